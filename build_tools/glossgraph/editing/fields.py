"""The fields of a term's file as they are written, and the edits that set one, or add to a list."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING, NamedTuple

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from glossgraph.editing.edits import Edit, edited
from glossgraph.editing.refused import RefusedError
from glossgraph.source.places import composed
from glossgraph.text.yaml import dumped, scalar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yaml.nodes import Node

_BLOCK = frozenset("|>")


class Field(NamedTuple):
    """A field of a mapping: its key and its value in the text."""

    key: ScalarNode
    value: Node


class Fields:
    """The text of a term's file, whose fields can be edited one after another."""

    def __init__(self, file: str, text: str) -> None:
        """Take the path of the file and what it holds.

        Raises:
            RefusedError: its fields are not on lines of their own.

        """
        self.file = file
        self.text = text
        self._root()

    def _root(self) -> MappingNode:
        root = composed(self.text)
        if not isinstance(root, MappingNode) or root.flow_style or not root.value:
            raise RefusedError(f"`{self.file}` does not have each field on a line of its own; write it so")
        return root

    def named(self) -> dict[str, Field]:
        """Return the fields by their names."""
        return fields_of(self._root())

    def edit(self, *edits: Edit) -> None:
        """Make edits of the text."""
        self.text = edited(self.text, edits)

    def set(self, name: str, value: object, after: Sequence[str]) -> None:
        """Give a field a value: in place of the one that it has, or on a new line behind the last of some fields."""
        written = dumped({name: value})
        field = self.named().get(name)
        if field is None:
            self.insert(written, after)
        else:
            self.edit(Edit(field.key.start_mark.index, content_end(self.text, field.value), written.rstrip("\n")))

    def insert(self, lines: str, after: Sequence[str]) -> None:
        """Insert lines, without their indentation, behind the last of some fields, or else as the last field."""
        there = self.named()
        above = [field for name, field in there.items() if name in after] or [*there.values()]
        last = max(above, key=lambda field: field.key.start_mark.index)
        self.insert_below(last, indent(lines, " " * last.key.start_mark.column))

    def insert_below(self, field: Field, lines: str) -> None:
        """Insert lines as they are behind the value of a field."""
        end = content_end(self.text, field.value, field.key)
        line = self.text.find("\n", end)
        if line < 0:
            self.edit(Edit(len(self.text), len(self.text), "\n" + lines.rstrip("\n")))
        else:
            self.edit(Edit(line + 1, line + 1, lines))

    def add(self, name: str, values: Sequence[str], after: Sequence[str]) -> None:
        """Add texts to a list of texts, which is made if it is not there.

        Raises:
            RefusedError: there is something else than a list.

        """
        if not values:
            return
        field = self.named().get(name)
        if field is None or _is_empty(field.value):
            self.set(name, [*values], after)
            return
        if not isinstance(field.value, SequenceNode):
            raise RefusedError(f"`{name}` in `{self.file}` is no list; write it as one")
        last = field.value.value[-1]
        end = content_end(self.text, last)
        if field.value.flow_style:
            self.edit(Edit(end, end, "".join(f", {scalar(value)}" for value in values)))
        else:
            self.add_items(field, "".join(f"- {scalar(value)}\n" for value in values))

    def add_items(self, field: Field, lines: str) -> None:
        """Add items to a list that has each on a line of its own; their lines begin with `- `, and have no indent."""
        self.insert_below(Field(field.key, field.value.value[-1]), indent(lines, " " * field.value.start_mark.column))

    def remove_item(self, name: str, value: str) -> None:
        """Take a text out of a list; a list of which nothing is left is taken out too."""
        field = self.named().get(name)
        items = field.value.value if field and isinstance(field.value, SequenceNode) else []
        number = next((n for n, item in enumerate(items) if item.value == value), None)
        if field is None or number is None:
            return
        if len(items) == 1:
            start = self.text.rfind("\n", 0, field.key.start_mark.index) + 1
            end = self.text.find("\n", content_end(self.text, field.value)) + 1 or len(self.text)
        elif field.value.flow_style:
            start = items[number].start_mark.index if number == 0 else items[number - 1].end_mark.index
            end = items[1].start_mark.index if number == 0 else items[number].end_mark.index
        else:
            start = self.text.rfind("\n", 0, items[number].start_mark.index) + 1
            end = self.text.find("\n", content_end(self.text, items[number])) + 1 or len(self.text)
        self.edit(Edit(start, end, ""))


def fields_of(node: Node | None) -> dict[str, Field]:
    """Return the fields of a mapping by their names; none of anything else."""
    pairs = node.value if isinstance(node, MappingNode) else []
    return {key.value: Field(key, value) for key, value in pairs if isinstance(key, ScalarNode)}


def content_end(text: str, node: Node, key: ScalarNode | None = None) -> int:
    """Return where a value ends, without the comments and blank lines behind it; of an empty one, where its key does.

    A value that keeps its blank lines ends behind them.
    """
    if isinstance(node, ScalarNode):
        if node.style in _BLOCK:
            whole = text[node.start_mark.index : node.end_mark.index]
            keeps_blanks = "+" in whole.partition("\n")[0].partition("#")[0]
            return int(node.end_mark.index) - 1 if keeps_blanks else node.start_mark.index + len(whole.rstrip())
        if key is not None and not node.value and not node.style:
            return int(text.index(":", key.end_mark.index)) + 1
        return int(node.end_mark.index)
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return content_end(text, last[1], last[0]) if isinstance(node, MappingNode) else content_end(text, last)


def _is_empty(node: Node) -> bool:
    return not node.value or (isinstance(node, ScalarNode) and node.tag == "tag:yaml.org,2002:null")
