"""YAML text to plain values, or to the mistakes for which it is none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.tokens import AnchorToken, TagToken

from glossgraph.source import blanks
from glossgraph.source.characters import Stray, may_hold_stray, readable, strays
from glossgraph.source.loader import Loader, Repeated
from glossgraph.source.lost import Lost, find_lost, may_lose
from glossgraph.source.span import SourceError, point

if TYPE_CHECKING:
    from yaml.nodes import Node

    from glossgraph.source.recovery import Recovered

MAX_DEPTH = 100
"""How deep values may be nested; a term needs six levels. Far beyond that, libyaml's bindings overrun their stack."""

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
    return parse_with_nodes(text)[0]


def parse_with_nodes(text: str) -> tuple[Parsed, Node | None]:
    """Return what a YAML text says, and the node of all that; without stray characters, its places are in the text.

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
        refuse_depth(text)
        if _has_marks(text) and _MAY_MARK.search(text):
            _refuse_anchors_and_tags(text)
        loader = Loader(text, has_strays=bool(stray_characters))
        value = loader.value()
        lost = list(find_lost(loader.root, text)) if loader.root and (loader.has_lost_key or may_lose(text)) else []
        return Parsed(value, loader.repeated, stray_characters + loader.strays, lost), loader.root
    except (SourceError, yaml.MarkedYAMLError) as error:
        raise _first_error(text, error) from error
    finally:
        if loader:
            loader.dispose()


def _first_error(text: str, error: SourceError | yaml.MarkedYAMLError) -> SourceError:
    """Return the error of a text that is named first, as the others may be its consequences.

    First comes what is wrong with the nesting of a text with many brackets, then what is wrong with the tokens of a
    text that may have anchors or tags, and last what was found when it was read.
    """
    try:
        if _has_many_brackets(text) or _is_far_indented(text):
            _refuse_depth(text)
        if _has_marks(text):
            _refuse_anchors_and_tags(text)
    except (SourceError, yaml.MarkedYAMLError) as first:
        error = first
    if isinstance(error, SourceError):
        return error
    from glossgraph.source.syntax import source_error  # noqa: PLC0415 - it takes long, and most texts are YAML

    return source_error(text, error)


@lru_cache(maxsize=8)
def recover(text: str) -> Recovered:
    """Return every independent mistake for which a text cannot be parsed, and what remains of it."""
    from glossgraph.source.recovery import recover as recover_with  # noqa: PLC0415 - as above

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


def refuse_depth(text: str) -> None:
    """Raise on the first value that is nested too deeply; most texts pass on a quick look, without being parsed."""
    if _may_be_deep(text):
        _refuse_depth(text)


def _refuse_depth(text: str) -> None:
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
    if _is_far_indented(text):
        return True
    # a pair is two levels at most
    return _has_many_brackets(text) and 2 + sum(map(_CLOSED.sub("", text).count, "[{")) >= _MANY_BRACKETS


def _is_far_indented(text: str) -> bool:
    return bool(_DEEP_INDENT.search(f"\n{text}"))


def _has_many_brackets(text: str) -> bool:
    return text.count("[") + text.count("{") >= _MANY_BRACKETS


def _has_marks(text: str) -> bool:
    return "&" in text or "!" in text


def _refuse_anchors_and_tags(text: str) -> None:
    """Raise on the first tag, and on the first anchor: with anchors, a short file can expand to an endless one."""
    for token in yaml.scan(text, yaml.CSafeLoader):
        span = point(token.start_mark.line, token.start_mark.column)
        if isinstance(token, AnchorToken):
            raise SourceError("an anchor (`&`) is not supported", span, "write the value out, or put quotes around it")
        if isinstance(token, TagToken):
            raise SourceError("a tag (`!`) is not supported", span, "remove the tag, or put quotes around the value")
