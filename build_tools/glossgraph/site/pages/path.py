"""A page for each reading path, and one that lists them; and the place of a term on each path."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.site.parts.edges import link
from glossgraph.site.template import page
from glossgraph.text.plain import plain_words
from glossgraph.words.content import Link, Words
from glossgraph.words.prose import BELOW_TITLE, prose, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, ReadingPath, Term
    from glossgraph.site.page import Page, Site

_SOURCE = "graph/paths.yml"


MOST_PLACES = 100
"""On how many paths the page of a term shows its place."""


class PlaceOnPath(NamedTuple):
    """The place of a term on a path, and the terms before and after it, if there are any."""

    path: ReadingPath
    number: int
    """The number of the term, counted from 1."""
    of: int
    """How many terms the path has."""
    before: Term | None
    after: Term | None

    @property
    def link(self) -> Link:
        """A link to the page of the path."""
        return Link(f"paths/{self.path.id}.md", self.path.label)


def pages(site: Site) -> Iterator[Page]:
    """Make the page of all paths and one for each; none in a glossary without paths."""
    glossary, say = site.glossary, site.words.say
    if not glossary.paths:
        return
    yield page(
        site,
        "paths/index.md",
        "paths.md.j2",
        say("paths.title"),
        say("paths.summary", glossary=glossary.about.title),
        values=lambda: {
            "rows": [
                (path, Words(path.label), sentence(glossary, path.description), len(terms_of(glossary, path)))
                for path in glossary.paths.values()
            ],
        },
        source=_SOURCE,
        leads_to=(f"paths/{id_}.md" for id_ in glossary.paths),
        entry=say("paths.title"),
    )
    for path in glossary.paths.values():
        yield _page(site, path)


def _page(site: Site, path: ReadingPath) -> Page:
    glossary = site.glossary

    def values() -> dict[str, object]:
        texts = {stop.term: sentence(glossary, stop.text) for stop in reversed(path.stops)}
        return {
            "path_id": path.id,
            "script_words": site.words.group("paths-script"),
            "heading": Words(path.label),
            "description": prose(glossary, path.description, seen=set(), level=BELOW_TITLE),
            "stops": [
                (term, link(term), plain_words(glossary, term.definition), texts[term.id])
                for term in terms_of(glossary, path)
            ],
        }

    return page(
        site,
        f"paths/{path.id}.md",
        "path.md.j2",
        path.label,
        plain_words(glossary, path.description),
        values=values,
        source=_SOURCE,
        leads_to=(f"terms/{stop.term}.md" for stop in path.stops),
    )


def terms_of(glossary: Glossary, path: ReadingPath) -> list[Term]:
    """Return the terms of a path in order, each once."""
    return [glossary.terms[id_] for id_ in dict.fromkeys(s.term for s in path.stops) if id_ in glossary.terms]


def places_on_paths(glossary: Glossary, id_: str) -> list[PlaceOnPath]:
    """Return the place of a term on each path that leads to it, or on the first ones if these are too many."""
    places = []
    for path in glossary.paths.values():
        terms = terms_of(glossary, path)
        ids = [term.id for term in terms_of(glossary, path)]
        if id_ in ids:
            number = ids.index(id_)
            around = [None, *terms, None]
            places.append(PlaceOnPath(path, number + 1, len(ids), around[number], around[number + 2]))
        if len(places) == MOST_PLACES:
            break
    return places
