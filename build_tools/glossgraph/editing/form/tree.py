"""The values of a YAML text with their comments, in the order in which they are to be written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yaml.nodes import MappingNode, Node, ScalarNode

from glossgraph.text.yaml import Literal, Noted, Verbatim

if TYPE_CHECKING:
    from glossgraph.editing.form.entries import Entries
    from glossgraph.load.order import Order
    from glossgraph.source import Step

Value = str | dict[str, object] | list[object] | None
"""What the node of a value becomes; within, there may also be `Noted` ones."""

_TEXT = "tag:yaml.org,2002:str"

_LIKE_TEXT = re.compile(r"#[^\s#]")
"""A comment that looks like a part of the text before it, as in `position #1`, unless that is in quotes."""

_DEEPEST = 2
"""Down to which depth an empty line between two entries stays."""


class Tree:
    """Turns the nodes of a text into what `text.yaml` writes."""

    def __init__(self, entries: Entries, order: Order) -> None:
        """Take the entries of the text, and the order of keys."""
        self._entries = entries
        self._order = order

    def value(self, node: Node, shape: object, path: tuple[Step, ...] = ()) -> Value:
        """Return the value of a node, whose shape and document path are given."""
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if isinstance(node, MappingNode):
            pairs = {key.value: (key, value) for key, value in node.value}
            ordered = self._order.keys(shape, path, list(pairs))
            return {
                name: self._noted(*pairs[name], self._order.inside(shape, name), (*path, name), is_first=not number)
                for number, name in enumerate(ordered)
            }
        return [
            self._noted(item, item, self._order.inside(shape, number), (*path, number), is_first=not number)
            for number, item in enumerate(node.value)
        ]

    def _scalar(self, node: ScalarNode) -> str | None:
        if node.tag != _TEXT:
            return Verbatim(node.value) if node.value else None
        if node.style == "|" and node.value.strip():
            return Literal(node.value)
        return str(node.value)

    def _noted(self, key: Node, node: Node, shape: object, path: tuple[Step, ...], *, is_first: bool) -> object:
        value = self.value(node, shape, path)
        entry = self._entries.by_node[id(key)]
        above = _lines(entry.above, with_empty=len(path) <= _DEEPEST and entry.column >= 0)
        while is_first and above and not above[0]:
            del above[0]
        below = _lines(entry.below, with_empty=True)
        beside = entry.beside
        if isinstance(value, str) and not isinstance(value, Verbatim) and _LIKE_TEXT.match(beside):
            above.append(beside)
            beside = ""
        if not (above or below or beside):
            return value
        return Noted(value, tuple(above), f"  {beside}" if beside else "", tuple(below))


def _lines(lines: list[str], *, with_empty: bool) -> list[str]:
    """Return comments, with one empty line at most where there are several in a row."""
    return [line for number, line in enumerate(lines) if line or (with_empty and (not number or lines[number - 1]))]
