"""The code in Markdown: blocks and spans in which nothing is interpreted."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENING = re.compile(r"^ {0,3}(?P<fence>`{3,}+|~{3,}+)[^\n`]*+\n|(?P<ticks>`+)|\\[\\`]", re.MULTILINE)
"""What opens code, or a backslash with the character that it escapes."""

_CLOSING = re.compile(r"^ {0,3}(`{3,}|~{3,}) *$", re.MULTILINE)

_TICKS = re.compile(r"`+")

_BLANK_LINE = re.compile(r"\n(?=[^\S\n]*\n)")

_SHORTEST_FENCE = 3


class Code(NamedTuple):
    """A part of a text that is code: where it is, what is in it, and whether it is a block between fences or a span."""

    start: int
    end: int
    inside: str
    is_block: bool


class _Closings:
    """All places at which code may end, found once: to search from each opening takes too long if many have no end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.fences: dict[str, list[tuple[int, int]]] = {}
        for match in _CLOSING.finditer(text):
            self.fences.setdefault(match[1], []).append(match.span())
        self.ticks: dict[str, list[tuple[int, int]]] = {}
        for match in _TICKS.finditer(text):
            self.ticks.setdefault(match[0], []).append(match.span())
        self.blank_lines = [match.start() for match in _BLANK_LINE.finditer(text)]

    def block(self, opening: re.Match[str]) -> Code | None:
        """Return the block that a fence opens. Fewer tildes than opened it may close it."""
        fence, start = opening["fence"], opening.end()
        lengths = range(len(fence), _SHORTEST_FENCE - 1, -1) if fence[0] == "~" else [len(fence)]
        for length in lengths:
            end = _next_span(self.fences.get(fence[:length], []), start)
            if end:
                return Code(opening.start(), end[1], self.text[start : end[0]], is_block=True)
        return None

    def span(self, run: tuple[int, int]) -> Code | None:
        """Return the span that a run of backticks opens; it ends at the next run of that length in its paragraph."""
        start = run[1]
        end = _next_span(self.ticks.get(self.text[run[0] : start], []), start)
        blank = bisect_left(self.blank_lines, start)
        if not end or (blank < len(self.blank_lines) and self.blank_lines[blank] < end[0]):
            return None
        return Code(run[0], end[1], self.text[start : end[0]], is_block=False)


def find_code(text: str) -> Iterator[Code]:
    """Yield the blocks of code between fences, and the spans of code between backticks, in order."""
    if "`" not in text and "~~~" not in text:
        return
    closings = _Closings(text)
    position = 0
    while opening := _OPENING.search(text, position):
        if opening[0][0] == "\\":
            position = opening.end()
            continue
        code = closings.block(opening) if opening["fence"] else None
        run = opening.span("fence" if opening["fence"] else "ticks")
        if not code and text[run[0]] == "`":
            code = closings.span(run)
        if code:
            yield code
        position = code.end if code else run[1]


def _next_span(spans: list[tuple[int, int]], start: int) -> tuple[int, int] | None:
    number = bisect_left(spans, (start, 0))
    return spans[number] if number < len(spans) else None
