"""The one canonical form of a file: the same content, and every comment, in the same words everywhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from glossgraph import source
from glossgraph.editing.form.entries import entries
from glossgraph.editing.form.gaps import comments, directive
from glossgraph.editing.form.tree import Tree
from glossgraph.load.lost_text import is_prose
from glossgraph.load.order import Order, shape_of
from glossgraph.text.yaml import dumped, items

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.editing.form.gaps import Comment

__all__ = ["Order", "formatted"]


def formatted(file: str, text: str, order: Order) -> str:
    """Return the text of a file, by its path below the root, in its canonical form.

    It says the same as before, which is proved by reading it again, and keeps every comment.

    Raises:
        source.SourceError: the text cannot be read, or is not sure to say the same afterwards.

    """
    parsed, root = source.parse_with_nodes(text)
    _refuse(parsed, shape_of(file))
    if (at := directive(text, root)) is not None:
        raise source.SourceError("a directive (`%`) is not supported", _span(text, at), "remove the line")
    found = list(comments(text, root))
    if root is None or not root.value or not isinstance(parsed.value, (dict, list)):
        new = _plain(text)
    else:
        of_entries = entries(text, root, found)
        value = Tree(of_entries, order).value(root, shape_of(file))
        body = dumped(value) if isinstance(value, dict) else items(value or ())
        head, tail = ("".join(f"{line}\n" for line in lines) for lines in (of_entries.head, of_entries.tail))
        new = head.lstrip("\n") + body + tail
    if new != text:
        _prove(parsed, found, new, order, shape_of(file))
    return new


def _refuse(parsed: source.Parsed, shape: object) -> None:
    """Raise on what is better mended before the text is formatted."""
    for key in parsed.repeated:
        raise source.SourceError(f"`{key.key}` is written twice", key.span, "keep one of the two")
    for stray in parsed.strays:
        raise source.SourceError(f"the text holds {stray.name}", stray.span, "`glossgraph check` says what to do")
    for lost in parsed.lost:
        if lost.mark == ",":
            message = "the comma may end a text too early: in braces, it separates entries"
            raise source.SourceError(message, lost.span, "put the text in quotes")
        if is_prose(lost.path, shape):
            message = "the `#` may end a text too early: YAML takes the rest of the line for a comment"
            raise source.SourceError(message, lost.span, "put the text in quotes, or the comment on a line of its own")


def _prove(before: source.Parsed, found: Iterable[Comment], new: str, order: Order, shape: object) -> None:
    """Raise unless a new text says what the old one said, with the same comments."""
    try:
        after, root = source.parse_with_nodes(new)
    except source.SourceError as error:
        raise _unsure() from error
    same_comments = _texts(found) == _texts(comments(new, root)) and len(after.lost) <= len(before.lost)
    if not same_comments or not _is_same(before.value, after.value, order, shape, ()):
        raise _unsure()


def _unsure() -> source.SourceError:
    return source.SourceError(
        "the file would not say the same in its canonical form, and stays as it is",
        cure="report it, with the file: this is a fault of the formatter",
    )


def _texts(found: Iterable[Comment]) -> Counter[str]:
    return Counter(comment.text for comment in found if comment.text)


def _is_same(before: object, after: object, order: Order, shape: object, path: tuple[source.Step, ...]) -> bool:
    """Tell whether two values are equal, in their types and in the order of what has no other order."""
    if type(before) is not type(after):
        return False
    if isinstance(before, dict) and isinstance(after, dict):
        return order.keys(shape, path, list(before)) == list(after) and all(
            _is_same(value, after[key], order, order.inside(shape, key), (*path, key)) for key, value in before.items()
        )
    if isinstance(before, list) and isinstance(after, list):
        pairs = enumerate(zip(before, after, strict=False))
        return len(before) == len(after) and all(
            _is_same(a, b, order, order.inside(shape, number), (*path, number)) for number, (a, b) in pairs
        )
    written = getattr(before, "written", "") == getattr(after, "written", "")
    return bool(before == after) and written


def _plain(text: str) -> str:
    """Return a text that says nothing without white space at the ends of its lines."""
    lines = [line.rstrip() for line in text.split("\n")]
    return "\n".join(lines).strip("\n") + "\n" if text.strip() else text


def _span(text: str, offset: int) -> source.Span:
    line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
    return source.Span(line, column, line, column + 1)
