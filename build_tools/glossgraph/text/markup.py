"""What contributed Markdown may not hold: markup of other kinds, and links to anywhere but the web and other terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.text.scan import covered, scan

if TYPE_CHECKING:
    from collections.abc import Iterator

SAFE_TARGET = re.compile(
    r"\]\(\s*(?:(?i:https?://|mailto:)|#)(?:[^\s)&<>\"']|&(?!#|\w+;)){0,2000}+(?:\s+\"[^\"]*\")?\s*\)"
)
"""The end of a Markdown link that leads to a place on the web, on the page, or to a mailbox; it holds no entity."""

LINK = re.compile(rf"\[([^\[\]]*){SAFE_TARGET.pattern}")
"""A Markdown link that pages show as one; the group is its words."""

_TAG = re.compile(r"<(?=[A-Za-z/!?])[^\s<>]{0,40}>?")

_AUTOLINK = re.compile(r"<(?:[a-z][a-z0-9+.-]*:|[^\s<>]+@)", re.IGNORECASE)

_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*\S+", re.MULTILINE)

MARKS = ("<", "](", "]:", "![")
"""Only a text with one of these can hold something unsafe."""

_LINK = re.compile(r"\]\([^)\n]{0,60}\)?")


class Unsafe(NamedTuple):
    """A part of a text that a page will not show as it is meant: what it is, how it is written, and the cure."""

    what: str
    written: str
    cure: str


def tags(text: str) -> Iterator[Unsafe]:
    """Yield the HTML in a text that is one line of plain words."""
    for match in _TAG.finditer(text):
        yield Unsafe("raw HTML", match[0], "put it in backticks, or leave a space after `<`")


def unsafe(text: str) -> Iterator[Unsafe]:
    """Yield what a Markdown text holds beyond plain Markdown. Code is left alone, as nothing in it is interpreted."""
    found = scan(text)
    code = ((piece.start, piece.end) for piece in found.code)
    brackets = (part for mention in found.mentions for part in mention.brackets)
    words = covered(text, [*code, *brackets])
    for match in _TAG.finditer(words):
        written = text[match.start() : match.end()]
        if words[max(0, match.start() - 2) : match.start()] == "](":
            # it is the target of a link, which is looked at below
            continue
        if _AUTOLINK.match(match[0]):
            yield Unsafe("a bare link", written, "write `[words](https://...)`")
        else:
            yield Unsafe(
                "raw HTML", written, "write Markdown; to show it, put it in backticks, or leave a space after `<`"
            )
    for match in re.finditer(r"!\[", words):
        yield Unsafe("an image", match[0], "describe it in words: a page loads nothing from elsewhere")
    for match in _DEFINITION.finditer(words):
        written = text[match.start() : match.end()].strip()
        yield Unsafe("the definition of a link", written, "write `[words](https://...)` where the link stands")
    for match in _LINK.finditer(words):
        if not SAFE_TARGET.match(words, match.start()):
            help_ = "link to a term with `[[id]]`, and to the web with `[words](https://...)`"
            yield Unsafe("a link to no place on the web", text[match.start() : match.end()], help_)
