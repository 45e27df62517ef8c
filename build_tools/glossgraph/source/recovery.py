"""Everything that keeps a text from being read as YAML, and the rest of it that can be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.source.span import SourceError, Span

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_ROUNDS = 20
"""How often a text is read again after an error in it."""

MOST_CHARACTERS = 400_000
"""How many characters are read again in all: a long text is read less often."""

_KEY = re.compile(r"[\w-]+ *:(?:\s|$)|[\"'{\[]")
_ITEM = re.compile(r" *(?=- )")


@dataclass(frozen=True, slots=True)
class Recovered:
    """What is wrong with the syntax of a text, and as much of the text as can be read."""

    errors: list[SourceError]
    lines: tuple[str, ...]
    """The lines that can be read, as many as in the text: what was at fault is as it was meant, or left out."""
    written: tuple[str, ...]
    """The lines of the text."""
    whole: bool
    """Whether nothing was left out."""

    @property
    def text(self) -> str:
        """The text that can be read; empty if that is nothing."""
        return "\n".join(self.lines)

    @property
    def corrected(self) -> dict[int, str]:
        """The lines that are as they were meant, and were not so but for their indentation, by their numbers from 1."""
        pairs = enumerate(zip(self.lines, self.written, strict=False), start=1)
        return {n: meant for n, (meant, written) in pairs if meant and meant.strip() != written.strip()}

    @property
    def breaks_off(self) -> bool:
        """Whether there is an error at the very end of the text, so that the rest of it may be missing."""
        last = max((number for number, line in enumerate(self.written, start=1) if line.strip()), default=1)
        end = last, len(self.written[last - 1].rstrip()) + 1
        return any(error.span.line == last and error.stopped >= end for error in self.errors)

    def place(self, span: Span) -> Span:
        """Return the place in the text as it is written, from one in the text that can be read."""
        start, end = self._column(span.line, span.column), self._column(span.end_line, span.end_column)
        return Span(span.line, start, span.end_line, max(end, start) if span.line == span.end_line else end)

    def _column(self, line: int, column: int) -> int:
        meant, written = (lines[line - 1] if line <= len(lines) else "" for lines in (self.lines, self.written))
        if meant == written:
            return column
        pairs = enumerate(zip(meant, written, strict=False))
        same = next((n for n, (a, b) in pairs if a != b), len(written))
        # what was put in front of a value, such as a quote, moved what follows
        moved = len(meant) > len(written) and column > same + 1
        return min(column - moved, len(written) + 1)


def recover(text: str, refuse: Callable[[str], object]) -> Recovered:
    """Return every independent mistake of syntax; `refuse` raises the first one of a text.

    After a mistake, its lines are put as they were meant, where that is known; otherwise its entry is left out. If that
    does not help, what is found next is a consequence: it is not listed, and its entry is left out too.
    """
    written = text.split("\n")
    starts = _starts(written)
    errors: list[SourceError] = []
    lines, known, stopped, whole = written, set[int](), (0, 0), True
    for _ in range(min(MOST_ROUNDS, 1 + MOST_CHARACTERS // (len(text) + 1))):
        try:
            refuse("\n".join(lines))
        except SourceError as error:
            number = error.span.line - 1
            if number in known or error.stopped == stopped:
                left = _without(_without(lines, starts, number), starts, error.stopped[0] - 1)
                if left == lines:
                    break
                lines, whole = left, False
                continue
            error.span = Recovered([], tuple(lines), tuple(written), whole).place(error.span)
            errors.append(error)
            known.add(number)
            stopped = error.stopped
            if error.meant:
                lines = [error.meant.get(n, line) for n, line in enumerate(lines)]
            else:
                lines, whole = _without(lines, starts, number), False
        else:
            return Recovered(errors, tuple(lines), tuple(written), whole)
    return Recovered(errors, (), tuple(written), whole=False)


def _starts(lines: list[str]) -> list[int]:
    """Return the numbers of the lines on which the entries of a text begin: those of its list, if it has only one."""
    keys = [number for number, line in enumerate(lines) if _KEY.match(line)]
    if len(keys) > 1:
        return keys
    items = [(match.end(), number) for number, line in enumerate(lines) if (match := _ITEM.match(line))]
    outermost = min(items, default=(0, 0))[0]
    return sorted({*keys, *(number for indent, number in items if indent == outermost)})


def _without(lines: list[str], starts: list[int], number: int) -> list[str]:
    """Return the lines without the entry that one of them belongs to."""
    first = max((start for start in starts if start <= number), default=0)
    end = min((start for start in starts if start > number), default=len(lines))
    return ["" if first <= n < end else line for n, line in enumerate(lines)]
