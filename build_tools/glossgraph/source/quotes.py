"""Which quote was left open: the parser stops only at a later one, which closes it by chance, or at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENTRY = re.compile(r"""(?P<dashes>\s*(?:- +)*)(?P<key>(?:[\w-]+|"[^"]*"|'[^']*') *:(?:\s+|$))?""")
_IN_BRACKETS = re.compile(r"""\s#|[\]}]|(?:[\[{,:]\s*|^\s*(?=["']))["']?""")
_REST = {'"': re.compile(r'[^"\\]*(?:\\.[^"\\]*)*"'), "'": re.compile(r"[^']*(?:''[^']*)*'(?!')")}


@dataclass(slots=True)
class _Reader:
    """What a reader of YAML remembers from line to line."""

    column: int = -1
    """The column of the key, or the dash, of the latest entry."""
    unquoted: bool = False
    """Whether its value has no quotes around it: lines indented further then belong to it, and open no quotes."""
    depth: int = 0
    """How many brackets and braces are open."""
    quote: str = ""
    """The quote that is open, or nothing."""
    place: tuple[int, int] = (0, 0)
    """The line and the column of the quote that was opened last."""

    def accepts(self, number: int, line: str) -> bool:
        """Read a line; tell whether it may follow those before: within an open quote, no entry can begin."""
        indent = len(line) - len(line.lstrip())
        entry = _ENTRY.match(line)
        begins = entry is not None and bool(entry["key"] or entry["dashes"].strip()) and indent <= self.column
        if self.quote:
            if not begins:
                column = self._close(line, 0)
                if column >= 0 and self.depth:
                    self._read_brackets(number, line, column)
            return not begins
        if line.startswith("#", indent) or (self.unquoted and indent > self.column):
            return True
        if self.depth and not begins:
            self._read_brackets(number, line, 0)
        elif entry:
            self.depth = 0
            self._read_entry(number, line, entry)
        return True

    def _read_entry(self, number: int, line: str, entry: re.Match[str]) -> None:
        if entry["key"]:
            self.column = entry.start("key")
        elif entry["dashes"].strip():
            self.column = entry["dashes"].rindex("-")
        value = line[entry.end() : entry.end() + 1]
        self.unquoted = value not in {"", "#", "[", "{", *_REST}
        if value in _REST:
            self._open(number, line, entry.end())
        elif value in {"[", "{"}:
            self._read_brackets(number, line, entry.end())

    def _open(self, number: int, line: str, column: int) -> int:
        """Open a quote; return the column after its end, or -1 if it does not close on this line."""
        self.quote, self.place = line[column], (number, column)
        return self._close(line, column + 1)

    def _close(self, line: str, column: int) -> int:
        rest = _REST[self.quote].match(line, column)
        if rest is None:
            return -1
        self.quote = ""
        return rest.end()

    def _read_brackets(self, number: int, line: str, column: int) -> None:
        while match := _IN_BRACKETS.search(line, column):
            mark, column = match[0], match.end()
            if mark.endswith("#"):
                return
            self.depth += mark.startswith(("[", "{")) - mark.startswith(("]", "}"))
            if not self.depth:
                return
            if mark[-1:] in _REST:
                column = self._open(number, line, column - 1)
                if column < 0:
                    return


def unclosed_quote(lines: Iterable[str], *, at_end: bool) -> tuple[int, int] | None:
    """Return the line and the column, from 0, of the first quote that is open where the next entry begins.

    Args:
        lines: The lines of the text.
        at_end: Whether a quote that is still open after the last line counts too.

    """
    reader = _Reader()
    for number, line in enumerate(lines):
        if line.strip() and not reader.accepts(number, line):
            return reader.place
    return reader.place if at_end and reader.quote else None
