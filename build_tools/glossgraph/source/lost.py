"""Text that YAML drops without a word: what follows a `#`, and what follows a comma within braces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode

from glossgraph.source.characters import cleaned
from glossgraph.source.corrected import quoted
from glossgraph.source.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]


class Lost(NamedTuple):
    """A plain value that ends too early, if it is text. For `kind: event # new`, only its field says that it is not."""

    path: Path
    """The document path of the value."""
    mark: Literal["#", ","]
    """What ends it."""
    span: Span
    """The place of what is lost."""
    text: str
    """The whole text, as it is meant."""
    line: str
    """The line as it should be written; empty where the text has several."""
    keys: tuple[str, ...] = ()
    """After a comma: the keys without a value that YAML makes of the rest."""


_TEXT = "tag:yaml.org,2002:str"

_COMMENT = re.compile(r"[^\s#][ \t]+#")

# two blanks before the `#` and one behind it are how a comment is set apart that is meant
_LOST = re.compile(r"(?:[ \t](?=#)|[ \t]+(?=#[^\s#]))(.*)")


_BEHIND = re.compile(r"(?<!\s)\s+#.*$")


def may_lose(text: str) -> bool:
    """Tell quickly whether there is a comment behind something else on a line; most texts have none."""
    return (" #" in text or "\t#" in text) and _COMMENT.search(text) is not None


def has_lost_key(key: Node, value: Node, text: str) -> bool:
    """Tell whether a pair within braces is a key alone, without a colon: more likely, a part of the text before it."""
    plain = isinstance(value, ScalarNode) and not value.value and not value.style
    return plain and ":" not in text[key.end_mark.index : value.start_mark.index]


def find_lost(node: Node, text: str, path: Path = ()) -> Iterator[Lost]:
    """Yield every plain value below a node that may be only the beginning of a text."""
    if isinstance(node, ScalarNode):
        if not node.style and node.tag == _TEXT and (lost := _after_mark(node, text, path)):
            yield lost
        return
    if not isinstance(node, MappingNode):
        for number, item in enumerate(node.value):
            yield from find_lost(item, text, (*path, number))
        return
    pairs = [(key, value) for key, value in node.value if isinstance(key, ScalarNode)]
    starts = [n for n, pair in enumerate(pairs) if not (node.flow_style and has_lost_key(*pair, text))]
    for start, end in zip(starts, [*starts[1:], len(pairs)], strict=False):
        key, value = pairs[start]
        inner = *path, cleaned(key.value)
        if end > start + 1 and isinstance(value, ScalarNode) and value.value and not value.style:
            yield _after_comma(value, [key for key, _ in pairs[start + 1 : end]], text, inner)
        else:
            yield from find_lost(value, text, inner)


def _after_mark(node: ScalarNode, text: str, path: Path) -> Lost | None:
    end = node.end_mark
    match = _LOST.match(text, end.index)
    if not match:
        return None
    start = match.start(1) - end.index + end.column
    span = Span(end.line + 1, start + 1, end.line + 1, start + 1 + len(match[1].rstrip()))
    line = _in_quotes(text, node, match.end())
    return Lost(path, "#", span, f"{node.value} {match[1].rstrip()}", line)


def _after_comma(value: ScalarNode, keys: list[ScalarNode], text: str, path: Path) -> Lost:
    first, last = keys[0].start_mark, keys[-1].end_mark
    span = Span(first.line + 1, first.column + 1, last.line + 1, last.column + 1)
    whole = " ".join(text[value.start_mark.index : last.index].split())
    return Lost(path, ",", span, whole, _in_quotes(text, value, last.index), tuple(cleaned(key.value) for key in keys))


def _in_quotes(text: str, node: ScalarNode, end: int) -> str:
    """Return the line of a value with all of it, up to an end, in quotes; nothing if it goes over several lines.

    A comment at the end of the line is left out.
    """
    start = node.start_mark.index
    if "\n" in text[start:end]:
        return ""
    line_end = text.find("\n", end)
    rest = _BEHIND.sub("", text[end : line_end if line_end >= 0 else len(text)])
    return text[text.rfind("\n", 0, start) + 1 : start] + quoted(text[start:end].rstrip()) + rest
