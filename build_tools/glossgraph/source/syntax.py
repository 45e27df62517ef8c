"""Why a text is not YAML: where the mistake was made, which is often not where the parser found it, and the cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.source.guesses import GUESSES
from glossgraph.source.guesses.failure import Failure
from glossgraph.source.guesses.lines import conflict
from glossgraph.source.span import SourceError, point

if TYPE_CHECKING:
    from yaml import MarkedYAMLError


def source_error(text: str, error: MarkedYAMLError) -> SourceError:
    """Return the error of a text that the parser could not read, with the best guess at the mistake and its cure."""
    problem = " ".join(part for part in (error.problem, error.context) if part)
    mark = error.problem_mark or error.context_mark
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    if line == len(lines) - 1 and not lines[line] and line:
        line -= 1
    column = mark.column if mark and mark.line == line else len(lines[line])
    start = (error.context_mark.line, error.context_mark.column) if error.context_mark else (line, column)
    failure = Failure(problem, lines, line, min(column, len(lines[line])), start)
    stopped = line + 1, failure.column + 1
    for look_for in GUESSES:
        if guess := look_for(failure):
            place = point(guess.line, guess.column)
            # the marks of a conflict are wrong wherever the parser stopped
            at = place[:2] if look_for is conflict else stopped
            meant = dict(enumerate(guess.meant, start=guess.line - guess.above))
            return SourceError(guess.message, place, guess.cure, stopped=at, meant=meant)
    message, cure = next((words for clue, words in _WORDS.items() if clue in problem), ("", ""))
    place = point(failure.line, failure.column)
    return SourceError(message or f"the YAML cannot be read: {error.problem or problem}", place, cure or _COMPARE)


_COMPARE = "compare the line with one that works"

_WORDS = {
    "mapping values are not allowed": (
        "a colon followed by a space begins a value where none can be",
        "put quotes around text that contains a colon followed by a space",
    ),
    "cannot start any token": (
        "a value cannot start with this character",
        "put quotes around a value that starts with it",
    ),
    "could not find expected ':'": (
        "the line has no colon",
        "write `key: value`; text over several lines starts with `>-` and is indented",
    ),
    "did not find expected key": (
        "the line does not fit those above it",
        "line it up with its neighbours, or close what is open before it",
    ),
    "did not find expected ','": (
        "what the brackets or braces hold is not closed here, or not separated by commas",
        "inside braces and brackets, put quotes around a value that holds any of `,[]{}`",
    ),
    "did not find expected '-' indicator": (
        "the line is no item of the list above it",
        "line it up with the items, each of which starts with `- `",
    ),
    "found unexpected end of stream": ("the file ends within a quoted value", "close the quote that is still open"),
    "undefined alias": ("an alias (`*`) is not supported", "put quotes around the value"),
    "expected a single document": (
        "a second document begins here",
        "keep one concept in each file, without `---` between parts",
    ),
}
"""What a problem of the parser means, and what to do about it, when there is no better guess."""
