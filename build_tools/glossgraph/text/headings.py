"""The headings in Markdown, which pages move below the level of the section that holds the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.text.scan import COVER, scan

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNDER = re.compile(r"\n[ ]*[-=]")

_LINE = re.compile(r"[^\n]+")

_FENCE = re.compile(r"[ \t]+(?:```|~~~)")
"""The fence of code within a list; that outside of one is found with all other code."""

_ITEM = re.compile(r"[ ]*(?:(?:[-*+]|\d{1,9}[.)])[ ]|>)")

_MARKS = re.compile(r"(?P<indent>[ ]*)(?:(?:[-*+]|\d{1,9}[.)])[ ]+|>[ ]?)*+(?P<hashes>#+)(?P<rest>.*)")

_TITLE = re.compile(r"[ ]{0,3}(?![-*+>#\s]|\d{1,9}[.)][ ]|[ ])")
"""The start of a line that a line below can make a heading: of no list, and no quotation."""

_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-+)[ ]*")

_LOWEST = 6
"""The lowest level of a heading."""

_DEEPEST_INDENT = 8
"""Within a list, a line that is indented by so much may be code."""


class _Heading(NamedTuple):
    """A heading: the span of its hashes, or of its title with the line below, and its level.

    At the level 0 it only looks like one, and what is put at its start makes that plain.
    """

    start: int
    end: int
    level: int
    title: str = ""
    before: str = "\\"


def moved_headings(text: str, top: int) -> Iterator[tuple[int, int, str]]:
    """Yield the spans of a text to replace, and by what, so that its highest headings get the level `top`.

    Without a level (0), there are no headings, and their marks become plain characters. So does a `#` that only some
    generators take for one, as in `#1 of the list`. Headings with a line below become headings with hashes, as there
    are such lines for two levels only.
    """
    if not _may_have_headings(text):
        return
    headings = list(_headings(text))
    levels = sorted({heading.level for heading in headings if heading.level})
    for heading in headings:
        if not heading.level or (not top and not heading.title):
            yield heading.start, heading.start, heading.before
        elif top and heading.title:
            yield heading.start, heading.start, f"{_hashes(levels, heading.level, top)} "
            # generators drop hashes at the end of a heading
            last = heading.title.endswith("#")
            yield heading.start + len(heading.title) - last, heading.end, "\\#" * last
        elif top:
            yield heading.start, heading.end, _hashes(levels, heading.level, top)


def heading_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the line of each heading of a text starts and ends; of two lines, the title."""
    for heading in _headings(text) if _may_have_headings(text) else ():
        if heading.level:
            end = text.find("\n", heading.start)
            yield heading.start, len(text) if end < 0 else end


def _may_have_headings(text: str) -> bool:
    return "#" in text or ("\n" in text and _UNDER.search(text) is not None)


def _hashes(levels: list[int], level: int, top: int) -> str:
    """Return the hashes of a heading; a level that no heading of the text has is left out."""
    return "#" * min(_LOWEST, top + levels.index(level))


def _headings(text: str) -> Iterator[_Heading]:
    in_list = in_fence = is_title = ends_block = False
    above: re.Match[str] | None = None
    for line in _LINE.finditer(scan(text).own_words):
        content = line[0]
        if not content.strip():
            continue
        is_first = above is None or line.start() > above.end() + 1
        is_item = bool(_ITEM.match(content))
        if is_item:
            in_list = True
        elif is_first and content[0] not in " \t":
            in_list = in_fence = False
        in_fence ^= in_list and bool(_FENCE.match(content))
        # white space before a text is left out
        indent = 4 if not in_list else _DEEPEST_INDENT
        marks = None if in_fence else _MARKS.fullmatch(content)
        heading = _with_hashes(marks, line.start()) if marks and (above is None or marks.end(1) < indent) else None
        if heading:
            yield heading
        underline = _UNDERLINE.fullmatch(content)
        if above and underline and is_title and not is_first:
            below = _with_line_below(text, above, line, 1 if underline[1][0] == "=" else 2)
            is_first = not below.level
            yield below
        is_title = (is_first or ends_block or is_item) and not (heading and heading.level) and not in_fence
        ends_block = bool(underline or (heading and heading.level) or not content.strip(COVER))
        above = line


def _with_hashes(marks: re.Match[str], line: int) -> _Heading:
    start, end = line + marks.start("hashes"), line + marks.end("hashes")
    is_heading = end - start <= _LOWEST and marks["rest"][:1] in {"", " ", "\t"}
    return _Heading(start, end, end - start if is_heading else 0)


def _with_line_below(text: str, title: re.Match[str], line: re.Match[str], level: int) -> _Heading:
    start = title.end() - len(title[0].lstrip())
    if not _TITLE.match(title[0]):
        return _Heading(line.start(), line.end(), 0, before="\n")
    return _Heading(start, line.end(), level, text[start : title.end()].rstrip())
