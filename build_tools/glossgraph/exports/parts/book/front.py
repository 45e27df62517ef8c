"""What stands before the terms of a book: its title, how it is to be read, and what its home page says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.parts.book.element import element
from glossgraph.words.dates import day_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from glossgraph.exports.parts.book.edition import Edition
    from glossgraph.model import Party


def title_page(edition: Edition) -> Element:
    """Return the title page: title, description, who made it, which version it is and how it may be used."""
    about, say = edition.glossary.about, edition.say
    made = element("section", id="title", class_="title")
    made.append(element("p", about.title, class_="name"))
    made.extend(element("p", *edition.line(text), class_="subtitle") for text in (about.description,) if text)
    people = [*about.authors, *([about.publisher] if about.publisher else [])]
    made.extend(element("p", _party(party), class_="author") for party in people)
    facts = []
    if about.version:
        facts.append(element("p", say("book.version", version=about.version), class_="imprint"))
    if about.created:
        facts.append(element("p", say("book.created", day=day_in_words(say, about.created)), class_="imprint"))
    if about.license:
        licence = element("a", about.license.name, href=about.license.url, class_="web")
        facts.append(element("p", say("book.license"), " ", licence, class_="imprint"))
    made.extend(facts)
    return made


def how_to_read(edition: Edition) -> Element:
    """Return the chapter that explains what readers find at a term, with the relations between terms."""
    glossary, say = edition.glossary, edition.say
    made = element("section", id="how-to-read", class_="chapter front")
    made.append(element("h1", say("book.how-to-read")))
    made.append(element("p", say("book.about-entries")))
    if glossary.stages:
        made.append(element("p", say("book.about-stages")))
    if edition.references:
        made.append(element("p", say("book.about-sources")))
    if len(edition.terms) < len(glossary.terms):
        told = say("book.abridged", number=len(edition.terms), of=edition.words.number(len(glossary.terms)))
        made.append(element("p", told))
    relations = [relation for id_, relation in glossary.relations.items() if glossary.by_relation[id_]]
    if relations:
        made.append(element("h2", say("book.relations"), class_="plain"))
        items = []
        for relation in relations:
            back = relation.inverse if relation.inverse and not relation.symmetric else ""
            name = say("book.relation-and-inverse", relation=relation.label, inverse=back) if back else relation.label
            about = [": ", *edition.line(relation.description)] if relation.description else []
            items.append(element("li", element("strong", name), *about))
        made.append(element("ul", *items))
    return made


def introduction(edition: Edition) -> Iterator[Element]:
    """Yield the chapter with what the glossary says of itself, if it says anything."""
    sections = edition.glossary.about.sections
    if not sections:
        return
    made = element("section", id="introduction", class_="chapter front")
    made.append(element("h1", edition.say("book.introduction")))
    for section in sections:
        made.append(element("h2", section.heading, class_="plain"))
        made.extend(edition.text(section.text))
    yield made


def _party(party: Party) -> Element:
    is_web = party.url.startswith(("https://", "http://"))
    return element("a", party.name, href=party.url, class_="web") if is_web else element("span", party.name)
