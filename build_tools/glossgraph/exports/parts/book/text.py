"""Texts of pages as elements of a book: Markdown is read as HTML, and everything else is put in its place."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from glossgraph.exports.parts.book.element import content_of, element, extend
from glossgraph.text.html import html_of
from glossgraph.words.content import Cite, Code, Day, Emphasis, Link, Markdown, Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from glossgraph.exports.parts.book.edition import Edition
    from glossgraph.exports.parts.book.element import Content
    from glossgraph.words.content import Piece

_HELD = re.compile("\ue000(\\d{1,9})\ue001")
"""A piece that is no Markdown, by its number, while the text around it is read."""

_BLOCKS = frozenset({"p", "ul", "ol", "blockquote", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6"})

_HOLDS_BLOCKS = frozenset({"div", "blockquote", "li"})

_VOID = frozenset({"br", "hr"})

_KEPT = _BLOCKS | _VOID | {"li", "a", "em", "strong", "code"}

_WEB = ("https://", "http://", "mailto:")


def blocks(edition: Edition, text: Markdown) -> list[Element]:
    """Return a text as the blocks that it has."""
    reader = _Reader(edition, text.pieces)
    return list(reader.read())


def inline(edition: Edition, text: Markdown) -> list[Content]:
    """Return a text of one paragraph as the content of that; further blocks follow in it after a line break."""
    content: list[Content] = []
    for block in blocks(edition, text.on_one_line()):
        content += [element("br")] if content else []
        content += _flat(block)
    return content


def _flat(block: Element) -> list[Content]:
    """Return what a block holds without the blocks in it."""
    flat: list[Content] = []
    for each in content_of(block):
        if isinstance(each, str) or each.tag not in _BLOCKS | {"li"}:
            flat.append(each)
        else:
            flat += [" ", *_flat(each)]
    return flat


class _Reader(HTMLParser):
    """Reads the HTML of a text into elements, and puts what is held into its places."""

    def __init__(self, edition: Edition, pieces: Sequence[Piece]) -> None:
        super().__init__(convert_charrefs=True)
        self._edition = edition
        self._pieces = pieces
        self._open: list[Element] = [element("div")]

    def read(self) -> Element:
        parts = (piece if isinstance(piece, str) else f"\ue000{n}\ue001" for n, piece in enumerate(self._pieces))
        self.feed(html_of("".join(parts)))
        self.close()
        return self._open[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _KEPT:
            return
        made = element(tag)
        target = dict(attrs).get("href") or ""
        if tag == "a" and target.startswith(_WEB):
            made.set("href", target)
        elif tag == "a":
            made.tag = "span"
        self._open[-1].append(made)
        if tag not in _VOID:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        if tag in _KEPT - _VOID and len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        position = 0
        for match in _HELD.finditer(data):
            self._add([data[position : match.start()]])
            position = match.end()
            number = int(match[1])
            if number < len(self._pieces):
                self._put(self._pieces[number])
        self._add([data[position:]])

    def _add(self, content: Sequence[Content]) -> None:
        # the line breaks between blocks are no text
        kept = [each for each in content if each and not (self._open[-1].tag in _OUTER and _is_blank(each))]
        extend(self._open[-1], kept)

    def _put(self, piece: Piece) -> None:
        if isinstance(piece, Code) and piece.is_block:
            self._put_block(element("pre", element("code", piece.text.rstrip("\n"))))
        else:
            extend(self._open[-1], self._of(piece))

    def _put_block(self, block: Element) -> None:
        """Put a block where it belongs: a paragraph ends before it, and goes on in another one."""
        within = len(self._open) - 1
        while within and self._open[within].tag not in _HOLDS_BLOCKS:
            within -= 1
        again = [element(part.tag, **part.attrib) for part in self._open[within + 1 :]]
        del self._open[within + 1 :]
        self._open[-1].append(block)
        for part in again:
            self._open[-1].append(part)
            self._open.append(part)

    def _of(self, piece: Piece) -> list[Content]:
        match piece:
            case Link(path=path, words=words):
                return [self._link(path, words)]
            case Code(text=text):
                return [element("code", " ".join(text.split()))]
            case Emphasis(words=words):
                return [element("em", words)]
            case Words(text=words) | Day(words=words):
                return [words]
            case Cite(sources=sources):
                return self._edition.citation([(one.before, one.reference, one.after) for one in sources])
            case _:
                return [piece]

    def _link(self, path: str, words: str) -> Element:
        id_ = path.removeprefix("terms/").removesuffix(".md")
        return element("a", words, href=f"#t-{id_}") if self._edition.has(id_) else element("span", words)


_OUTER = frozenset({"div", "ul", "ol", "blockquote"})
"""The elements that hold no text of their own."""


def _is_blank(content: Content) -> bool:
    return isinstance(content, str) and not content.strip()
