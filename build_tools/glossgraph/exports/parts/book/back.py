"""What stands after the terms of a book: settings, reading paths, sources, and the index of all names."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.exports.parts.book.element import element
from glossgraph.exports.parts.book.text import blocks
from glossgraph.graph.members import described
from glossgraph.words.citations import reference_citation
from glossgraph.words.content import text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from glossgraph.exports.parts.book.edition import Edition
    from glossgraph.model import Setting


class _Name(NamedTuple):
    """A name in the index, and the terms that have it; as a label, or as another name."""

    written: str
    term: str
    is_label: bool


def settings(edition: Edition) -> Iterator[Element]:
    """Yield the chapter of the settings: who takes part in each, and what is the case there."""
    found = [setting for setting in described(edition.glossary) if setting.label]
    if not found:
        return
    made = element("section", id="settings", class_="chapter")
    made.append(element("h1", edition.glossary.about.settings_title or edition.say("settings.section")))
    for setting in found:
        made.extend(_setting(edition, setting))
    yield made


def paths(edition: Edition) -> Iterator[Element]:
    """Yield the chapter of the reading paths."""
    if not edition.glossary.paths:
        return
    made = element("section", id="paths", class_="chapter")
    made.append(element("h1", edition.say("paths.title")))
    for path in edition.glossary.paths.values():
        made.append(element("h2", path.label, id=f"path-{path.id}", class_="plain"))
        made.extend(edition.text(path.description))
        stops = [stop for stop in path.stops if stop.term in edition.glossary.terms]
        items = []
        for stop in stops:
            link = edition.link(edition.glossary.terms[stop.term])
            items.append(element("li", link, ": ", *edition.line(stop.text)) if stop.text else element("li", link))
        made.append(element("ol", *items))
    yield made


def sources(edition: Edition) -> Iterator[Element]:
    """Yield the list of sources, numbered as they are cited."""
    if not edition.references:
        return
    made = element("section", id="sources", class_="chapter sources")
    made.append(element("h1", edition.say("sources.heading")))
    items = []
    for number, reference in enumerate(edition.references, start=1):
        (written, *_) = blocks(edition, text(reference_citation(edition.words, reference))) or [element("p")]
        written.tag = "li"
        written.set("id", f"s-{number}")
        items.append(written)
    made.append(element("ol", *items, class_="sources"))
    yield made


def index(edition: Edition) -> Element:
    """Return the index: every name of every term, by the letters with which they begin."""
    made = element("section", id="index", class_="chapter index")
    made.append(element("h1", edition.say("book.index")))
    names = sorted(_names(edition), key=lambda name: (edition.order.key(name.written), not name.is_label, name.term))
    for letter, found in groupby(names, lambda name: edition.order.letter(name.written)):
        made.append(element("h2", letter or edition.say("a-to-z.ideographs"), class_="letter"))
        made.append(element("ul", *(_indexed(edition, name) for name in found), class_="names"))
    return made


def _indexed(edition: Edition, name: _Name) -> Element:
    if name.is_label:
        return element("li", element("a", name.written, href=f"#t-{name.term}", class_="entry"))
    label = edition.glossary.terms[name.term].title
    said = edition.say("book.see", alias="\0", term="\1")
    parts = [{"\0": name.written, "\1": label}.get(part, part) for part in _split(said)]
    return element("li", element("a", *parts, href=f"#t-{name.term}", class_="entry"))


def _split(said: str) -> list[str]:
    """Return words with what stands for values apart."""
    parts = [""]
    for character in said:
        if character in "\0\1":
            parts += [character, ""]
        else:
            parts[-1] += character
    return parts


def _names(edition: Edition) -> Iterator[_Name]:
    for id_ in sorted(edition.terms):
        term = edition.glossary.terms[id_]
        yield _Name(term.title, id_, is_label=True)
        others = dict.fromkeys((*term.synonyms, *term.outdated_names))
        yield from (_Name(name, id_, is_label=False) for name in others if name != term.title)


def _setting(edition: Edition, setting: Setting) -> Iterator[Element]:
    glossary, say = edition.glossary, edition.say
    yield element("h2", setting.label, id=f"setting-{setting.id}", class_="plain")
    yield from edition.text(setting.description)
    roles = {role.role: role.label for role in glossary.about.roles}
    cast = [(roles.get(role, role), actor) for role, actor in setting.cast.items() if actor in glossary.terms]
    if cast:
        yield element("h3", say("settings.cast"))
        rows = [
            element("tr", element("th", role), element("td", edition.link(glossary.terms[actor])))
            for role, actor in cast
        ]
        yield element("table", *rows, class_="cast")
    if setting.facts:
        yield element("h3", say("settings.facts"))
    for fact in setting.facts:
        cited = [part for source in fact.sources for part in edition.cited(source)]
        yield element("p", element("strong", fact.about), " – ", *edition.line(fact.text, "", set()), *cited)
