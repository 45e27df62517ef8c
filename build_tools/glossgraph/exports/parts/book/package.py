"""The package document of an EPUB: what the book is, which files it has, and in what order they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, indent, tostring

from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.exports.parts.book.edition import Edition

_UNDATED = "1980-01-01"
"""The day of a book whose glossary has none: every package has to have one, and it is the first of zip files."""

_ACCESS = (
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    *(
        ("schema:accessibilityFeature", feature)
        for feature in (
            "index",
            "readingOrder",
            "structuralNavigation",
            "tableOfContents",
            "MathML",
            "displayTransformability",
        )
    ),
    ("schema:accessibilityHazard", "none"),
)
"""What those need to know who cannot see or read it in the usual way: https://www.w3.org/TR/epub-a11y-11/."""


def package(edition: Edition, sections: Mapping[str, bool]) -> str:
    """Return the package document, for files with sections in their order, which may have formulas."""
    root = Element("package", {"xmlns": "http://www.idpf.org/2007/opf", "version": "3.0"})
    root.set("unique-identifier", "id")
    root.set("xml:lang", edition.glossary.about.language)
    about = Element("metadata", {"xmlns:dc": "http://purl.org/dc/elements/1.1/"})
    about.extend(_metadata(edition))
    manifest, spine = Element("manifest"), Element("spine")
    manifest.append(_item("contents", "contents.xhtml", "application/xhtml+xml", "nav"))
    manifest.append(_item("css", "book.css", "text/css"))
    for number, (file, has_formulas) in enumerate(sections.items(), start=1):
        manifest.append(_item(f"s{number}", file, "application/xhtml+xml", "mathml" if has_formulas else ""))
        spine.append(Element("itemref", idref=f"s{number}"))
        if number == 1:
            spine.append(Element("itemref", idref="contents"))
    root.extend((about, manifest, spine))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _metadata(edition: Edition) -> Iterator[Element]:
    about = edition.glossary.about
    yield _fact("dc:identifier", about.base, id="id")
    yield _fact("dc:title", about.title)
    yield _fact("dc:language", about.language)
    for author in about.authors:
        yield _fact("dc:creator", author.name)
    if not about.authors:
        yield _fact("dc:creator", about.published_by.name)
    yield _fact("dc:publisher", about.published_by.name)
    if about.description:
        yield _fact("dc:description", plain_words(edition.glossary, about.description))
    if about.license:
        yield _fact("dc:rights", f"{about.license.name}, {about.license.url}")
    if about.created:
        yield _fact("dc:date", about.created.isoformat())
    day = about.created.isoformat() if about.created else _UNDATED
    yield _fact("meta", f"{day}T00:00:00Z", property="dcterms:modified")
    if about.version:
        yield _fact("meta", about.version, property="schema:version")
    for name, value in _ACCESS:
        yield _fact("meta", value, property=name)
    yield _fact("meta", edition.say("book.accessible"), property="schema:accessibilitySummary")


def _fact(tag: str, text: str, **attributes: str) -> Element:
    made = Element(tag, attributes)
    made.text = " ".join(text.split())
    return made


def _item(id_: str, file: str, type_: str, properties: str = "") -> Element:
    made = Element("item", {"id": id_, "href": file, "media-type": type_})
    if properties:
        made.set("properties", properties)
    return made
