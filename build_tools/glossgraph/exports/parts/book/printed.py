"""A book as the data that the template in Typst prints."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from glossgraph.exports.parts.book.book import sections
from glossgraph.exports.parts.book.element import content_of
from glossgraph.exports.parts.book.press import REPLACEMENT, compiled, undrawable
from glossgraph.exports.parts.book.style import of_book
from glossgraph.model import Sort
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from glossgraph.exports.parts.book.edition import Edition

_BLANKS = re.compile(r"[ \t\r\n]+")

Node = str | list[Any]
"""Plain words; or a tag, its attributes and what is in it."""


def printed(edition: Edition) -> bytes:
    """Return a book as a PDF for all readers (PDF/UA-1), the same for the same book on every computer."""
    about = edition.glossary.about
    before, _, rest = edition.say("book.page", term="\0", page="\1").partition("\0")
    between, _, after = rest.partition("\1")
    language, _, region = about.language.partition("-")
    book = {
        "title": about.title,
        "authors": [party.name for party in about.authors or (about.published_by,)],
        "description": plain_words(edition.glossary, about.description),
        "language": language,
        "region": region if re.fullmatch("[A-Za-z]{2}", region) else None,
        "contents": edition.say("book.contents"),
        "page": [before, between, after],
        "sections": [
            {"kind": section.kind, "continued": section.is_continued, "tree": node_of(section.element)}
            for section in sections(edition)
        ],
    }
    written = json.dumps(book, ensure_ascii=False)
    lacking = undrawable(written)
    if lacking:
        written = written.translate({ord(character): REPLACEMENT for character in lacking})
    return compiled(of_book("book.typ"), {"book": written})


def unprintable(edition: Edition) -> frozenset[str]:
    """Return the characters of the texts of a glossary that no font of the book has."""
    glossary = edition.glossary
    texts = (
        text for entry in glossary.entries for sort in (Sort.WORDS, Sort.MARKDOWN) for _, text in entry.texts(sort)
    )
    sources = (str(value) for reference in glossary.references.values() for value in reference.fields.values())
    return undrawable(set().union(*texts, *sources))


def node_of(part: Element) -> Node:
    """Return an element as what JSON can hold; white space is single blanks, as in XHTML, except in code set apart."""
    if part.tag == "pre":
        return ["pre", {}, ["code", {}, "".join(part.itertext())]]
    inner = (_BLANKS.sub(" ", each) if isinstance(each, str) else node_of(each) for each in content_of(part))
    return [part.tag, dict(part.attrib), *inner]
