"""How lines are indented, and by what: the entries around a line of YAML."""

from __future__ import annotations

import re

_ENTRY = re.compile(r"(?P<dashes> *(?:- +)*)(?P<key>[\w-]+) *:(?:\s|$)")


def of(line: str) -> int:
    """Return by how many characters a line is indented."""
    return len(line) - len(line.lstrip())


def above(lines: list[str], number: int) -> int:
    """Return the number of the nearest line above one that is neither empty nor a comment, or -1."""
    return next((n for n in range(number - 1, -1, -1) if lines[n].strip() and lines[n].lstrip()[0] != "#"), -1)


def below(lines: list[str], number: int) -> int:
    """Return the number of the nearest line below one that is not empty; that of the last line if there is none."""
    return next((n for n in range(number + 1, len(lines)) if lines[n].strip()), len(lines) - 1)


def of_entries(lines: list[str]) -> dict[int, tuple[str, bool]]:
    """Return the columns of the entries that are open after some lines, each with its latest key.

    With the key comes whether its value is on the same line.
    """
    columns: dict[int, tuple[str, bool]] = {}
    for line in lines:
        columns = after(line, columns)
    return columns


def after(line: str, columns: dict[int, tuple[str, bool]]) -> dict[int, tuple[str, bool]]:
    """Return the columns of the entries that are open after a line, from those that are open before it."""
    match = _ENTRY.match(line)
    if not match:
        return columns
    column = match.start("key")
    latest = (match["key"], bool(line[match.end() :].strip()))
    return {each: entry for each, entry in columns.items() if each < column} | {column: latest}
