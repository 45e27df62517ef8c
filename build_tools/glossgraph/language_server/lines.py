"""Places in a text as editors count them: lines from 0, and columns in the units that client and server agreed on."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from lsprotocol.types import Position, PositionEncodingKind, Range

if TYPE_CHECKING:
    from glossgraph.source import Span

_LAST_OF_ONE_WORD = 0xFFFF
"""The last character that UTF-16 writes with one word."""

START = Range(Position(0, 0), Position(0, 0))


class Lines:
    """The lines of a text, which only line feeds end: what else Python takes for line ends is none here."""

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
        """Take a text, and how columns are counted."""
        self.text = text
        self.lines = text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self.lines)]
        self._size = _SIZES.get(PositionEncodingKind(encoding))

    def position(self, offset: int) -> Position:
        """Return the position of an offset in characters."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset, hi=len(self.lines)) - 1
        return Position(line, self._units(self.text[self._starts[line] : offset]))

    def range(self, start: int, end: int) -> Range:
        """Return the range between two offsets."""
        return Range(self.position(start), self.position(end))

    def range_of(self, span: Span) -> Range:
        """Return the range of a span, which counts lines and columns from 1 and in characters."""
        return self.range(*self.span(span))

    def span(self, span: Span) -> tuple[int, int]:
        """Return the offsets of a span."""
        start = self._offset(span.line, span.column)
        return start, max(start, self._offset(span.end_line, span.end_column))

    def offset(self, position: Position) -> int:
        """Return the offset in characters of a position; one behind the end of a line, or of the text, is that end."""
        if position.line >= len(self.lines):
            return len(self.text)
        line = self.lines[position.line]
        return self._starts[position.line] + self._characters(line, position.character)

    def _offset(self, line: int, column: int) -> int:
        if line > len(self.lines):
            return len(self.text)
        return self._starts[line - 1] + min(column - 1, len(self.lines[line - 1]))

    def _units(self, text: str) -> int:
        return len(text) if self._size is None or text.isascii() else sum(map(self._size, text))

    def _characters(self, line: str, units: int) -> int:
        if self._size is None or line.isascii():
            return min(units, len(line))
        ends = accumulate(map(self._size, line))
        return sum(1 for _ in takewhile(lambda end: end <= units, ends))


def _bytes(character: str) -> int:
    return len(character.encode("utf-8", "surrogatepass"))


def _words(character: str) -> int:
    return 1 + (ord(character) > _LAST_OF_ONE_WORD)


_SIZES = {PositionEncodingKind.Utf8: _bytes, PositionEncodingKind.Utf16: _words}
"""How many units a character has; with other encodings it is one."""
