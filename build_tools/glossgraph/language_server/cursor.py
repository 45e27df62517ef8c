"""Where in a file the cursor is, as a document path: by its lines alone, as a text that is being typed is no YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.language_server.brackets import path_in

if TYPE_CHECKING:
    from glossgraph.source import Step

_LINE = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:-(?: +|$))*)"
    r"(?:(?P<key>[^\s\"'#\[\]{},|>&*!%@`-][^:#\n]*|\"[^\"\n]*\"|'[^'\n]*'|-[^\s:#][^:#\n]*) *:(?: +|$))?"
    r"(?P<rest>.*)"
)
"""A line: what it is indented by, the dashes of items, a key with its colon, and what follows."""

_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$")

_WORD_END = re.compile(r"[^\s,\[\]{}\"'#:|]*")

_WORD_START = re.compile(r"[^\s,\[\]{}\"'#|]*$")


class Cursor(NamedTuple):
    """What the cursor is in."""

    path: tuple[Step, ...]
    """The document path of the value that it is in, or of the mapping or list in which a new line begins."""
    start: int
    """Where the word at the cursor begins in the text, in characters."""
    end: int
    """Where it ends."""
    may_be_key: bool = True
    """Whether a key can stand here."""
    may_be_value: bool = True
    """Whether a value can."""
    in_text: bool = False
    """Whether it is within a text of several lines, where neither can."""
    in_brackets: bool = False
    """Whether it is within brackets or braces."""
    indent: int = 0
    """How far the keys beside it are indented."""


class _Frame(NamedTuple):
    """A key or a dash, with its column."""

    column: int
    step: Step


def cursor_at(text: str, offset: int) -> Cursor:
    """Return what an offset of a text is in."""
    start = text.rfind("\n", 0, offset) + 1
    line_end = text.find("\n", offset)
    line = text[start : len(text) if line_end < 0 else line_end]
    before = line[: offset - start]
    word_start = offset - len(_found(_WORD_START, before))
    word_end = offset + len(_found(_WORD_END, text[offset : start + len(line)]))
    frames, rest = _frames(line, word_start - start)
    above = text[:start].split("\n")[:-1]
    indent = len(line) - len(line.lstrip(" ")) if line.strip() else len(before)
    limit = frames[0].column if frames else indent
    path = tuple(frame.step for frame in frames)
    first_is_dash = bool(frames) and isinstance(frames[0].step, int)
    outer, flow = _outer(above, limit, at_dash=first_is_dash)
    if flow is None:
        return Cursor(outer, word_start, word_end, may_be_key=False, may_be_value=False, in_text=True, indent=indent)
    has_key = bool(frames) and isinstance(frames[-1].step, str)
    if flow:
        # the brackets were opened on a line above
        rest, has_key, path = f"{flow}\n{before[: word_start - offset or None]}", True, ()
    inside = path_in(rest) if rest is not None and rest.lstrip().startswith(("[", "{")) else None
    if inside is not None:
        steps, may_be_key, may_be_value = inside
        return Cursor((*outer, *path, *steps), word_start, word_end, may_be_key, may_be_value, in_brackets=True)
    behind_value = bool(rest and rest.strip().strip("\"'"))
    return Cursor(
        (*outer, *path),
        word_start,
        word_end,
        may_be_key=not has_key and not behind_value,
        may_be_value=not behind_value,
        indent=frames[-1].column if frames and not has_key else indent,
    )


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text) if pattern is _WORD_START else pattern.match(text)
    return match[0] if match else ""


def _frames(line: str, end: int) -> tuple[list[_Frame], str | None]:
    """Return the keys and dashes of a line before a column, and what stands between the last of them and it."""
    match = _LINE.match(line)
    if match is None:
        return [], None
    frames = [_Frame(match.start("dashes") + found.start(), 0) for found in re.finditer("-", match["dashes"])]
    frames = [frame for frame in frames if frame.column < end]
    if match["key"] and match.start("rest") <= end:
        frames.append(_Frame(match.start("key"), match["key"].strip().strip("\"'")))
        return frames, line[match.start("rest") : end]
    begin = match.end("dashes")
    return frames, line[begin:end] if begin <= end else ""


def _outer(lines: list[str], limit: int, *, at_dash: bool) -> tuple[tuple[Step, ...], str | None]:
    """Return the path that leads to a line by those above it.

    Also an open bracket and what follows it, if the line is within one; nothing if not; and None if the line goes on
    with a text.
    """
    path: list[Step] = []
    flow: str | None = ""
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if limit == 0 and not at_dash:
            break
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        frames, rest = _frames(line, len(line))
        is_last = True
        for frame in reversed(frames):
            is_key = isinstance(frame.step, str)
            if frame.column < limit or (frame.column == limit and at_dash and is_key):
                if is_last and rest and rest.strip() and not rest.lstrip().startswith("#"):
                    opened = _opened(rest, lines[number + 1 :])
                    path, flow = [], opened or None
                path.insert(0, frame.step)
                limit, at_dash = frame.column, not is_key
            is_last = False
    return tuple(path), flow


def _opened(rest: str, below: list[str]) -> str:
    """Return a value with brackets that are open at the end of the lines; nothing for any other value."""
    if not rest.lstrip().startswith(("[", "{")) or _BLOCK.match(rest):
        return ""
    whole = "\n".join((rest, *below))
    return whole if path_in(whole) is not None else ""
