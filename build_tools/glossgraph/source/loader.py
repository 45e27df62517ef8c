"""YAML nodes to plain values: keys are text, and nothing is run, guessed or lost."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from glossgraph.source.characters import cleaned, may_hold_stray, readable, strays
from glossgraph.source.decimals import Decimals
from glossgraph.source.lost import has_lost_key
from glossgraph.source.span import SourceError, Span

if TYPE_CHECKING:
    import datetime as dt

    from glossgraph.source.characters import Stray

_TEXT, _MAPPING, _LIST = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq"))

_LENIENT = {
    f"tag:yaml.org,2002:{kind}": f"construct_yaml_{kind}" for kind in ("bool", "float", "int", "null", "timestamp")
}

_LONGEST_WORD = len("false")
"""The length of the longest word that YAML reads as something other than text."""


_BEGINNINGS = frozenset(yaml.CSafeLoader.yaml_implicit_resolvers)
"""How the words begin that YAML reads as something other than text."""

LONGEST_NUMBER = 1_000
"""The most characters of a number, as to read a long one in base 60, such as `1:30:00`, takes long; more are text."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A key that is written twice in one mapping; the second would silently replace the first."""

    key: str
    span: Span
    first: Span


class Loader(yaml.CSafeLoader):
    """Reads one document, and notes the keys that it repeats and the characters that are hidden in escape codes."""

    def __init__(self, text: str, *, has_strays: bool) -> None:
        """Take the text; `has_strays` says whether stray characters were found in it."""
        super().__init__(text)
        self._has_strays = has_strays
        self.repeated: list[Repeated] = []
        self.strays: list[Stray] = []
        self._document = text
        self._may_escape = "\\" in text
        self.root: Node | None = None
        self.has_lost_key = False

    def value(self) -> Any:
        """Return the value of the document; nothing if it is empty.

        Raises:
            SourceError: a key is no text, or a number is not finite.
            yaml.YAMLError: the text is not one YAML document.

        """
        self.root = self.get_single_node()
        return None if self.root is None else self._value(self.root)

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> Any:
        """Return the tag of a node without one. Most are seen to be text by how they begin: PyYAML's way is slow."""
        if kind is not ScalarNode:
            return _MAPPING if kind is MappingNode else _LIST
        if not implicit[0] or (len(value) > _LONGEST_WORD and value[0].isalpha()) or value[:1] not in _BEGINNINGS:
            return _TEXT
        return super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]

    def descend_resolver(self, parent: Node | None, index: Any) -> None:
        """Do nothing, to save time: PyYAML would look for rules that depend on a node's place, and there are none."""

    def ascend_resolver(self) -> None:
        """Do nothing, for the same reason."""

    def _value(self, node: Node) -> Any:
        if isinstance(node, ScalarNode):
            return self._text(node) if node.tag not in _LENIENT else self._number(node)
        if isinstance(node, SequenceNode):
            return [self._value(item) for item in node.value]
        values: dict[str, Any] = {}
        first: dict[str, Node] = {}
        is_plain = not self._may_escape and not self._has_strays
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                raise SourceError("a key is not text", span_of(key_node), "write the key as one word, without brackets")
            key = key_node.value if is_plain else self._text(key_node)
            if first.setdefault(key, key_node) is not key_node:
                self.repeated.append(Repeated(key, span_of(key_node), span_of(first[key])))
            is_text = is_plain and value_node.tag is _TEXT and isinstance(value_node, ScalarNode)
            values[key] = value_node.value if is_text else self._value(value_node)
            if not value_node.value and has_lost_key(key_node, value_node, self._document):
                self.has_lost_key = True
        return values

    def _text(self, node: ScalarNode) -> str:
        text: str = node.value
        if self._may_escape and node.style == '"' and may_hold_stray(text):
            raw = self._document[node.start_mark.index : node.end_mark.index]
            # characters that are not escaped have been found already
            known = {stray.name for stray in strays(raw)}
            escaped = (stray for stray in strays(text) if "\\" in raw and stray.name not in known)
            self.strays += [stray._replace(span=span_of(node)) for stray in escaped]
            return cleaned(readable(text))
        return cleaned(text) if self._has_strays else text

    def _number(self, node: ScalarNode) -> bool | float | str | dt.date | None:
        """Return a value that is not text; a number or date that Python cannot hold is text."""
        if len(node.value) > LONGEST_NUMBER:
            return str(node.value)
        try:
            value: bool | float | str | dt.date | None = getattr(self, _LENIENT[node.tag])(node)
        except (ValueError, OverflowError):
            return str(node.value)
        if isinstance(value, float):
            if not math.isfinite(value):
                raise SourceError("the number is not finite", span_of(node), "write a number, or put it in quotes")
            value = Decimals(value)
            value.written = node.value
        return value


def span_of(node: Node) -> Span:
    """Return the place of a node."""
    start, end = node.start_mark, node.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
