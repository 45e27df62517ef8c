"""Why a text is not YAML: where the mistake was made, which is often not where the parser found it, and the cure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.source.quotes import unclosed_quote

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml import MarkedYAMLError


class Span(NamedTuple):
    """A stretch of text. Lines and columns count from 1, in characters; the end column is the one after the last."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)
"""The place of a problem that concerns a whole file."""


class SourceError(Exception):
    """A file that cannot be read as YAML; `span` says where, and `cure` how to mend it."""

    def __init__(self, message: str, span: Span = START, cure: str = "") -> None:
        """Keep the three parts of a diagnostic."""
        super().__init__(message)
        self.message = message
        self.span = span
        self.cure = cure


def point(line: int, column: int) -> Span:
    """Return the place of one character, from a line and a column that count from 0."""
    return Span(line + 1, column + 1, line + 1, column + 2)


class _Mistake(NamedTuple):
    """The parser's problem in words, the lines of the text, and the line and column (from 0) at which it stopped."""

    problem: str
    lines: list[str]
    line: int
    column: int

    @property
    def text(self) -> str:
        return self.lines[self.line] if self.line < len(self.lines) else ""

    def line_before(self) -> int:
        """Return the number of the nearest line above that is neither empty nor a comment, or -1."""
        above = range(self.line - 1, -1, -1)
        return next((n for n in above if self.lines[n].strip() and not self.lines[n].lstrip().startswith("#")), -1)


_Guess = tuple[int, int, str]
"""A line, a column (both from 0) and a cure."""

_KEY_WITHOUT_SPACE = re.compile(r"(\s*(?:- )?)([\w-]+):[^\s:/]")
_KEY_WITH_VALUE = re.compile(r"(\s*)([\w-]+): +[^\s>|\[{\"']")
_VALUE = re.compile(r"(?:[:-])\s+(?=([\[*&@%`!>|\"']))")


def source_error(text: str, error: MarkedYAMLError) -> SourceError:
    """Return the error of a text that the parser could not read, with the best guess at the mistake and its cure."""
    problem = " ".join(part for part in (error.problem, error.context) if part)
    mark = error.problem_mark or error.context_mark
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    if line == len(lines) - 1 and not lines[line] and line:
        line -= 1
    column = mark.column if mark and mark.line == line else len(lines[line])
    mistake = _Mistake(problem, lines, line, min(column, len(lines[line])))
    message = f"the YAML cannot be read: {error.problem or problem}"
    for look_for in _GUESSES:
        guess = look_for(mistake)
        if guess:
            return SourceError(message, point(guess[0], guess[1]), guess[2])
    start = error.context_mark
    if start and start.line < line and "did not find expected ','" in problem:
        opened = lines[start.line][start.column : start.column + 1]
        return SourceError(message, point(start.line, start.column), f"close this `{opened}`")
    cure = next((cure for clue, cure in _CURES.items() if clue in problem), "compare the line with one that works")
    return SourceError(message, point(mistake.line, mistake.column), cure)


def _conflict(mistake: _Mistake) -> _Guess | None:
    for number, line in enumerate(mistake.lines):
        if line.startswith(("<<<<<<<", ">>>>>>>")):
            return number, 0, "it is a mark of a merge conflict: keep one of the two versions and delete the marks"
    return None


def _tab(mistake: _Mistake) -> _Guess | None:
    indent = mistake.text[: len(mistake.text) - len(mistake.text.lstrip())]
    if "\t" in indent:
        return mistake.line, indent.index("\t"), "it is a tab: indent with spaces"
    return None


def _open_quote(mistake: _Mistake) -> _Guess | None:
    place = unclosed_quote(mistake.lines[: mistake.line + 1], at_end="unexpected" in mistake.problem)
    return (*place, "close the quote that opens here") if place else None


def _first_character(mistake: _Mistake) -> _Guess | None:
    match = _VALUE.search(mistake.text)
    if not match or match.end() > mistake.column:
        return None
    first = match[1]
    if first in "\"'" and "expected key" in mistake.problem:
        return mistake.line, match.end(), "put the whole value in quotes of the other kind"
    if first in ">|" and "comment or line break" in mistake.problem:
        return mistake.line, match.end(), f"the text after `{first}` starts on the next line"
    is_mention = first == "[" and mistake.text[match.end() :].startswith("[[") and "expected ','" not in mistake.problem
    if is_mention or first in "*&@%`!":
        start = "[[" if is_mention else first
        return mistake.line, match.end(), f"put quotes around a value that starts with `{start}`"
    return None


def _line_above(mistake: _Mistake) -> _Guess | None:
    """Find a mistake in the line above, if the line at which the parser stopped is in order."""
    above = mistake.line_before()
    in_order = re.match(r"\s*(?:- )?[\w-]+$", mistake.text[: mistake.column]) or "expected ':'" in mistake.problem
    if above < 0 or not in_order or not ("mapping values" in mistake.problem or "expected ':'" in mistake.problem):
        return None
    line = mistake.lines[above]
    if match := _KEY_WITHOUT_SPACE.match(line):
        return above, match.end(2), f"put a space after `{match[2]}:`"
    indent = len(mistake.text) - len(mistake.text.lstrip())
    if (match := _KEY_WITH_VALUE.match(line)) and indent > len(match[1]):
        return mistake.line, 0, f"it is indented further than `{match[2]}` above: line the two up"
    opening = mistake.lines[above - 1].rstrip() if above else ""
    if ":" not in line and opening.endswith(("|", "|-", ">", ">-")):
        return above, 0, f"indent the text below `{opening.strip()}`"
    if ":" not in line:
        return above, len(line) - len(line.lstrip()), "write `key: value`: this line has no colon"
    return None


def _text_without_mark(mistake: _Mistake) -> _Guess | None:
    """Find the key of a text over several lines that holds a colon, and does not begin with `|`."""
    # a line that begins as `key: value` has its mistake in the value
    if "mapping values" not in mistake.problem or re.match(r"\s*(?:- )?[\w-]+(?:$|: )", mistake.text[: mistake.column]):
        return None
    indent = len(mistake.text) - len(mistake.text.lstrip())
    for number in range(mistake.line - 1, -1, -1):
        line = mistake.lines[number]
        if line.strip() and len(line) - len(line.lstrip()) < indent:
            match = re.fullmatch(r"(\s*(?:- )?)([\w-]+):\s*", line)
            return (number, len(match[1]), f"write `{match[2]}: |` before text that holds a colon") if match else None
    return None


_GUESSES: tuple[Callable[[_Mistake], _Guess | None], ...] = (
    _conflict,
    _tab,
    _open_quote,
    _first_character,
    _line_above,
    _text_without_mark,
)
"""The mistakes that people really make, in the order in which they are looked for."""

_CURES = {
    "mapping values are not allowed": "put quotes around a value that contains a colon followed by a space",
    "found a tab character": "indent with spaces: YAML does not take tabs",
    "cannot start any token": "put quotes around a value that starts with this character",
    "could not find expected ':'": "write `key: value`; text over several lines starts with `>-` and is indented",
    "did not find expected key": "line this key up with its neighbours, or close what is open before it",
    "did not find expected ','": "inside braces and brackets, put quotes around a value that holds any of `,[]{}`",
    "did not find expected '-' indicator": "line this up with the items of the list, each of which starts with `- `",
    "found unexpected end of stream": "close the quote that is still open",
    "expected a single document": "keep one concept in each file, without `---` between parts",
    "could not determine a constructor": "remove the tag: only plain text, numbers, lists and mappings are read",
}
"""What to do about a problem of the parser when there is no better guess."""
