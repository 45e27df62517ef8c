"""The navigation, in the form of MkDocs' `nav`."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.site.page import Page


def navigation(pages: Iterable[Page]) -> list[dict[str, object]]:
    """Return the entries of those pages that have one, in order; pages in a row with the same section are one group."""
    top_level: list[dict[str, object]] = []
    for section, group in groupby((page for page in pages if page.entry), key=lambda page: page.section):
        # themes copy titles to a page as they are
        entries: list[dict[str, object]] = [{escape(page.entry): page.path} for page in group]
        top_level += [{escape(section): entries}] if section else entries
    return top_level
