"""Tabs where YAML wants spaces: in an indent, and behind a dash."""

from __future__ import annotations

import re

from glossgraph.source import indents
from glossgraph.source.corrected import write
from glossgraph.source.guesses.failure import Failure, Guess

_KEY = re.compile(r"\s*(?:- +)*[\w-]+ *:(?:\s+|$)(?P<value>[^#]?)")

_ONE_TAB = "a tab indents the line"

_BEHIND_DASH = re.compile(r"(?P<before>\s*(?:- +)*-) *\t\s*(?=\S)")


def tab(failure: Failure) -> Guess | None:
    """Find a tab in the indentation of the line, or of the one above, which then was taken for more of a text."""
    lines = failure.lines
    number = next((n for n in (failure.line, failure.line_before()) if n >= 0 and "\t" in _indent(lines[n])), -1)
    if number < 0:
        return None
    others = sum("\t" in _indent(line) for line in lines) - 1
    message = f"tabs indent this line and {others} other{'s' if others > 1 else ''}" if others else _ONE_TAB
    cure = "indent with spaces; most editors can turn the tabs of a file into spaces"
    return Guess(number, _indent(lines[number]).index("\t"), message, cure, _without_tabs(lines, number))


def tab_behind_dash(failure: Failure) -> Guess | None:
    """Find a tab between a dash and what follows it."""
    match = _BEHIND_DASH.match(failure.text)
    if not match or "cannot start any token" not in failure.problem or match.end() <= failure.column:
        return None
    line = f"{match['before']} {failure.text[match.end() :]}"
    cure = write("write a space in its place", line)
    return Guess(failure.line, len(match["before"]), "a tab follows the dash", cure, (line,))


def _indent(line: str) -> str:
    return line[: indents.of(line)]


def _without_tabs(lines: list[str], first: int) -> tuple[str, ...]:
    """Return the lines from the first on, with spaces as their neighbours have them in place of an indent with tabs."""
    meant = list(lines)
    latest: dict[str, int] = {}
    above, entries = lines[max(indents.above(lines, first), 0)], indents.of_entries(lines[:first])
    for number in range(first, len(lines)):
        line, indent = lines[number], _indent(lines[number])
        is_comment = line.startswith("#", len(indent))
        if "\t" in indent and line.strip():
            column = latest.get(indent, 0 if is_comment else -1)
            latest[indent] = column if is_comment else _column(meant, number, above, entries, column)
            meant[number] = " " * latest[indent] + line.lstrip()
        if line.strip() and not is_comment:
            above, entries = meant[number], indents.after(meant[number], entries)
    return tuple(meant[first:])


def _column(lines: list[str], number: int, above: str, entries: dict[int, tuple[str, bool]], latest: int) -> int:
    """Return the column that a line is meant to begin in.

    Args:
        lines: All lines; those above are as they are meant.
        number: The number of the line.
        above: The nearest line above that says something.
        entries: The columns of the entries that are open there.
        latest: The column of the latest line with the same tabs, or -1.

    """
    entry, entry_above = _KEY.match(lines[number]), _KEY.match(above)
    if entry_above and entry_above["value"] in {"", "|", ">"}:
        below = lines[indents.below(lines, number)]
        is_beside = "\t" not in _indent(below) and indents.of(below) > indents.of(above) and not _is_open(entry)
        return indents.of(below) if is_beside else indents.of(above) + 2
    if lines[number].lstrip().startswith("- "):
        items = (
            indents.of(line) for line in (lines[n] for n in range(number - 1, -1, -1)) if line.lstrip().startswith("- ")
        )
        return next(items, indents.of(above) + 2)
    if not entry:
        return indents.of(above)
    fitting = [column for column, (_, has_value) in entries.items() if column and has_value != _is_open(entry)]
    return latest if latest in fitting else max(fitting, default=indents.of(above))


def _is_open(entry: re.Match[str] | None) -> bool:
    """Tell whether what belongs to an entry is on the lines below it."""
    return entry is not None and not entry["value"]
