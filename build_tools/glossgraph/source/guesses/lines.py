"""Mistakes in how lines are indented and begin."""

from __future__ import annotations

import re

from glossgraph.source import indents
from glossgraph.source.guesses.failure import Failure, Guess, is_key, rewritten

_KEY_WITHOUT_SPACE = re.compile(r"(\s*(?:- )?)([\w-]+):[^\s:/]")

_KEY_ALONE = re.compile(r"(\s*(?:- )?)([\w-]+):\s*(?:#.*)?$")

_BLOCK = re.compile(r"(?P<dashes>\s*(?:- +)*)(?P<key>[\w-]+): +[|>][-+0-9]*\s*(?:#.*)?$")

_WIDTHS = 2, 4, 8
"""How many spaces a tab is for most editors."""


def conflict(failure: Failure) -> Guess | None:
    """Find the marks of a merge conflict."""
    for number, line in enumerate(failure.lines):
        if line.startswith(("<<<<<<<", ">>>>>>>")):
            cure = "keep one of the two versions and delete the marks"
            return Guess(number, 0, "it is a mark of a merge conflict", cure, _one_version(failure.lines[number:]))
    return None


def _one_version(lines: list[str]) -> tuple[str, ...]:
    """Return the lines of a conflict without its marks and its second version; nothing where a mark is missing."""
    marks = [next((n for n, line in enumerate(lines) if line.startswith(mark)), -1) for mark in ("=======", ">>>>>>>")]
    if not 0 < marks[0] < marks[1]:
        return ()
    return ("", *lines[1 : marks[0]], *("" for _ in range(marks[0], marks[1] + 1)))


def tab(failure: Failure) -> Guess | None:
    """Find a tab in the indentation of the line, or of the one above, which then was taken for more of a text."""
    number = next((n for n in (failure.line, failure.line_before()) if n >= 0 and "\t" in _indent(failure, n)), -1)
    if number < 0:
        return None
    others = sum("\t" in _indent(failure, n) for n in range(len(failure.lines))) - 1
    more = f", as it does {others} other line{'s' if others > 1 else ''}" if others else ""
    cure = "indent with spaces; most editors can turn the tabs of a file into spaces"
    width = _width_of_tabs(failure, number)
    meant = tuple(_without_tabs(line, width) for line in failure.lines[number:]) if width else ()
    return Guess(number, _indent(failure, number).index("\t"), f"a tab indents the line{more}", cure, meant)


def _indent(failure: Failure, number: int) -> str:
    return failure.lines[number][: indents.of(failure.lines[number])]


def _without_tabs(line: str, width: int) -> str:
    rest = line.lstrip("\t")
    return " " * width * (len(line) - len(rest)) + rest


def _width_of_tabs(failure: Failure, number: int) -> int:
    """Return how many spaces a tab must be for a line to fit those above it; 0 if that is not sure."""
    tabs = len(_indent(failure, number)) - len(_indent(failure, number).lstrip("\t"))
    above = failure.lines[max(indents.above(failure.lines, number), 0)]
    columns = indents.of_entries(failure.lines[:number])
    if above.rstrip().endswith(":"):
        return next((width for width in _WIDTHS if width * tabs > indents.of(above)), 0)
    fitting = [width for width in _WIDTHS if width * tabs in columns]
    return fitting[0] if len(fitting) == 1 else 0


def text_not_indented(failure: Failure) -> Guess | None:
    """Find text below `key: |` that is not indented; the parser goes on to where it can no longer be anything else."""
    for number in range(failure.line - 1, -1, -1):
        match = _BLOCK.match(failure.lines[number])
        if not match:
            continue
        first = indents.below(failure.lines, number)
        line = failure.lines[first]
        if first > failure.line or indents.of(line) > indents.of(failure.lines[number]):
            return None
        if line.startswith(("#", "---")) or is_key(line) or (line.lstrip()[:2] == "- " and match["dashes"]):
            return None
        header = failure.lines[number].strip()
        message = f"the text below `{header}` is not indented"
        cure = f"indent the text below `{header}` by {len(match['dashes']) + 2} spaces"
        return Guess(first, indents.of(line), message, cure, _indented(failure.lines[first:], len(match["dashes"]) + 2))
    return None


def _indented(lines: list[str], by: int) -> tuple[str, ...]:
    """Return the lines before the next entry, indented."""
    end = next((n for n, line in enumerate(lines) if n and is_key(line) and not indents.of(line)), len(lines))
    return tuple(f"{' ' * by}{line}" if line.strip() else line for line in lines[:end])


def line_above(failure: Failure) -> Guess | None:
    """Find a mistake in the line above, if the line at which the parser stopped is in order."""
    above = failure.line_before()
    in_order = re.match(r"\s*(?:- )?[\w-]+$", failure.text[: failure.column]) or "expected ':'" in failure.problem
    if above < 0 or not in_order or not ("mapping values" in failure.problem or "expected ':'" in failure.problem):
        return None
    line = failure.lines[above]
    if match := _KEY_WITHOUT_SPACE.match(line):
        meant = f"{line[: match.end(2) + 1]} {line[match.end(2) + 1 :]}"
        return rewritten(
            failure, (above, match.end(2)), f"no space follows `{match[2]}:`", f"put a space after `{match[2]}:`", meant
        )
    return None if ":" in line else _without_colon(failure, above)


def _without_colon(failure: Failure, above: int) -> Guess:
    line = failure.lines[above]
    if match := re.match(r"(\s*)-(?=[^\s-])", line):
        meant = f"{match[0]} {line[match.end() :]}"
        return rewritten(failure, (above, len(match[1])), "no space follows the dash", "put one there", meant)
    place = above, indents.of(line)
    if match := re.match(r"(\s*[\w-]+) *= *(.+)", line):
        meant = f"{match[1]}: {match[2]}"
        return rewritten(failure, place, "the line has `=` in place of a colon", "write a colon", meant)
    return Guess(*place, "the line has no colon", "write `key: value`")


def text_without_mark(failure: Failure) -> Guess | None:
    """Find the key of a text over several lines that holds a colon or a table, and does not begin with `|`."""
    is_table = failure.text.lstrip().startswith("|") and "comment or line break" in failure.problem
    # a line that begins as `key: value`, or as an item, has its mistake in the value
    starts_well = re.match(r"\s*(?:- |[\w-]+(?:$|: ))", failure.text[: failure.column])
    if not is_table and ("mapping values" not in failure.problem or starts_well):
        return None
    indent = indents.of(failure.text)
    for number in range(failure.line - 1, -1, -1):
        line = failure.lines[number]
        if line.strip() and indents.of(line) < indent:
            match = _KEY_ALONE.match(line)
            if not match:
                return None
            what = "a table" if is_table else "a colon"
            message = f"the text of `{match[2]}` holds {what}, and does not begin with `|`"
            meant = f"{match[1]}{match[2]}: |"
            cure = f"write `{match[2]}: |` before text that holds {what}"
            return Guess(number, len(match[1]), message, cure, (meant,))
    return None
