"""A book for paper and for screens: for everybody who reads from the first page on, prints it, or hands it on.

It has a title page, contents, how to read it, the terms in the order of the stages, reading paths, sources and an
index; where one term names another in a list, it gives the page. It is tagged for screen readers (PDF/UA-1), and the
same glossary makes the same bytes. A glossary whose terms have more than 2.5 million characters would fill thousands of
pages: its book has the terms that matter most, which are the core ones and those with the most edges.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from glossgraph.diagnostics import count
from glossgraph.exports.parts.book.printed import printed, unprintable
from glossgraph.exports.parts.book.selection import edition_of, left_out_of_book
from glossgraph.exports.parts.purpose import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary

TITLE = "PDF"

OPENS = "Every browser and every reader of PDF."

PURPOSE = Purpose.READING

LANGUAGE = "python"

CODE = """from pathlib import Path

book = Path("glossary.pdf").read_bytes()
print(book[:8], len(book) // 1000, "kB")"""

NEEDS: tuple[str, ...] = ("typst",)


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return ("glossary.pdf",)


def left_out(glossary: Glossary) -> str:
    """Return what a book has no use for, which terms are not in it, and that characters are not if no font has them."""
    # without the library, nobody can say which characters it prints, and there is no book either
    characters = unprintable(edition_of(glossary)) if all(map(find_spec, NEEDS)) else ()
    lacking = f"{count(len(characters), 'character')} that its fonts do not have" if characters else ""
    return " and ".join(filter(None, [*left_out_of_book(glossary), lacking]))


def export(glossary: Glossary) -> dict[str, Iterator[bytes]]:
    """Return `glossary.pdf`."""
    return {"glossary.pdf": _pieces(glossary)}


def _pieces(glossary: Glossary) -> Iterator[bytes]:
    yield printed(edition_of(glossary))
