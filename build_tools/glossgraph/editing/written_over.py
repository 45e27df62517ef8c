"""The text of a term's file made to say something else, with no more of it written anew than that needs."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING, Any

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from glossgraph import source
from glossgraph.editing.edits import Edit, edited
from glossgraph.editing.refused import RefusedError
from glossgraph.load.shapes import TermShape
from glossgraph.load.wanted import fields
from glossgraph.source.places import composed
from glossgraph.text.yaml import Verbatim, dumped, items, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


Values = dict[str, Any]

_BEHIND = {"former_ids": "aliases", "status_reason": "replaced_by"}
"""Where some fields are written: what a term was called beside what it is called, and why it has its status."""

_ORDER = [name for name in fields(TermShape) if name not in _BEHIND]

for _name, _above in _BEHIND.items():
    _ORDER.insert(_ORDER.index(_above) + 1, _name)
"""The fields of a term in the order in which new ones are written."""


def written_over(file: str, text: str, values: Mapping[str, Any]) -> str:
    """Return the text of a term's file with other values; everything else, and what is equal, stays as it is written.

    Args:
        file: The path of the file, for the reader of an error.
        text: What it holds.
        values: What it is to say, as `source.parse` gives it.

    Raises:
        RefusedError: the text cannot be edited so that it says this.

    """
    before = source.parse(text).value
    root = composed(text)
    if not isinstance(root, MappingNode) or root.flow_style or not root.value:
        raise RefusedError(f"`{file}` does not have each field on a line of its own; write it so first")
    edits = [*_in_mapping(text, root, before, dict(values), _ORDER)]
    result = edited(text, edits)
    if not _says(result, values):
        names = [f"`{name}`" for name in (*values, *before) if before.get(name) != values.get(name)]
        raise RefusedError(f"`{file}` cannot be edited without loss; change {names[0]} in it by hand first")
    return result


def _says(text: str, values: Mapping[str, Any]) -> bool:
    try:
        return bool(source.parse(text).value == values)
    except source.SourceError:
        return False


def _in_mapping(
    text: str, node: MappingNode, before: Values, after: Values, order: Sequence[str] = ()
) -> Iterator[Edit]:
    """Yield the edits of a mapping in lines of its own."""
    pairs = {key.value: (key, value) for key, value in node.value if isinstance(key, ScalarNode)}
    for name, (key, value) in pairs.items():
        if name not in after:
            yield Edit(line_start(text, key.start_mark.index), line_end(text, content_end(text, value, key)), "")
        elif before.get(name) != after[name]:
            yield from _in_pair(text, key, value, before.get(name), after[name])
    new: dict[str, str] = {}
    missing = [name for name in after if name not in pairs]
    for name in sorted(missing, key=lambda each: order.index(each) if each in order else len(order)):
        above = [each for each in order[: order.index(name)] if each in pairs] if name in order else [*pairs]
        behind = max(above or [*pairs], key=lambda each: pairs[each][0].start_mark.index)
        new[behind] = new.get(behind, "") + dumped({name: writable(after[name])})
    for behind, lines in new.items():
        key, value = pairs[behind]
        yield _below(text, content_end(text, value, key), indent(lines, " " * key.start_mark.column))


def _in_pair(text: str, key: ScalarNode, value: Any, before: Any, after: Any) -> Iterator[Edit]:
    """Yield the edits of a value, or one that writes it anew."""
    in_lines = not isinstance(value, ScalarNode) and not value.flow_style and bool(value.value)
    are_mappings = isinstance(value, MappingNode) and isinstance(before, dict) and isinstance(after, dict)
    if in_lines and are_mappings and before.keys() & after.keys():
        yield from _in_mapping(text, value, before, after)
        return
    added = _added(before, after)
    if isinstance(value, SequenceNode) and value.value and added:
        end = content_end(text, value.value[-1])
        if in_lines:
            yield _below(text, end, indent(items(writable(added)), " " * value.start_mark.column))
            return
        if all(isinstance(item, str) for item in added):
            yield Edit(end, end, "".join(f", {scalar(item)}" for item in added))
            return
    lines = indent(dumped({key.value: writable(after)}), " " * key.start_mark.column)
    yield Edit(key.start_mark.index, content_end(text, value, key), lines.strip(" ").rstrip("\n"))


def _added(before: Any, after: Any) -> list[Any]:
    """Return what a list has at its end that it had not; nothing if more is another."""
    are_lists = isinstance(after, list) and isinstance(before, list)
    return after[len(before) :] if are_lists and after[: len(before)] == before else []


def _below(text: str, end: int, lines: str) -> Edit:
    """Return the edit that writes lines below the one in which something ends."""
    line = line_end(text, end)
    is_last = line == len(text) and not text.endswith("\n")
    return Edit(line, line, f"\n{lines.rstrip()}" if is_last else lines)


def line_start(text: str, position: int) -> int:
    """Return where the line begins in which something is."""
    return text.rfind("\n", 0, position) + 1


def line_end(text: str, position: int) -> int:
    """Return where the line after the one begins in which something is."""
    return text.find("\n", position) + 1 or len(text)


def content_end(text: str, node: Any, key: ScalarNode | None = None) -> int:
    """Return where a value ends, without the comments and blank lines behind it; of an empty one, where its key does.

    A value that keeps its blank lines ends behind them.
    """
    if isinstance(node, ScalarNode):
        if node.style in {"|", ">"}:
            whole = text[node.start_mark.index : node.end_mark.index]
            keeps_blanks = "+" in whole.partition("\n")[0].partition("#")[0]
            return int(node.end_mark.index) - 1 if keeps_blanks else node.start_mark.index + len(whole.rstrip())
        if key is not None and not node.value and not node.style:
            return text.index(":", key.end_mark.index) + 1
        return int(node.end_mark.index)
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return content_end(text, last[1], last[0]) if isinstance(node, MappingNode) else content_end(text, last)


def writable(value: Any) -> Any:
    """Return a value as it is to be written: numbers with all the digits that they had."""
    if isinstance(value, dict):
        return {key: writable(held) for key, held in value.items()}
    if isinstance(value, list):
        return [writable(item) for item in value]
    return Verbatim(value.written) if hasattr(value, "written") else value
