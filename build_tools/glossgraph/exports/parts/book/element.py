"""Elements of XHTML with what is in them, from which a book is made: a text in them is always plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Content = str | Element
"""What an element holds: plain words, or another element."""


def element(tag: str, *content: Content, **attributes: str) -> Element:
    """Return an element with its content in order; `class_` is the attribute `class`, and empty ones are left out."""
    made = Element(tag, {name.rstrip("_"): value for name, value in attributes.items() if value})
    extend(made, content)
    return made


def extend(parent: Element, content: Iterable[Content]) -> None:
    """Add content to the end of an element."""
    for each in content:
        if not isinstance(each, str):
            parent.append(each)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + each
        else:
            parent.text = (parent.text or "") + each


def content_of(parent: Element) -> Iterator[Content]:
    """Yield what an element holds, in order."""
    if parent.text:
        yield parent.text
    for child in parent:
        tail, child.tail = child.tail, None
        yield child
        if tail:
            yield tail


def joined(parts: Iterable[Content], between: str) -> list[Content]:
    """Return parts with the same words between each two."""
    listed: list[Content] = []
    for part in parts:
        listed += [between, part] if listed else [part]
    return listed
