"""The entries of a YAML text, and the comments that belong to each."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yaml.nodes import CollectionNode, MappingNode, Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glossgraph.editing.form.gaps import Comment

_DASH = re.compile(r"#[^\n]*|-")

_OF_FILE = re.compile(r"#.*yaml-language-server|#!|# *-\*-|# *vim?:", re.IGNORECASE)
"""How a comment at the head of a file begins that is for programs."""


@dataclass(slots=True)
class Entry:
    """A pair of a mapping, or an item of a list, and the comments that belong to it; an empty line is an empty one."""

    start: int
    column: int
    """The column of its key or its dash; within braces or brackets, -1."""
    end: int
    """The offset at which the braces or brackets close that it is in; the end of the text, if it is in none."""
    above: list[str] = field(default_factory=list)
    beside: str = ""
    below: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Entries:
    """All entries of a text, and the comments that belong to the file as a whole."""

    by_node: dict[int, Entry] = field(default_factory=dict)
    """By the identity of the node of the key, or of the item, in the order of the text."""
    head: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)


def entries(text: str, root: Node, comments: Iterable[Comment]) -> Entries:
    """Return the entries of a text with its comments.

    A comment on a line of its own belongs to the entry below it or, if it is indented further than that, to the end of
    the one above. A comment behind something belongs to the entry that it is behind. What comes before the first entry,
    and is set apart from it by an empty line, belongs to the file, as do lines for an editor.
    """
    found = Entries()
    _add(text, root, len(text), found.by_node, in_flow=False)
    every = list(found.by_node.values())
    starts = [entry.start for entry in every]
    # the number of the entry that an empty line is above, unless a comment comes between
    blank = None
    for comment in comments:
        following = bisect_right(starts, comment.start)
        if blank is not None and blank != following:
            every[blank].above.append("")
            blank = None
        if not comment.is_alone:
            _put_beside(comment, every[:following], found)
        elif not comment.text:
            blank = following
        else:
            _target(comment, every, following, found).extend([""] * (blank is not None) + [comment.text])
            blank = None
    if blank is not None and blank < len(every):
        every[blank].above.append("")
    _split_head(found, every)
    return found


def _put_beside(comment: Comment, before: Sequence[Entry], found: Entries) -> None:
    owner = next((entry for entry in reversed(before) if comment.start < entry.end), None)
    if owner is None:
        found.head.append(comment.text)
    else:
        # there is room for one behind a line
        owner.above += [owner.beside] * bool(owner.beside)
        owner.beside = comment.text


def _target(comment: Comment, every: Sequence[Entry], following: int, found: Entries) -> list[str]:
    """Return where a comment on a line of its own is to be put."""
    before, after = every[:following], every[following] if following < len(every) else None
    is_last = before and before[-1].column < 0 and comment.start < before[-1].end
    if is_last and not (after and after.start < before[-1].end):
        # the braces or brackets close below it
        return before[-1].below
    column = after.column if after else 0
    if comment.column > column >= 0:
        for entry in reversed(before):
            if 0 <= entry.column <= column:
                break
            if 0 <= entry.column <= comment.column:
                return entry.below
    return after.above if after else found.tail


def _split_head(found: Entries, every: Sequence[Entry]) -> None:
    """Let the comments above the first entry that belong to the file be its head."""
    above = every[0].above if every else []
    apart = max((number for number, line in enumerate(above, 1) if not line or _OF_FILE.match(line)), default=0)
    found.head += above[:apart]
    del above[:apart]


def _add(text: str, node: Node, end: int, found: dict[int, Entry], *, in_flow: bool) -> None:
    if not isinstance(node, CollectionNode):
        return
    in_flow = in_flow or bool(node.flow_style)
    end = node.end_mark.index if node.flow_style else end
    position = node.start_mark.index
    if isinstance(node, MappingNode):
        for key, value in node.value:
            start = key.start_mark
            found[id(key)] = Entry(start.index, -1 if in_flow else start.column, end)
            _add(text, value, end, found, in_flow=in_flow)
        return
    for item in node.value:
        start = item.start_mark.index if in_flow else _dash(text, position, item.start_mark.index)
        column = -1 if in_flow else start - text.rfind("\n", 0, start) - 1
        found[id(item)] = Entry(start, column, end)
        _add(text, item, end, found, in_flow=in_flow)
        position = max(start + 1, min(item.end_mark.index, len(text)))


def _dash(text: str, start: int, end: int) -> int:
    """Return the offset of the dash of an item that begins at an end: the first one from a start on."""
    dashes = (match.start() for match in _DASH.finditer(text, start, end) if match[0] == "-")
    return next(dashes, end)
