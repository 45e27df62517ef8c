"""YAML text to plain values, and the place of a value in its text on demand."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.tokens import AnchorToken, TagToken

from glossgraph.source.characters import Stray, meant, readable, strays, trailing
from glossgraph.source.files import (
    GRAPH_FILES,
    MAX_BYTES,
    find_graph,
    find_misnamed,
    find_terms,
    find_unknown,
    read,
)
from glossgraph.source.syntax import START, SourceError, Span, explain, point

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

__all__ = [
    "GRAPH_FILES",
    "MAX_BYTES",
    "START",
    "Decimals",
    "Parsed",
    "Part",
    "Repeated",
    "SourceError",
    "Span",
    "Step",
    "Stray",
    "find_graph",
    "find_misnamed",
    "find_terms",
    "find_unknown",
    "locate",
    "parse",
    "read",
    "trailing",
]

Step = str | int
"""One step of a document path: a key of a mapping, or an index of a list."""

Part = Literal["key", "value"]
"""Which half of a `key: value` pair a place points at."""

MAX_DEPTH = 100
"""How deep values may be nested; a term needs six levels. Far beyond that, libyaml's bindings overrun their stack."""

_DEEP_INDENT = re.compile(rf"^[ ?:-]{{{MAX_DEPTH}}}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Repeated:
    """A key that stands twice in one mapping; the second one would silently replace the first."""

    key: str
    span: Span
    first: Span


class Decimals(float):
    """A number with a decimal point; `written` shows with how many digits."""

    written = ""


class Parsed(NamedTuple):
    """The value of a YAML text, the keys that it repeats (the last one counts) and the characters it should not hold.

    Keys are always text as written, so that `no:` and `1:` need no quotes.
    """

    value: Any
    repeated: list[Repeated]
    strays: list[Stray]


def parse(text: str) -> Parsed:
    """Return what a YAML text says.

    Raises:
        SourceError: the text is not one YAML document of plain values.

    """
    loader = None
    found = list(strays(text))
    text = readable(text)
    try:
        _refuse_depth(text)
        _refuse_anchors_and_tags(text)
        loader = _Loader(text, odd=bool(found))
        return Parsed(loader.get_single_data(), loader.repeated, found + loader.strays)
    except yaml.MarkedYAMLError as error:
        raise explain(text, error) from error
    finally:
        if loader:
            loader.dispose()


def locate(text: str, path: tuple[Step, ...], part: Part = "value", words: str = "") -> Span:
    """Return the place of a value by its document path, such as `("edges", "triggers", "margin-call")`.

    A path that is not in the text gives the place of the longest part of it that is; `words` narrows the place to
    their first occurrence within it. A text that cannot be parsed gives its first character.
    """
    node = _composed(text)
    if node is None:
        return START
    place: Node = _first_key(node)
    for depth, step in enumerate(path):
        pair = _step_into(node, step)
        if pair is None:
            break
        key, node = pair
        at_key = part == "key" or depth < len(path) - 1
        place = key if at_key else node
    span = _span(place)
    # words of a reason that stands alone, without its key, are in the value that was reached
    within = _span(node) if isinstance(node, ScalarNode) else span
    return (_narrow(text, within, words) if words else None) or span


@lru_cache(maxsize=8)
def _composed(text: str) -> Node | None:
    """Return the nodes of a text, or None; many places are often wanted of one file in a row."""
    text = readable(text)
    try:
        _refuse_depth(text)
        node: Node | None = yaml.compose(text, yaml.CSafeLoader)
    except (yaml.YAMLError, SourceError):
        return None
    return node


class _Loader(yaml.CSafeLoader):
    """A safe loader that reads keys as text, notes repeated keys and never fails on an odd number or date."""

    def __init__(self, text: str, *, odd: bool) -> None:
        super().__init__(text)
        self.odd = odd
        self.repeated: list[Repeated] = []
        self.strays: list[Stray] = []
        # written out, they have been found already
        self.escapes = "\\" in text

    def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[str, Any]:  # type: ignore[override] # noqa: FBT001, FBT002 - PyYAML's own signature, narrowed to text keys
        values: dict[str, Any] = {}
        first: dict[str, Node] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                raise SourceError("a key is not text", _span(key_node), "write the key as one word, without brackets")
            key = self.construct_text(key_node)
            if key in values:
                self.repeated.append(Repeated(key, _span(key_node), _span(first[key])))
            first[key] = key_node
            values[key] = self.construct_object(value_node, deep=deep)
        return values

    def construct_text(self, node: ScalarNode) -> str:
        text = str(node.value)
        if self.escapes and node.style == '"':
            self.strays += [stray._replace(span=_span(node)) for stray in strays(text)]
            return meant(text)
        return meant(text) if self.odd else text

    def construct_lenient(self, node: ScalarNode) -> str | float | dt.date:
        kind = node.tag.rpartition(":")[2]
        try:
            value: str | float | dt.date = getattr(self, f"construct_yaml_{kind}")(node)
        except (ValueError, OverflowError):
            return str(node.value)
        if isinstance(value, float):
            if not math.isfinite(value):
                raise SourceError("the number is not finite", _span(node), "write a number, or put it in quotes")
            value = Decimals(value)
            value.written = node.value
        return value


for _kind in ("str", "value", "merge"):
    _Loader.add_constructor(f"tag:yaml.org,2002:{_kind}", _Loader.construct_text)
for _kind in ("int", "float", "timestamp"):
    _Loader.add_constructor(f"tag:yaml.org,2002:{_kind}", _Loader.construct_lenient)


def _refuse_depth(text: str) -> None:
    """Raise on the first value that is nested too deeply; texts that cannot hold one are told by a glance."""
    if text.count("[") + text.count("{") < MAX_DEPTH and not _DEEP_INDENT.search(text):
        return
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        if isinstance(event, CollectionStartEvent):
            depth += 1
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH and event.start_mark:
            span = point(event.start_mark.line, event.start_mark.column)
            raise SourceError("the values are nested too deeply", span, f"nest at most {MAX_DEPTH} levels")


def _refuse_anchors_and_tags(text: str) -> None:
    """Raise on the first anchor, with which a short file can stand for an endless one, and on the first tag."""
    if "&" not in text and "!" not in text:
        return
    for token in yaml.scan(text, yaml.CSafeLoader):
        span = point(token.start_mark.line, token.start_mark.column)
        if isinstance(token, AnchorToken):
            raise SourceError("an anchor (`&`) is not supported", span, "write the value out, or put quotes around it")
        if isinstance(token, TagToken):
            raise SourceError("a tag (`!`) is not supported", span, "remove the tag, or put quotes around the value")


def _step_into(node: Node, step: Step) -> tuple[Node, Node] | None:
    if isinstance(node, MappingNode):
        # the last of repeated keys is the one whose value counts
        return next(((k, v) for k, v in reversed(node.value) if meant(k.value) == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _first_key(node: Node) -> Node:
    if isinstance(node, MappingNode) and node.value:
        key: Node = node.value[0][0]
        return key
    return node


def _span(node: Node) -> Span:
    start, end = node.start_mark, node.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _narrow(text: str, span: Span, words: str) -> Span | None:
    for number, line in _lines(text, span):
        column = line.find(words, span.column - 1 if number == span.line else 0)
        if column >= 0:
            return Span(number, column + 1, number, column + 1 + len(words))
    return None


def _lines(text: str, span: Span) -> Iterator[tuple[int, str]]:
    yield from enumerate(text.split("\n")[span.line - 1 : span.end_line], start=span.line)
