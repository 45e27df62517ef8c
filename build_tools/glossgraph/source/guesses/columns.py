"""Entries that are not in line with any entry above them, or are so because one above is not."""

from __future__ import annotations

from glossgraph.source import indents
from glossgraph.source.guesses.failure import Failure, Guess, is_key


def indentation(failure: Failure) -> Guess | None:
    """Find a key whose column is that of no entry above it."""
    if "expected key" not in failure.problem or not is_key(failure.text) or indents.of(failure.text) != failure.column:
        return None
    columns = indents.of_entries(failure.lines[: failure.line])
    if not columns or failure.column in columns:
        return None
    if (number := _parent_too_far_left(failure)) >= 0:
        return _moved(failure, number, failure.column, indents.of_entries(failure.lines[:number])[failure.column][0])
    key, value = _key(failure.text)
    if (number := _first_too_far_right(failure)) >= 0:
        return _moved(failure, number, failure.column, key)

    def unlikeness(column: int) -> tuple[int, bool, int]:
        has_value = columns[column][1]
        return abs(column - failure.column), has_value != bool(value), -column

    column = min(columns, key=unlikeness)
    return _moved(failure, failure.line, column, columns[column][0])


def _moved(failure: Failure, number: int, column: int, neighbour: str) -> Guess:
    """Return the guess that an entry is to be moved to a column, in which there is another one."""
    line = failure.lines[number]
    indent = indents.of(line)
    message = f"`{_key(line)[0]}` is indented by {_spaces(indent)}, "
    if number < failure.line:
        message += f"and `{_key(failure.text)[0]}` below it by {failure.column}"
    else:
        message += "as no entry above it is"
    cure = f"indent it by {_spaces(column)}, as `{neighbour}` is"
    return Guess(number, indent, message, cure, (" " * column + line.lstrip(),))


def _key(line: str) -> tuple[str, str]:
    key, _, value = line.strip().partition(":")
    return key, value.strip()


def _parent_too_far_left(failure: Failure) -> int:
    """Return the number of the entry that the parser takes for what holds the line, if it should be beside it; or -1.

    Above that entry, there is one in the column of the line, and each of the three has what belongs to it below it.
    """
    above = range(failure.line - 1, -1, -1)
    entries = (n for n in above if is_key(failure.lines[n]) and indents.of(failure.lines[n]) < failure.column)
    number = next(entries, -1)
    if number < 0 or _key(failure.lines[number])[1] or _key(failure.text)[1]:
        return -1
    beside = indents.of_entries(failure.lines[:number]).get(failure.column)
    return number if beside and not beside[1] else -1


def _first_too_far_right(failure: Failure) -> int:
    """Return the number of an entry that is alone in its column where others follow in that of the line; or -1."""
    lines = failure.lines
    above = [n for n in range(failure.line - 1, -1, -1) if is_key(lines[n])]
    holder = next((n for n in above if indents.of(lines[n]) < failure.column), -1)
    between = [n for n in above if n > holder]
    column = min((indents.of(lines[n]) for n in between), default=0)
    beside = [n for n in between if indents.of(lines[n]) == column]
    if holder < 0 or len(beside) != 1 or bool(_key(lines[beside[0]])[1]) != bool(_key(failure.text)[1]):
        return -1
    below = range(failure.line + 1, len(lines))
    end = next((n for n in below if lines[n].strip() and indents.of(lines[n]) < failure.column), len(lines))
    others = sum(is_key(lines[n]) and indents.of(lines[n]) == failure.column for n in below if n < end)
    return beside[0] if others or (column % 2 and not failure.column % 2) else -1


def _spaces(number: int) -> str:
    return f"{number} space{'' if number == 1 else 's'}"
