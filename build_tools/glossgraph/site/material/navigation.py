"""The navigation, in the form of MkDocs' `nav`."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.site.page import Page


def navigation(pages: Iterable[Page]) -> list[dict[str, object]]:
    """Return the entries of those pages that have one, in order; those of one section stand together."""
    written: list[dict[str, object]] = []
    for section, group in groupby((page for page in pages if page.entry), key=lambda page: page.section):
        # themes put titles into a page as they are
        entries: list[dict[str, object]] = [{escape(page.entry): page.path} for page in group]
        written += [{escape(section): entries}] if section else entries
    return written
