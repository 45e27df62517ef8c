"""What contributed Markdown may not contain: other markup, and links to anywhere but the web and other terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.text.scan import covered, scan

if TYPE_CHECKING:
    from collections.abc import Iterator

SAFE_TARGET = re.compile(
    r"\]\(\s*(?:(?i:https?://|mailto:)|#)(?:[^\s)&<>\"']|&(?!#|\w+;)){0,2000}+(?:\s+\"[^\"]*\")?\s*\)"
)
"""The end of a Markdown link to a place on the web or on the page, or to a mailbox; it contains no entity."""

_TAG = re.compile(r"<(?=[A-Za-z/!?])[^\s<>]{0,40}>?")

_AUTOLINK = re.compile(r"<(?:[a-z][a-z0-9+.-]*:|[^\s<>]+@)", re.IGNORECASE)

_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*\S+", re.MULTILINE)

MARKS = ("<", "](", "]:", "![")
"""Only a text with one of these can contain something unsafe."""

_BACKTICK = re.compile(r"\\[\\`]|`")

_LINK_TARGET = re.compile(r"\]\([^)\n]{0,60}\)?")


class Unsafe(NamedTuple):
    """A part of a text that a page will not show as its author meant: what it is, how it is written, and the cure."""

    what: str
    written: str
    cure: str


def tags(text: str) -> Iterator[Unsafe]:
    """Yield the HTML tags in a text that is one line of plain words."""
    for match in _TAG.finditer(text):
        yield Unsafe("raw HTML", match[0], "put it in backticks, or leave a space after `<`")


def unsafe(text: str) -> Iterator[Unsafe]:
    """Yield what a text contains beyond plain Markdown. Code is left alone, as nothing in it is interpreted."""
    scanned = scan(text)
    code = ((piece.start, piece.end) for piece in scanned.code)
    brackets = (span for mention in scanned.mentions for span in mention.brackets)
    interpreted = covered(text, [*code, *brackets])
    for match in _TAG.finditer(interpreted):
        written = text[match.start() : match.end()]
        if interpreted[max(0, match.start() - 2) : match.start()] == "](":
            # this is the target of a link, which is checked below
            continue
        if _AUTOLINK.match(match[0]):
            yield Unsafe("a bare link", written, "write `[words](https://...)`")
        else:
            yield Unsafe(
                "raw HTML", written, "write Markdown; to show it, put it in backticks, or leave a space after `<`"
            )
    for match in re.finditer(r"!\[", interpreted):
        yield Unsafe("an image", match[0], "describe it in words: a page loads nothing from elsewhere")
    for match in _DEFINITION.finditer(interpreted):
        written = text[match.start() : match.end()].strip()
        yield Unsafe("the definition of a link", written, "write `[words](https://...)` where the link stands")
    for match in _LINK_TARGET.finditer(interpreted):
        if not SAFE_TARGET.match(interpreted, match.start()):
            help_ = "link to a term with `[[id]]`, and to the web with `[words](https://...)`"
            yield Unsafe("a link to no place on the web", text[match.start() : match.end()], help_)


def harmless(text: str) -> str:
    """Return Markdown without code and mentions in which nothing can become markup beyond plain Markdown."""
    text = text.replace("<", "&lt;").replace("{", "&#123;").replace("}", "&#125;")
    # a renderer may see code where the scan found none
    text = _BACKTICK.sub(lambda match: match[0] if match[0][0] == "\\" else "\\`", text)
    # images would be fetched from other hosts, and definitions of links would pass the test below
    text = text.replace("![", "!\\[").replace("]:", "]&#58;")
    return re.sub(r"\]\(", lambda match: match[0] if SAFE_TARGET.match(text, match.start()) else "]\\(", text)
