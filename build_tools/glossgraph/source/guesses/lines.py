"""Mistakes in how lines are indented and begin."""

from __future__ import annotations

import re

from glossgraph.source import indents
from glossgraph.source.guesses.below import unfinished
from glossgraph.source.guesses.failure import Failure, Guess, is_key, rewritten

_KEY_WITHOUT_SPACE = re.compile(r"(\s*(?:- )?)([\w-]+):[^\s:/]")

_VALUE_BEGINS = re.compile(r"(?P<indent>\s*(?:- +)*)(?P<key>[\w-]+): +(?P<value>[^\s>|\[{\"'].*)")

_KEY_ALONE = re.compile(r"(\s*(?:- )?)([\w-]+):\s*(?:#.*)?$")

_BLOCK = re.compile(r"(?P<dashes>\s*(?:- +)*)(?P<key>[\w-]+): +[|>][-+0-9]*\s*(?:#.*)?$")


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
    above = failure.start[0] if "expected ':'" in failure.problem else failure.line_before()
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
    return _more_of_text(failure, above) or _with_colon(failure, place, line)


def _more_of_text(failure: Failure, number: int) -> Guess | None:
    """Find a line that goes on with the text of the entry above it, and is not indented further than that."""
    lines = failure.lines
    owner = _VALUE_BEGINS.match(lines[max(indents.above(lines, number), 0)])
    if not owner or len(owner["indent"]) < indents.of(lines[number]) or not unfinished(owner["value"]):
        return None
    message = f"the line has no colon, and seems to go on with the text of `{owner['key']}`"
    cure = f"indent it further than `{owner['key']}`, or write `{owner['key']}: >-` and the text on the lines below"
    rest = range(number, len(lines))
    end = next((n for n in rest if is_key(lines[n]) or not lines[n].strip()), len(lines))
    indent = " " * (len(owner["indent"]) + 2)
    return Guess(
        number,
        indents.of(lines[number]),
        message,
        cure,
        tuple(f"{indent}{line.lstrip()}" for line in lines[number:end]),
    )


def _with_colon(failure: Failure, place: tuple[int, int], line: str) -> Guess:
    """Return what to say of a line without a colon; its first word is most likely the key."""
    match = re.match(r"(\s*(?:- +)*[a-z0-9][a-z0-9_-]*) +([^\s:].*)", line)
    meant = _joined(match[1], match[2]) if match else ""
    if not meant:
        return Guess(*place, "the line has no colon", "write `key: value`")
    return rewritten(failure, place, "the line has no colon", "write one behind the key", meant)


def _joined(key: str, value: str) -> str:
    """Return a key and its value as a line; the value is in quotes if it has to be."""
    return f"{key}: {value}" if value[0] not in "[]{}>|*&!%@`\"'#-" and " #" not in value else ""


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
