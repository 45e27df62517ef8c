"""Where the parser gave up, and what a guess at the mistake says."""

from __future__ import annotations

import re
from typing import NamedTuple

from glossgraph.source import indents
from glossgraph.source.corrected import write


class Failure(NamedTuple):
    """The parser's problem in words, the lines of the text, and the line and column (from 0) at which it stopped."""

    problem: str
    lines: list[str]
    line: int
    column: int
    start: tuple[int, int]
    """The line and the column at which that begins in which it stopped: a list, a mapping, a value."""

    @property
    def text(self) -> str:
        """The line at which it stopped."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    def line_before(self) -> int:
        """Return the number of the nearest line above that is neither empty nor a comment, or -1."""
        return indents.above(self.lines, self.line)


class Guess(NamedTuple):
    """Where the mistake is (line and column from 0), what it is, and the cure."""

    line: int
    column: int
    message: str
    cure: str
    meant: tuple[str, ...] = ()
    """The lines that are meant in place of those from `line` on, if that is sure enough to go on with."""
    above: int = 0
    """How many lines above `line` those that are meant begin."""


_BEGINNING = re.compile(r"(?P<dashes>\s*(?:- +)*)(?P<key>[\w-]+ *:(?:\s|$))?")


def is_key(line: str) -> bool:
    """Tell whether a line begins as `key: value`, perhaps behind a dash."""
    match = _BEGINNING.match(line)
    return match is not None and match["key"] is not None


def goes_on(lines: list[str], number: int) -> bool:
    """Tell whether the value on a line may go on in the next one, which is indented further."""
    match = _BEGINNING.match(lines[number])
    dashes = match["dashes"] if match else ""
    column = dashes.rfind("-") if "-" in dashes and not (match and match["key"]) else len(dashes)
    following = lines[indents.below(lines, number)] if number + 1 < len(lines) else ""
    return indents.of(following) > column and not following.lstrip().startswith("#")


def rewritten(failure: Failure, place: tuple[int, int], message: str, advice: str, line: str) -> Guess:
    """Return a guess that shows how the line of a place is to be written; the line is empty if that is not known."""
    if not line or goes_on(failure.lines, place[0]):
        return Guess(*place, message, advice)
    return Guess(*place, message, write(advice, line), (line,))
