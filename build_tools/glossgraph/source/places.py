"""The place of a value in its text."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from glossgraph.source import blanks
from glossgraph.source.characters import cleaned, may_hold_stray, readable
from glossgraph.source.loader import span_of
from glossgraph.source.parsing import recover, refuse_depth
from glossgraph.source.span import START, SourceError, Span, lines

if TYPE_CHECKING:
    from glossgraph.source import Part, Step

LONGEST_WORDS = 1_000
"""The longest words, in characters, to which a place is narrowed."""


def span_at(text: str, path: tuple[Step, ...], part: Part = "value", words: str = "") -> Span:
    """Return the place of a value by its document path, such as `("edges", "triggers", "margin-call")`.

    A path that is not in the text gives the place of the longest part of it that is; `words` narrows the place to
    their first occurrence within it. Of a text that cannot be parsed, the rest is looked at, if there is any.
    """
    node = composed(text)
    if node is None:
        recovered = recover(text)
        is_known = recovered.errors and recovered.text
        return recovered.place(span_at(recovered.text, path, part, words)) if is_known else START
    place: Node = _first_key(node)
    for depth, step in enumerate(path):
        pair = _step_into(node, step)
        if pair is None:
            # an edge may be written as its reason alone
            place = node if words and isinstance(node, ScalarNode) else place
            break
        key, node = pair
        at_key = part == "key" or depth < len(path) - 1
        place = key if at_key else node
    span = _inside(text, span_of(place))
    # the words of a reason that is written alone, without its key, are in the value that was reached
    within = span_of(node) if isinstance(node, ScalarNode) else span
    return (_narrow(text, within, words) if 0 < len(words) <= LONGEST_WORDS else None) or span


@lru_cache(maxsize=8)
def composed(text: str) -> Node | None:
    """Return the root node of a text, or None if it cannot be parsed; cached for the same reason as `lines`."""
    text = blanks.plain(readable(text))[0] if may_hold_stray(text) else text
    try:
        refuse_depth(text)
        node: Node | None = yaml.compose(text, yaml.CSafeLoader)
    except (yaml.YAMLError, SourceError):
        return None
    return node


def _step_into(node: Node, step: Step) -> tuple[Node, Node] | None:
    if isinstance(node, MappingNode):
        return _pairs(node).get(step)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


@lru_cache(maxsize=64)
def _pairs(node: MappingNode) -> dict[Step, tuple[Node, Node]]:
    """Return the pairs of a mapping by their keys; where a key is repeated, the last value counts."""
    return {cleaned(key.value): (key, value) for key, value in node.value if isinstance(key, ScalarNode)}


def _first_key(node: Node) -> Node:
    if isinstance(node, MappingNode) and node.value:
        key: Node = node.value[0][0]
        return key
    return node


def _inside(text: str, span: Span) -> Span:
    """Return a place, moved into the text: the parser can put an empty value on a line after the last."""
    all_lines = lines(text)
    end = len(all_lines), len(all_lines[-1]) + 1
    if (span.end_line, span.end_column) <= end:
        return span
    return Span(*min((span.line, span.column), end), *end)


def _narrow(text: str, span: Span, words: str) -> Span | None:
    escaped = re.escape(words)
    start, end = (r"\b" if character.isalnum() else "" for character in (words[0], words[-1]))
    # a short name is often also a part of a longer word earlier in the text
    for pattern in (re.compile(start + escaped + end), re.compile(escaped)):
        for number, line in enumerate(lines(text)[span.line - 1 : span.end_line], start=span.line):
            first = span.column - 1 if number == span.line else 0
            match = pattern.search(line, first, span.end_column - 1 if number == span.end_line else len(line))
            if match:
                return Span(number, match.start() + 1, number, match.end() + 1)
    return _over_lines(text, span, start + r"\s+".join(map(re.escape, words.split())) + end)


def _over_lines(text: str, span: Span, pattern: str) -> Span | None:
    """Return the place of words between which a line ends, as in a folded text."""
    above = lines(text)[: span.end_line - 1]
    starts = [0, *accumulate(len(line) + 1 for line in above)]
    first, last = starts[span.line - 1] + span.column - 1, starts[-1] + span.end_column - 1
    match = re.compile(pattern).search(text, first, last)
    if match is None:
        return None
    ends = [(text.count("\n", 0, end) + 1, end - text.rfind("\n", 0, end)) for end in match.span()]
    return Span(*ends[0], *ends[1])
