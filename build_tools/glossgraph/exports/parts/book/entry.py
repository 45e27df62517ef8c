"""A term as a section of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.parts.book.connections import connections, distinctions
from glossgraph.exports.parts.book.element import element, extend, joined
from glossgraph.exports.parts.book.numbers import examples, figures, formula
from glossgraph.exports.parts.book.stories import appearances, steps, stories
from glossgraph.graph.members import settings_with
from glossgraph.graph.seen import is_article, is_dated
from glossgraph.words.languages import name_of_language, other_languages
from glossgraph.words.say import label_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from glossgraph.exports.parts.book.edition import Edition
    from glossgraph.exports.parts.book.element import Content
    from glossgraph.model import Term


def entry(edition: Edition, term: Term) -> Element:
    """Return the section of a term: its heading, its definition, and whatever else its file says."""
    made = element("section", id=f"t-{term.id}", class_="term")
    made.append(element("h2", label_of(edition.say, term)))
    made.extend(_head(edition, term))
    for heading, blocks in _sections(edition, term):
        listed = list(blocks)
        if listed:
            made.append(element("h3", heading))
            made.extend(listed)
    return made


def _head(edition: Edition, term: Term) -> Iterator[Element]:
    facts = list(_facts(edition, term))
    if facts:
        yield element("p", *joined(facts, " · "), class_="facts")
    if term.deprecated:
        yield from _deprecated(edition, term)
    definition = edition.line(term.definition, term.id, set())
    if definition:
        yield element("p", *definition, class_="definition")
    if term.coined:
        said = edition.words.text("term.coined", name=term.label)
        yield element("p", *edition.written(said), " ", *edition.line(term.coined.reason, term.id, set()))
    yield from formula(edition, term)


def _facts(edition: Edition, term: Term) -> Iterator[Content]:
    """Yield what a term is, and what it is called."""
    glossary, say = edition.glossary, edition.say
    kind, stage = glossary.kinds.get(term.kind), glossary.stages.get(term.stage)
    if kind and len(glossary.kinds) > 1:
        yield kind.label
    if stage:
        yield say("book.stage", number=stage.number, stage=stage.label)
    yield from term.identifiers.notations
    comma = say("list.comma")
    for key, names in (("term.also-called", term.synonyms), ("term.no-longer-called", term.outdated_names)):
        if names:
            said = {"aliases" if key == "term.also-called" else "names": comma.join(names)}
            yield say(key, **said)
    groups = [glossary.groups[id_].label for id_ in term.groups if id_ in glossary.groups]
    if groups:
        yield say("term.member-of", number=len(groups), groups=comma.join(groups))
    settings = [setting.label for setting in settings_with(glossary, term)] if len(glossary.settings) > 1 else []
    if settings and len(settings) < len(glossary.settings):
        yield say("book.in-settings", settings=comma.join(settings))


def _deprecated(edition: Edition, term: Term) -> Iterator[Element]:
    instead = edition.glossary.terms.get(term.replaced_by)
    said: list[Content] = [edition.say("book.no-longer-used")]
    if instead:
        said += [" → ", edition.link(instead)]
    reason = edition.line(term.status_reason, term.id, set())
    yield element("p", *said, *([" ", *reason] if reason else []), class_="note")


def _sections(edition: Edition, term: Term) -> Iterator[tuple[str, Iterable[Element]]]:
    say = edition.say
    told = "article" if is_article(edition.glossary, term) else ""
    told = "episode" if told and is_dated(term) else told
    explanation = {
        "": say("term.explanation"),
        "article": say("term.explanation-of-article"),
        "episode": say("term.explanation-of-episode"),
    }
    story = {
        "": say("term.diagram"),
        "article": say("term.diagram-of-article"),
        "episode": say("term.diagram-of-episode"),
    }
    limits = say("term.boundaries-of-episode") if told == "episode" else say("term.boundaries")
    yield story[told], (*steps(edition, term), *stories(edition, term))
    yield explanation[told], edition.text(term.explanation, term.id)
    yield limits, _listed(edition, term, term.boundaries)
    yield say("figures.heading"), figures(edition, term)
    yield say("examples.heading"), examples(edition, term)
    yield say("term.connects"), connections(edition, term)
    yield say("term.distinctions"), distinctions(edition, term)
    yield say("term.questions"), _questions(edition, term)
    yield say("notes.title"), _notes(edition, term)
    yield say("notes.usage-sentences"), _listed(edition, term, term.usage)
    yield say("term.seen"), appearances(edition, term)
    yield say("languages.title"), _translations(edition, term)
    yield say("elsewhere.title"), _elsewhere(edition, term)
    yield say("sources.further"), _further(edition, term)


def _listed(edition: Edition, term: Term, texts: Iterable[str]) -> Iterator[Element]:
    seen: set[str] = set()
    items = [element("li", *edition.line(text, term.id, seen)) for text in texts]
    if items:
        yield element("ul", *items)


def _questions(edition: Edition, term: Term) -> Iterator[Element]:
    for question in term.faq:
        yield element("h4", question.question)
        yield from edition.text(question.answer, term.id)


def _notes(edition: Edition, term: Term) -> Iterator[Element]:
    for note in term.notes:
        type_ = edition.say(f"notes.{note.type}")
        if note.language:
            language = name_of_language(note.language, edition.glossary.about.language)
            type_ = edition.say("notes.in-language", type=type_, language=language)
        yield element("p", element("strong", type_), ": ", *edition.line(note.text, term.id), lang=note.language)


def _translations(edition: Edition, term: Term) -> Iterator[Element]:
    items = []
    for told in other_languages(edition.glossary, term):
        said = [element("span", text, lang=told.tag) for text in (told.names, told.definition) if text]
        items.append(element("li", element("strong", told.language), ": ", *joined(said, " – ")))
    if items:
        yield element("ul", *items)


def _elsewhere(edition: Edition, term: Term) -> Iterator[Element]:
    say = edition.say
    found: list[tuple[str, tuple[str, ...]]] = []
    if term.identifiers.iri:
        found.append((say("elsewhere.identifier"), (term.identifiers.iri,)))
    found += [(say(f"elsewhere.{type_}"), iris) for type_, iris in term.matches.by_type()]
    found += [(say("elsewhere.see-also"), term.see_also)] if term.see_also else []
    items = [
        element("li", element("strong", sort), ": ", *joined(map(address, addresses), say("list.comma")))
        for sort, addresses in found
    ]
    if items:
        yield element("ul", *items)


def address(written: str) -> Element:
    """Return an address with a link to it, if it is one of the web."""
    is_web = written.startswith(("https://", "http://"))
    return element("a", written, href=written, class_="web") if is_web else element("code", written)


def _further(edition: Edition, term: Term) -> Iterator[Element]:
    listed: list[Content] = []
    for id_ in term.sources:
        number = edition.numbers.get(id_)
        after = f"{edition.say('list.comma')}{term.locators[id_]}" if term.locators.get(id_) else ""
        name = element("a", edition.named[id_], href=f"#s-{number}") if number else element("span", id_)
        listed += [edition.say("list.semicolon")] if listed else []
        listed += [name, after]
    if listed:
        made = element("p")
        extend(made, listed)
        yield made
