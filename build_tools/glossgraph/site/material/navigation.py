"""The navigation, in the form of MkDocs' `nav`."""

from __future__ import annotations

from html import escape
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from glossgraph.site.page import Page

Entry = str | dict[str, Any]
"""The path of a page, or a name with the path of a page or with the entries of a group."""


def navigation(pages: Iterable[Page], path_of: Callable[[Page], str] = attrgetter("path")) -> list[Entry]:
    """Return the entries of those pages that have one, in order; pages in a row with the same section are one group."""
    top_level: list[Entry] = []
    for section, group in groupby((page for page in pages if page.entry), key=lambda page: page.section):
        # themes copy titles to a page as they are
        entries: list[Entry] = [{escape(page.entry): path_of(page)} for page in group]
        top_level += [{escape(section): entries}] if section else entries
    return top_level


def grouped(title: str, entries: list[Entry]) -> Entry:
    """Return a glossary's navigation as one group of a larger one, in which its home page is not called "Home"."""
    home = list(listed(entries[:1]))
    return {escape(title): [*home, *entries[1:]]}


def listed(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the path of every page in a navigation."""
    for entry in entries:
        for target in entry.values() if isinstance(entry, dict) else [entry]:
            yield from listed(target) if isinstance(target, list) else [target]
