"""The A-Z: every label, and every alias as a "see" entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from glossgraph.model import once
from glossgraph.site.parts.edges import link, listed_link
from glossgraph.site.parts.paged_list import MOST, Item, Whole, pages_of, part_with, parts_of
from glossgraph.site.parts.places import SCRIPT
from glossgraph.site.parts.setting_filter import filter_of_terms, settings_by_term
from glossgraph.site.parts.sizes import size
from glossgraph.site.template import page
from glossgraph.text.collation import collation
from glossgraph.words.content import Words, text
from glossgraph.words.prose import sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from glossgraph.model import Glossary, Term
    from glossgraph.site.page import Page, Site
    from glossgraph.site.parts.paged_list import Part
    from glossgraph.words.content import Markdown


PATH = "terms/index.md"


class IndexEntry(NamedTuple):
    """A line of the index."""

    name: str
    """The name by which it is sorted."""
    term: Term
    alias: str = ""
    """The name, if it is another one than the label."""


def pages(site: Site) -> Iterator[Page]:
    """Make the page, and one for each part if there are too many terms."""
    glossary, say = site.glossary, site.words.say
    title, summary = say("a-to-z.title"), say("a-to-z.summary", glossary=glossary.about.title)
    parts = _parts(site)
    yield page(
        site,
        PATH,
        "a_to_z.md.j2",
        title,
        summary,
        values=lambda: {
            "terms": len(glossary.terms),
            "parts": parts,
            "script": SCRIPT,
            **({"letters": _places(site, parts)} if parts else _values(site, slice(None))),
        },
        leads_to=[part.path for part in parts] or (f"terms/{id_}.md" for id_ in glossary.terms),
        entry=say("a-to-z.entry"),
    )
    yield from pages_of(
        site,
        Whole(PATH, title, summary),
        parts,
        "a_to_z_list.j2",
        lambda part: _values(site, part.span),
        leads_to=lambda part: (f"terms/{id_}.md" for id_ in _terms(site, part.span)),
    )


def _parts(site: Site) -> tuple[Part, ...]:
    glossary = site.glossary
    settings = settings_by_term(glossary)
    # with the choice of settings, each of them names the term again
    named = {id_: len(settings[id_]) * (len(id_) + 1) for id_ in glossary.terms}
    if sum(_size(entry) + named[entry.term.id] for entry in _entries(glossary)) <= MOST:
        return ()
    order = collation(glossary.about.language)
    ideographs = site.words.say("a-to-z.ideographs")
    items = (
        Item(_size(entry) + named[entry.term.id], order.letter(entry.name) or ideographs) for entry in _sorted(glossary)
    )
    return parts_of(site.words, "a-to-z/", items)


def _size(entry: IndexEntry) -> int:
    return size(entry.term.id, entry.term.title, entry.alias or entry.term.definition)


def _values(site: Site, span: slice) -> dict[str, Any]:
    letters = (
        (Words(letter or site.words.say("a-to-z.ideographs")), lines) for letter, lines in _by_letter(site, span)
    )
    return {"letters": list(letters), "filter": filter_of_terms(site, _terms(site, span))}


def _places(site: Site, parts: Sequence[Part]) -> list[tuple[Words, str]]:
    """Return the letters, each with the path of the part in which it begins."""
    order, places = collation(site.glossary.about.language), dict[str, str]()
    for number, entry in enumerate(_sorted(site.glossary)):
        places.setdefault(order.letter(entry.name), part_with(parts, number, PATH))
    return [(Words(letter or site.words.say("a-to-z.ideographs")), path) for letter, path in places.items()]


def _terms(site: Site, span: slice) -> Collection[str]:
    """Return the ids of the terms that some of the entries name, each once."""
    terms = site.glossary.terms
    if span == slice(None):
        return terms
    named = {entry.term.id for entry in _sorted(site.glossary)[span]}
    return [id_ for id_ in terms if id_ in named]


def _by_letter(site: Site, span: slice) -> Iterable[tuple[str, list[Markdown]]]:
    order = collation(site.glossary.about.language)
    letters: dict[str, list[Markdown]] = {}
    for entry in _sorted(site.glossary)[span]:
        letters.setdefault(order.letter(entry.name), []).append(_line(site, entry))
    return letters.items()


@once
def _sorted(glossary: Glossary) -> list[IndexEntry]:
    order = collation(glossary.about.language)
    return sorted(_entries(glossary), key=lambda e: (order.key(e.name), e.alias, e.term.title))


def _entries(glossary: Glossary) -> Iterator[IndexEntry]:
    for term in glossary.terms.values():
        yield IndexEntry(term.title, term)
        for alias in (*term.synonyms, *term.outdated_names):
            yield IndexEntry(alias, term, alias)


def _line(site: Site, entry: IndexEntry) -> Markdown:
    glossary, term = site.glossary, entry.term
    if entry.alias:
        return site.words.text("a-to-z.see", alias=entry.alias, term=link(term))
    definition = sentence(glossary, term.definition)
    line = text("**", listed_link(glossary, term), "**", *((": ", definition) if definition else ()))
    replacement = glossary.terms.get(term.replaced_by) if term.deprecated else None
    return text(line, " ", site.words.text("a-to-z.replaced", replacement=link(replacement))) if replacement else line
