"""A book as the files of an EPUB: https://www.w3.org/TR/epub-33/."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, tostring

from glossgraph.exports.parts.book.book import sections
from glossgraph.exports.parts.book.element import element
from glossgraph.exports.parts.book.package import package
from glossgraph.exports.parts.book.style import of_book

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.exports.parts.book.book import Section
    from glossgraph.exports.parts.book.edition import Edition

MIMETYPE = "mimetype"
"""The file that comes first, and is not compressed, so that programs know an EPUB by its first bytes."""

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that no XML can hold."""

_LINK = re.compile(r'<a href="#([^"]*)"')

_MATHML = "http://www.w3.org/1998/Math/MathML"


class Written(NamedTuple):
    """A file of the book: the section in it without its elements, and the text."""

    file: str
    title: str
    kind: str
    is_continued: bool
    text: str
    terms: tuple[tuple[str, str], ...]
    """The places of the terms in it, and their names."""


def files(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of an EPUB, in the order in which they are packed."""
    written = [_written(edition, number, section) for number, section in enumerate(sections(edition), start=1)]
    places = {id_: one.file for one in written for id_ in _ids(one)}
    yield MIMETYPE, "application/epub+zip"
    yield "META-INF/container.xml", _CONTAINER
    yield "book/book.opf", package(edition, {one.file: "<math " in one.text for one in written})
    yield "book/contents.xhtml", _contents(edition, written)
    yield "book/book.css", of_book("book.css")
    for one in written:
        yield f"book/{one.file}", _LINK.sub(lambda match: _linked(match, places), one.text)


def _linked(match: re.Match[str], places: dict[str, str]) -> str:
    return f'<a href="{places[match[1]]}#{match[1]}"'


def _ids(one: Written) -> Iterator[str]:
    """Yield the ids in a text: angle brackets and quotes beside one another are nowhere but in tags."""
    yield from re.findall(r'<[a-z0-9]+(?: class="[^"<]*")? id="([^"<]*)"', one.text)


def _written(edition: Edition, number: int, section: Section) -> Written:
    tree = section.element
    tree.set("epub:type", section.kind)
    names = tuple(
        (each.get("id", ""), "".join(each[0].itertext())) for each in tree.iter("section") if each is not tree
    )
    for each in tree.iter():
        if each.tag == "math":
            each.set("xmlns", _MATHML)
        if each.get("lang"):
            each.set("xml:lang", each.get("lang", ""))
    text = _document(edition, section.title, tree)
    return Written(f"{number:04}.xhtml", section.title, section.kind, section.is_continued, text, names)


def _document(edition: Edition, title: str, *body: Element) -> str:
    language = edition.glossary.about.language
    html = element("html", xmlns="http://www.w3.org/1999/xhtml", lang=language)
    html.set("xml:lang", language)
    html.set("xmlns:epub", "http://www.idpf.org/2007/ops")
    link = element("link", rel="stylesheet", type="text/css", href="book.css")
    html.append(element("head", element("title", title), link))
    html.append(element("body", *body))
    text = tostring(html, encoding="unicode", short_empty_elements=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n{_NO_XML.sub(_UNKNOWN, text)}\n'


_UNKNOWN = "\ufffd"


def _contents(edition: Edition, written: Sequence[Written]) -> str:
    say = edition.say
    items: list[Element] = []
    for one in written:
        if not one.is_continued:
            items.append(element("li", element("a", one.title, href=one.file)))
        if one.terms:
            inner = items[-1].find("ol")
            if inner is None:
                inner = element("ol")
                items[-1].append(inner)
            inner.extend(element("li", element("a", name, href=f"{one.file}#{id_}")) for id_, name in one.terms)
    contents = element("nav", element("h1", say("book.contents")), element("ol", *items), id="contents", role="doc-toc")
    contents.set("epub:type", "toc")
    landmarks = element("nav", element("ol", *_landmarks(edition, written)), id="landmarks", hidden="hidden")
    landmarks.set("epub:type", "landmarks")
    return _document(edition, say("book.contents"), contents, landmarks)


def _landmarks(edition: Edition, written: Sequence[Written]) -> Iterator[Element]:
    found = {"toc": ("contents.xhtml", edition.say("book.contents"))}
    for one in written:
        kind = "bodymatter" if one.kind == "chapter" else one.kind
        if kind in {"titlepage", "bodymatter", "bibliography", "index"}:
            found.setdefault(kind, (one.file, one.title))
    for kind, (file, title) in found.items():
        link = element("a", title, href=file)
        link.set("epub:type", kind)
        yield element("li", link)
