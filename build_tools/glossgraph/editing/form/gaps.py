"""What stands between the scalars of a YAML text: its comments, and its empty lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = frozenset("|>")
"""The styles of scalars that stand below their line."""

_FOUND = re.compile(r"(?<![^\s\[\]{},])#[^\n]*|\n[ \t]*(?=\n)|^%", re.MULTILINE)


class Comment(NamedTuple):
    """A comment of a text, or an empty line, whose text is empty."""

    start: int
    text: str
    column: int
    is_alone: bool
    """Whether nothing else stands on its line."""


def comments(text: str, root: Node | None) -> Iterator[Comment]:
    """Yield the comments of a text and its empty lines, in order; `root` is the node of all that it says."""
    for start, end in _gaps(text, root):
        for match in _FOUND.finditer(text, start, end):
            if match[0].startswith("#"):
                before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
                yield Comment(match.start(), match[0].rstrip(), len(before), not before.strip())
            elif match[0] != "%":
                yield Comment(match.start(), "", 0, is_alone=True)


def directive(text: str, root: Node | None) -> int | None:
    """Return the offset of the first directive of a text, such as `%YAML 1.2`, if it has one."""
    start, end = next(_gaps(text, root))
    return next((match.start() for match in _FOUND.finditer(text, start, end) if match[0] == "%"), None)


def _gaps(text: str, root: Node | None) -> Iterator[tuple[int, int]]:
    """Yield where nothing of a scalar stands, from offset to offset."""
    position = 0
    for scalar in _scalars(root):
        start, end = scalar.start_mark.index, scalar.end_mark.index
        if scalar.style in _BLOCK:
            # behind the mark of a block there can be a comment, and the parser goes beyond the end of its text
            first = text.find("\n", start)
            first = len(text) if first < 0 else first
            yield position, first
            position = _end_of_block(text, first, scalar)
        elif end > start:
            yield position, start
            position = end
    yield position, len(text)


def _scalars(node: Node | None) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)
    elif node:
        for item in node.value:
            yield from _scalars(item)


def _end_of_block(text: str, start: int, scalar: ScalarNode) -> int:
    """Return where the text of a block ends: behind its last line that is not empty, or, with `+`, behind all."""
    mark = text[scalar.start_mark.index : start].partition("#")[0]
    lines = text[start : scalar.end_mark.index].split("\n")[1:]
    full = [line for line in lines if line.strip()]
    if not full:
        return start
    # with a number, the first line may be indented further than the rest
    indent = min(map(_indent, full)) if re.search(r"\d", mark) else _indent(full[0])
    end = position = start
    for line in lines:
        if line.strip() and _indent(line) < indent:
            break
        position += 1 + len(line)
        end = min(position, len(text)) if line.strip() or "+" in mark else end
    return end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
