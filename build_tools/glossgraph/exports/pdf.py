"""A book for paper and for screens: for everybody who reads from the first page on, prints it, or hands it on.

It has a title page, contents, how to read it, the terms in the order of the stages, reading paths, sources and an index;
where one term names another in a list, it gives the page. It is tagged for screen readers (PDF/UA-1), and the same
glossary makes the same bytes. Of a glossary with more than 1,000 terms, it has the 150 that matter most: the core ones, and
those with the most edges. The EPUB has all of them.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from glossgraph.exports.parts.book.edition import Edition
from glossgraph.exports.parts.book.printed import printed, unprintable
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.diagnostics import count
from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary

MOST_TERMS = 1_000
"""The most terms that one book holds: a thousand with all that they can have make more than 3,000 pages."""

_ABRIDGED = 150
"""How many terms a book of more has."""

TITLE = "PDF"

OPENS = "Every browser and every reader of PDF."

PURPOSE = Purpose.READING

LANGUAGE = "python"

CODE = """from pathlib import Path

book = Path("glossary.pdf").read_bytes()
print(book[:8], len(book) // 1000, "kB")"""

NEEDS = ("typst",)


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return ("glossary.pdf",)


def left_out(glossary: Glossary) -> str:
    """Return which terms are not in the book, and that characters are not if no font has them."""
    edition = _edition(glossary)
    terms = len(glossary.terms) - len(edition.terms)
    # without the library, nobody can say which characters it prints, and there is no book either
    characters = unprintable(edition) if all(map(find_spec, NEEDS)) else ()
    facts = ["the IRIs and statuses of terms"]
    if terms:
        facts.append(f"{terms:,} of {count(len(glossary.terms), 'term')}")
    if characters:
        facts.append(f"{count(len(characters), 'character')} that its fonts do not have")
    return " and ".join(facts)


def export(glossary: Glossary) -> dict[str, Iterator[bytes]]:
    """Return `glossary.pdf`."""
    return {"glossary.pdf": _pieces(glossary)}


def _pieces(glossary: Glossary) -> Iterator[bytes]:
    yield printed(_edition(glossary))


@once
def _edition(glossary: Glossary) -> Edition:
    if len(glossary.terms) <= MOST_TERMS:
        return Edition(glossary, frozenset(glossary.terms))
    core = set(glossary.about.core)
    current = (term for term in glossary.terms.values() if not term.deprecated)
    ranked = sorted(current, key=lambda term: (term.id not in core, -len(glossary.by_term[term.id]), term.id))
    return Edition(glossary, frozenset(term.id for term in ranked[:_ABRIDGED]))
