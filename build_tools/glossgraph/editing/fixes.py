"""Fixes of diagnostics, as edits of a text that are proved to read as they are meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yaml.nodes import MappingNode, Node, ScalarNode

from glossgraph import source
from glossgraph.editing.edits import Edit, edited
from glossgraph.source import blanks
from glossgraph.text.yaml import scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from glossgraph.diagnostics import Fix

_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)

_HARD_BREAK = re.compile(r"  +\n[ \t]*\S")
"""Two blanks at the end of a line of Markdown, which break the line there."""


def edits(fix: Fix, text: str) -> list[Edit]:
    """Return what a fix changes in the text of its file; nothing if it would not read as it is meant."""
    made = list(_edits(fix, text))
    return made if made and _is_proved(fix, text, edited(text, made)) else []


def _edits(fix: Fix, text: str) -> Iterator[Edit]:
    place = fix.place
    span = place.span or source.span_at(text, place.path, place.part, place.words)
    start, end = _offset(text, span.line, span.column), _offset(text, span.end_line, span.end_column)
    written = text[start:end]
    if place.words and written.split() != place.words.split():
        return
    if not fix.everywhere:
        is_value = place.span is None and not place.words
        yield Edit(start, end, scalar(fix.replacement) if is_value else fix.replacement)
    elif fix.replacement:
        meant = blanks.plain(text)[0]
        yield from (Edit(n, n + 1, fix.replacement) for n, (a, b) in enumerate(zip(text, meant, strict=True)) if a != b)
    elif written.strip(" \t"):
        yield from (Edit(*match.span(), "") for match in re.finditer(re.escape(written), text))
    else:
        yield from _without_trailing_space(text)


def _without_trailing_space(text: str) -> Iterator[Edit]:
    """Yield the edits that end every line with its last word, but for lines of Markdown that blanks break."""
    kept = [span for span in _literal(_root(text)) if _HARD_BREAK.search(text, *span)]
    for match in _TRAILING.finditer(text):
        is_break = _HARD_BREAK.match(text, match.start())
        if not (is_break and any(start <= match.start() < end for start, end in kept)):
            yield Edit(*match.span(), "")


def _root(text: str) -> Node | None:
    try:
        return source.parse_with_nodes(text)[1]
    except source.SourceError:
        return None


def _literal(node: Node | None) -> Iterator[tuple[int, int]]:
    """Yield where the texts stand that are read line by line, as spans of offsets."""
    if isinstance(node, ScalarNode):
        if node.style == "|":
            yield node.start_mark.index, node.end_mark.index
    elif node:
        pairs = node.value if isinstance(node, MappingNode) else [(item,) for item in node.value]
        yield from (span for pair in pairs for each in pair for span in _literal(each))


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return start + column - 1


def _is_proved(fix: Fix, before: str, after: str) -> bool:
    """Tell whether a text reads as it did before, but for what a fix changes."""
    try:
        new = source.parse(after)
        old = source.parse(before)
    except source.SourceError:
        return fix.place.span is not None and _is_more_readable(before, after)
    if fix.place.span is None:
        return len(new.lost) <= len(old.lost) and _is_same(_with_fix(old.value, fix), new.value, _words)
    if fix.everywhere or fix.place.words:
        return len(new.repeated) <= len(old.repeated) and _is_same(old.value, new.value, _bare)
    # what was lost is read now, and nothing else has changed
    return len(new.lost) < len(old.lost) and re.findall(r"\w+", before) == re.findall(r"\w+", after)


def _is_more_readable(before: str, after: str) -> bool:
    """Tell whether a text has fewer mistakes of syntax, and the same words."""
    old, new = source.recover(before), source.recover(after)
    return len(new.errors) < len(old.errors) and re.findall(r"\w+", before) == re.findall(r"\w+", after)


def _words(text: str) -> str:
    return " ".join(text.split())


def _bare(text: str) -> str:
    """Return a text without what a fix of white space, or of a character that nobody sees, takes out of it."""
    return re.sub(r"\W", "", text)


def _is_same(old: object, new: object, plain: Callable[[str], str]) -> bool:
    if isinstance(old, str) and isinstance(new, str):
        return plain(old) == plain(new)
    if isinstance(old, dict) and isinstance(new, dict):
        return list(map(plain, old)) == list(map(plain, new)) and all(
            _is_same(a, b, plain) for a, b in zip(old.values(), new.values(), strict=True)
        )
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(_is_same(a, b, plain) for a, b in zip(old, new, strict=True))
    return type(old) is type(new) and old == new


def _with_fix(value: object, fix: Fix, depth: int = 0) -> object:
    """Return a value as a fix of its file is meant to change it."""
    path = fix.place.path[depth:]
    if isinstance(value, str) or not path:
        # an edge can be written as its reason alone, without the last step
        words, text = fix.place.words, fix.replacement
        return _replaced(value, words, text) if words and isinstance(value, str) else text
    step = path[0]
    if isinstance(value, dict):
        if len(path) == 1 and fix.place.part == "key":
            renamed = {fix.replacement if key == step else key: inner for key, inner in value.items()}
            return renamed if len(renamed) == len(value) else None
        return {key: _with_fix(inner, fix, depth + 1) if key == step else inner for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_fix(inner, fix, depth + 1) if n == step else inner for n, inner in enumerate(value)]
    return None


def _replaced(value: str, words: str, text: str) -> str:
    pattern = r"\s+".join(map(re.escape, words.split())) or re.escape(words)
    return re.sub(pattern, lambda _: text, value, count=1)
