"""Where keys and values stand in a YAML text, as PyYAML's own nodes tell it; nothing of the program is used here."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]
"""The keys of mappings and the indexes of lists that lead to a value."""


class Spot(NamedTuple):
    """The offsets of an entry: where its key (or the item of a list) starts, where its value starts and ends."""

    key: int
    value: int
    end: int
    flow: bool
    """Whether the value is a mapping or a list in braces or brackets."""
    style: str
    """The mark of a text's style: a quote, `|`, `>`, or nothing if it is plain."""


@lru_cache(maxsize=2000)
def outline(text: str) -> dict[Path, Spot]:
    """Return the spot of every value by its path; the whole text has the empty path."""
    node = yaml.compose(text, yaml.CSafeLoader)
    assert node is not None
    return dict(_spots(text, (), node, node.start_mark.index))


@lru_cache(maxsize=2000)
def values(text: str) -> Any:
    """Return what a text says, with every scalar as it is written."""
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - it makes nothing but texts, lists and mappings


def _spots(text: str, path: Path, node: yaml.Node, key: int) -> Iterator[tuple[Path, Spot]]:
    below: list[tuple[Path, Spot]] = []
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            below += _spots(text, (*path, name.value), value, name.start_mark.index)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            below += _spots(text, (*path, number), value, value.start_mark.index)
    flow = bool(getattr(node, "flow_style", False))
    start = node.start_mark.index
    # a block ends, as PyYAML sees it, only where the next thing begins
    last = max((spot.end for _, spot in below), default=start)
    ended = last if below and not flow else _stripped_end(text, start, node.end_mark.index)
    style = (node.style or "") if isinstance(node, yaml.ScalarNode) else ""
    yield path, Spot(key, start, ended, flow, style)
    yield from below


def _stripped_end(text: str, start: int, end: int) -> int:
    """Return where a part of a text ends without the white space at its end."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
