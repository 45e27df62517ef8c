"""YAML text to plain values, and the place of a value in its text on demand."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import Any, Literal, NamedTuple

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.tokens import AnchorToken, TagToken

from glossgraph.source import blanks
from glossgraph.source.characters import Stray, cleaned, may_hold_stray, readable, strays, trailing_space
from glossgraph.source.clock import today
from glossgraph.source.files import (
    MAX_BYTES,
    find_graph,
    find_misnamed,
    find_schemas,
    find_terms,
    find_unknown,
    is_backup,
    is_folder,
    is_of_yaml,
    original,
    read,
)
from glossgraph.source.git import Dates, Day, History, history
from glossgraph.source.loader import Decimals, Loader, Repeated, span_of
from glossgraph.source.lost import Lost, find_lost, may_lose
from glossgraph.source.past import past_pairs
from glossgraph.source.recovery import Recovered
from glossgraph.source.recovery import recover as recover_with
from glossgraph.source.syntax import START, SourceError, Span, point, source_error

__all__ = [
    "MAX_BYTES",
    "START",
    "Dates",
    "Day",
    "Decimals",
    "History",
    "Lost",
    "Parsed",
    "Part",
    "Recovered",
    "Repeated",
    "SourceError",
    "Span",
    "Step",
    "Stray",
    "find_graph",
    "find_misnamed",
    "find_schemas",
    "find_terms",
    "find_unknown",
    "history",
    "is_backup",
    "is_folder",
    "is_of_yaml",
    "lines",
    "original",
    "parse",
    "parse_rest",
    "past_pairs",
    "read",
    "recover",
    "span_at",
    "today",
    "trailing_space",
]

Step = str | int
"""One step of a document path: a key of a mapping, or an index of a list."""

Part = Literal["key", "value"]
"""Which half of a `key: value` pair a place points at."""

MAX_DEPTH = 100
"""How deep values may be nested; a term needs six levels. Far beyond that, libyaml's bindings overrun their stack."""

LONGEST_WORDS = 1_000
"""The longest words, in characters, to which a place is narrowed."""

_MANY_BRACKETS = MAX_DEPTH // 2

_CLOSED = re.compile(r"\[\[[^]\[{}\"'#]*\]\]|\[[^]\[{}\"'#]*\]")
"""Brackets that are closed again, in YAML too, as there are no quotes and comments between them: those of a mention."""

_MAY_MARK = re.compile(r"[&!](?<![^\s\[\]{},:?\"'\ufeff-].)(?!(?<=&)\s)")
"""What may be an anchor or a tag, which stand only where a value can begin."""

# two levels can begin in one column, since a list need not be indented further than its key
_DEEP_INDENT = re.compile(rf"\n[ ?:-]{{{MAX_DEPTH // 4}}}")


class Parsed(NamedTuple):
    """The value of a YAML text, the keys that it repeats (the last one counts) and the characters it should not hold.

    `lost` are the values that may be only the beginning of a text: what follows is a comment, or a key of its own.
    Keys are always text as written, so that `no:` and `1:` need no quotes.
    """

    value: Any
    repeated: list[Repeated]
    strays: list[Stray]
    lost: list[Lost]


def parse(text: str) -> Parsed:
    """Return what a YAML text says.

    Raises:
        SourceError: the text is not one YAML document of plain values.

    """
    loader = None
    stray_characters: list[Stray] = []
    if may_hold_stray(text):
        stray_characters = list(strays(text))
        text, odd = blanks.plain(readable(text))
        stray_characters += odd
    try:
        _refuse_depth(text)
        if ("&" in text or "!" in text) and _MAY_MARK.search(text):
            _refuse_anchors_and_tags(text)
        loader = Loader(text, has_strays=bool(stray_characters))
        value = loader.value()
        lost = list(find_lost(loader.root, text)) if loader.root and (loader.has_lost_key or may_lose(text)) else []
        return Parsed(value, loader.repeated, stray_characters + loader.strays, lost)
    except yaml.MarkedYAMLError as error:
        raise source_error(text, error) from error
    finally:
        if loader:
            loader.dispose()


@lru_cache(maxsize=8)
def recover(text: str) -> Recovered:
    """Return every independent mistake for which a text cannot be parsed, and what remains of it."""
    return recover_with(text, parse)


def parse_rest(recovered: Recovered) -> Parsed:
    """Return what the rest of a text says that could not be parsed, with the places that things have in the text."""
    value, repeated, strays, lost = parse(recovered.text)
    place = recovered.place
    return Parsed(
        value,
        [Repeated(key.key, place(key.span), place(key.first)) for key in repeated],
        [stray._replace(span=place(stray.span)) for stray in strays],
        [each._replace(span=place(each.span)) for each in lost],
    )


def span_at(text: str, path: tuple[Step, ...], part: Part = "value", words: str = "") -> Span:
    """Return the place of a value by its document path, such as `("edges", "triggers", "margin-call")`.

    A path that is not in the text gives the place of the longest part of it that is; `words` narrows the place to
    their first occurrence within it. Of a text that cannot be parsed, the rest is looked at, if there is any.
    """
    node = _composed(text)
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
def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text; the cache is for diagnostics, which ask for those of one file many times in a row."""
    return tuple(text.split("\n"))


@lru_cache(maxsize=8)
def _composed(text: str) -> Node | None:
    """Return the root node of a text, or None if it cannot be parsed; cached for the same reason as `lines`."""
    text = blanks.plain(readable(text))[0] if may_hold_stray(text) else text
    try:
        _refuse_depth(text)
        node: Node | None = yaml.compose(text, yaml.CSafeLoader)
    except (yaml.YAMLError, SourceError):
        return None
    return node


def _refuse_depth(text: str) -> None:
    """Raise on the first value that is nested too deeply; most texts pass on a quick look, without being parsed."""
    if not _may_be_deep(text):
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


def _may_be_deep(text: str) -> bool:
    if _DEEP_INDENT.search(f"\n{text}"):
        return True
    brackets = text.count("[") + text.count("{")
    if brackets >= _MANY_BRACKETS:
        # a pair is two levels at most
        brackets = 2 + sum(map(_CLOSED.sub("", text).count, "[{"))
    return brackets >= _MANY_BRACKETS


def _refuse_anchors_and_tags(text: str) -> None:
    """Raise on the first tag, and on the first anchor: with anchors, a short file can expand to an endless one."""
    for token in yaml.scan(text, yaml.CSafeLoader):
        span = point(token.start_mark.line, token.start_mark.column)
        if isinstance(token, AnchorToken):
            raise SourceError("an anchor (`&`) is not supported", span, "write the value out, or put quotes around it")
        if isinstance(token, TagToken):
            raise SourceError("a tag (`!`) is not supported", span, "remove the tag, or put quotes around the value")


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
