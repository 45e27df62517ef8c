"""The kinds of pages: one module each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from glossgraph.site.pages import (
    a_to_z,
    changes,
    check,
    comparison,
    data,
    group,
    hierarchy,
    home,
    kind,
    model,
    path,
    questions,
    reference,
    relation,
    release,
    setting,
    settings,
    stage,
    statistics,
    term,
    whole_map,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.site.page import Page, Site


class PageKind(Protocol):
    """What every module of this folder offers."""

    __name__: str
    __doc__: str

    def pages(self, site: Site) -> Iterable[Page]:
        """Make the pages of this kind, in order."""
        ...


PAGE_KINDS: tuple[PageKind, ...] = (
    home,
    whole_map,
    hierarchy,
    a_to_z,
    term,
    path,
    comparison,
    model,
    kind,
    group,
    settings,
    setting,
    questions,
    stage,
    relation,
    reference,
    data,
    statistics,
    changes,
    release,
    check,
)
"""Every kind of page, in the order of the navigation."""
