"""A book for reading devices and phones: for everybody who reads from the first page on, or away from a screen.

It is an EPUB 3.3 without pictures and scripts: a title page, how to read it, the terms in the order of the stages, reading
paths, sources and an index. Formulas are MathML. Each file is XHTML, and the table of contents names every term of a
glossary with up to 2,000 of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.parts.book.edition import Edition
from glossgraph.exports.parts.book.packed import MIMETYPE, files
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.exports.parts.zipped import zipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary

TITLE = "EPUB"

OPENS = "Apple Books, Kobo, [Thorium](https://thorium.edrlab.org), [Calibre](https://calibre-ebook.com) and other readers; Kindle by its “Send to Kindle”."

PURPOSE = Purpose.READING

LANGUAGE = "python"

CODE = """import re, zipfile

with zipfile.ZipFile("glossary.epub") as book:
    contents = book.read("book/contents.xhtml").decode()
print(re.findall('<a href="[^"]*">([^<]*)', contents)[:5])"""

NEEDS: tuple[str, ...] = ()


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return ("glossary.epub",)


def left_out(_: Glossary) -> str:
    """Return what a book has no use for."""
    return "the IRIs and statuses of terms"


def export(glossary: Glossary) -> dict[str, Iterator[bytes]]:
    """Return `glossary.epub`."""
    return {"glossary.epub": zipped(files(Edition(glossary, frozenset(glossary.terms))), stored={MIMETYPE})}
