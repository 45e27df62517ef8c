"""The kinds of pages: one module each."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Protocol

from glossgraph.site.pages import (
    changes,
    compare,
    home,
    index,
    kind,
    path,
    reference,
    relation,
    stage,
    statistics,
    term,
    whole_map,
)
from glossgraph.site.used import with_definitions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Glossary
    from glossgraph.site import Page, Site


class PageKind(Protocol):
    """What a module of this folder offers."""

    __name__: str
    __doc__: str

    def pages(self, site: Site) -> Iterable[Page]:
        """Make the pages of this kind, in order."""
        ...


PAGE_KINDS: tuple[PageKind, ...] = (
    home,
    path,
    whole_map,
    stage,
    index,
    term,
    compare,
    kind,
    relation,
    reference,
    statistics,
    changes,
)
"""Every kind of page."""


def pages(site: Site) -> Iterator[Page]:
    """Yield every page of a glossary without errors."""
    for each in PAGE_KINDS:
        yield from (with_definitions(site.glossary, page) for page in each.pages(site))


def navigation(glossary: Glossary) -> list[tuple[str, str | list[tuple[str, str]]]]:
    """Return the titles and paths of the navigation. It lists groups: themes render all of it on every page."""
    entries: list[tuple[str, str | list[tuple[str, str]]]] = [
        ("Home", "index.md"),
        ("Map", whole_map.PATH),
        ("All terms, A–Z", "terms/index.md"),
    ]
    # themes put titles into a page as they are
    if glossary.paths:
        paths = [(escape(each.label), f"paths/{each.id}.md") for each in glossary.paths.values()]
        entries.append(("Reading paths", [("All paths", "paths/index.md"), *paths]))
    if glossary.stages:
        stages = [(escape(f"{s.number}. {s.label}"), f"stages/{s.id}.md") for s in glossary.stages.values()]
        entries.append(("Stages", [("All stages", "stages/index.md"), *stages]))
    if compare.pairs(glossary):
        entries.append(("Comparisons", "compare/index.md"))
    entries.append(("Relations", "relations/index.md"))
    if glossary.kinds:
        entries.append(("Kinds", "kinds/index.md"))
    if glossary.references:
        entries.append(("References", "references.md"))
    return entries
