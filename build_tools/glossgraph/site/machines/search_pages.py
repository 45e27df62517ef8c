"""What a search finds besides the entries of the glossary: its lists, and the sections of pages that are by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from glossgraph.site.parts.anchors import section_id
from glossgraph.site.parts.edges import comparison_path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from glossgraph.site.page import Page, Site

MOST = 150_000
"""How many characters of pages by hand are searched at most, as they come in one file; beyond, only their headings."""

_PART = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[\s\S]*?^(?P=fence)[`~]*[ \t]*$|^(?P<marks>#{1,6})[ \t]+(?P<title>.*?)[ \t]*$",
    re.MULTILINE,
)
"""A heading, or a block of code, in which no line is one."""

_MARKS = re.compile(r"<[^<>]*>|\]\([^()\s]*\)|[*_`#>|\[\]{}]+|^---\n[\s\S]*?\n---\n")

Row = tuple[str, str, str, str]
"""The title of a page or a section, its address, the page that it is on (or nothing), and the text."""


def rows(site: Site, pages: Mapping[str, Page], by_hand: Collection[str]) -> list[Row]:
    """Return what is searched of pages; `by_hand` are the paths of those that are not of the glossary."""
    compared = {comparison_path(*pair) for pair in site.glossary.apart}
    found: list[Row] = []
    room = MOST
    for path, page in pages.items():
        if path in by_hand:
            if not page.searched:
                continue
            sections = list(_sections(site, page))
            room -= sum(len(text) for *_, text in sections)
            found += sections if room > 0 else [(*names, "") for *names, _ in sections]  # type: ignore[misc]
        elif page.searched and not page.term and path not in compared:
            found.append((page.title, quote(site.address(path)), "", page.summary))
    return found


def _sections(site: Site, page: Page) -> Iterator[Row]:
    """Yield the page itself with the text before its first section, and its sections."""
    text, address = page.text, quote(site.address(page.path))
    start, title, id_ = 0, "", ""
    for heading in _PART.finditer(text):
        if heading["title"] is None or len(heading["marks"]) == 1:
            continue
        yield _row(page, title, f"{address}#{quote(id_)}" if id_ else address, text[start : heading.start()])
        start, title, id_ = heading.end(), heading["title"], section_id(heading["title"])
    yield _row(page, title, f"{address}#{quote(id_)}" if id_ else address, text[start:])


def _row(page: Page, title: str, address: str, text: str) -> Row:
    words = " ".join(_MARKS.sub(" ", text).split())
    return (_plain(title), address, page.title, words) if title else (page.title, address, "", words or page.summary)


def _plain(title: str) -> str:
    return " ".join(_MARKS.sub(" ", title).split())
