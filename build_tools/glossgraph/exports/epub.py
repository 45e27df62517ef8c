"""A book for reading devices and phones: for everybody who reads from the first page on, or away from a screen.

It is an EPUB 3.3 without pictures and scripts: a title page, how to read it, the terms in the order of the stages,
reading paths, sources and an index. Formulas are MathML. Of a glossary whose terms have more than 2.5 million
characters, it has those that matter most, which are the core ones and those with the most edges.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.parts.book.packed import MIMETYPE, files
from glossgraph.exports.parts.book.selection import edition_of, left_out_of_book
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.exports.parts.zipped import zipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary

TITLE = "EPUB"

OPENS = (
    "Apple Books, Kobo, [Thorium](https://thorium.edrlab.org), [Calibre](https://calibre-ebook.com) and other readers; "
    "Kindle by its “Send to Kindle”."
)

PURPOSE = Purpose.READING

LANGUAGE = "python"

CODE = """import re, zipfile

with zipfile.ZipFile("glossary.epub") as book:
    contents = book.read("book/contents.xhtml").decode()
print(re.findall('href="[^"]*">([^<]*)', contents)[:5])"""

NEEDS: tuple[str, ...] = ()


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return ("glossary.epub",)


def left_out(glossary: Glossary) -> str:
    """Return what a book has no use for, and which terms are not in it."""
    return " and ".join(left_out_of_book(glossary))


def export(glossary: Glossary) -> dict[str, Iterator[bytes]]:
    """Return `glossary.epub`."""
    return {"glossary.epub": zipped(files(edition_of(glossary)), stored={MIMETYPE})}
