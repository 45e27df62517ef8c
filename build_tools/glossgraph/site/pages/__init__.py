"""The kinds of pages: one module each."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Protocol

from glossgraph.site.pages import home, index, reference, relation, stage, term, whole_map

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


PAGE_KINDS: tuple[PageKind, ...] = (home, whole_map, index, stage, relation, term, reference)
"""Every kind of page."""


def pages(site: Site) -> Iterator[Page]:
    """Yield every page of a glossary without errors."""
    for kind in PAGE_KINDS:
        yield from kind.pages(site)


def navigation(glossary: Glossary) -> list[tuple[str, str | list[tuple[str, str]]]]:
    """Return the titles and paths of the navigation. It lists groups: themes render all of it on every page."""
    entries: list[tuple[str, str | list[tuple[str, str]]]] = [("Home", "index.md")]
    if glossary.stages:
        # themes put titles into a page as they are
        stages = [(escape(f"{s.number}. {s.label}"), f"stages/{s.id}.md") for s in glossary.stages.values()]
        entries.append(("Stages", [("All stages", "stages/index.md"), *stages]))
    entries += [("Map", whole_map.PATH), ("All terms, A–Z", "terms/index.md"), ("Relations", "relations/index.md")]
    if glossary.references:
        entries.append(("References", "references.md"))
    return entries
