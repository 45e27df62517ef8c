"""Lines below a value that is on the line of its key: fields of an edge, more of the text, or an entry indented."""

from __future__ import annotations

import re

from glossgraph.source import indents
from glossgraph.source.corrected import quoted
from glossgraph.source.guesses.failure import Failure, Guess

_OWNER = re.compile(r"(?P<head>(?P<indent>\s*(?:- +)*)(?P<key>[\w-]+):) +(?P<value>[^\s>|\[{\"'].*)")

_FIELD = re.compile(r"\s*(?:- +)?(?P<key>when|detail|sources|reason) *: +(?P<value>[^\s>|].*)")

_FIELDS = {"reason", "when", "detail", "sources"}
"""What an edge can have, if more is said of it than its reason."""

_ENTRY = re.compile(r"\s*(?:- +)?([\w-]+) *:(?:\s|$)")

_UNFINISHED = re.compile(r"(?:\S+ +){2,}.*[^.!?\s]")
"""A text of some words that does not end as a sentence does."""


def below_value(failure: Failure) -> Guess | None:
    """Find a `key: value` that is indented further than the key above it, which has its value on its own line."""
    if "mapping values" not in failure.problem:
        return None
    indent = indents.of(failure.text)
    above = range(failure.line - 1, -1, -1)
    number = next((n for n in above if failure.lines[n].strip() and indents.of(failure.lines[n]) < indent), -1)
    owner = _OWNER.match(failure.lines[number]) if number >= 0 else None
    if not owner or len(owner["indent"]) >= indent:
        return None
    entry = _ENTRY.match(failure.text)
    if entry and entry.end() < failure.column:
        return None
    if entry and entry[1] in _FIELDS and owner["indent"]:
        return _field_of_edge(failure, number, owner, entry[1])
    if _continues(failure, number, owner) or not entry:
        return _more_text(failure, number, owner)
    message = f"`{entry[1]}` is indented further than `{owner['key']}` above"
    line = f"{' ' * len(owner['indent'])}{failure.text.lstrip()}"
    return Guess(failure.line, indent, message, "line the two up", (line,))


def unfinished(value: str) -> bool:
    """Tell whether a value seems to be the beginning of a longer text."""
    return _UNFINISHED.fullmatch(value.strip()) is not None


def _continues(failure: Failure, number: int, owner: re.Match[str]) -> bool:
    return unfinished(" ".join([owner["value"], *failure.lines[number + 1 : failure.line]]))


def _field_of_edge(failure: Failure, number: int, owner: re.Match[str], field: str) -> Guess:
    key = owner["key"]
    message = f"`{key}` has its reason on the line of its name, so that `{field}` cannot be below it"
    cure = f"write `{key}: {{reason: ..., {field}: ...}}`, or both on lines of their own below `{key}:`"
    if field == "reason":
        cure = "keep one of the two reasons"
    place = failure.line, failure.text.index(field)
    end = _end(failure, number, owner)
    fields = [_FIELD.fullmatch(line.rstrip()) for line in failure.lines[failure.line : end]]
    if field == "reason" or not all(fields):
        return Guess(*place, message, cure)
    reason = quoted(_joined(owner["value"], failure.lines[number + 1 : failure.line]))
    pairs = [f"{match['key']}: {_in_braces(match['value'])}" for match in fields if match]
    lines = [f"{owner['head']} {{reason: {reason},", *[""] * (failure.line - number - 1)]
    lines += [f"{' ' * indents.of(failure.text)}{pair}," for pair in pairs]
    lines[-1] = f"{lines[-1][:-1]}}}"
    return Guess(*place, message, cure, tuple(lines), failure.line - number)


def _in_braces(value: str) -> str:
    return value if value[0] in "[\"'{" else quoted(value)


def _more_text(failure: Failure, number: int, owner: re.Match[str]) -> Guess:
    message = f"the text of `{owner['key']}` goes on here, and holds a colon followed by a space"
    cure = f"write `{owner['key']}: >-`, and the text on the lines below, indented"
    end = _end(failure, number, owner)
    text = quoted(_joined(owner["value"], failure.lines[number + 1 : end]))
    lines = (f"{owner['head']} {text}", *[""] * (end - number - 1))
    return Guess(failure.line, indents.of(failure.text), message, cure, lines, failure.line - number)


def _end(failure: Failure, number: int, owner: re.Match[str]) -> int:
    """Return the number of the first line that is no longer below the owner."""
    column = len(owner["indent"])
    rest = range(number + 1, len(failure.lines))
    return next((n for n in rest if indents.of(failure.lines[n]) <= column or not failure.lines[n].strip()), rest.stop)


def _joined(value: str, lines: list[str]) -> str:
    return " ".join([value.strip(), *(line.strip() for line in lines if line.strip())])
