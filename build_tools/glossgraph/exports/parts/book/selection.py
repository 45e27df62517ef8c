"""Which terms a book has: all of them, unless they are too many to be made into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import count
from glossgraph.exports.parts.book.edition import Edition
from glossgraph.graph.contents import held
from glossgraph.model import Sort, once

if TYPE_CHECKING:
    from glossgraph.model import Glossary, Term

MOST = 2_500_000
"""The most characters of terms that are all in a book: they fill more than a thousand pages."""

ABRIDGED = 300_000
"""How many characters of terms a book has where there are more."""


@once
def edition_of(glossary: Glossary) -> Edition:
    """Return the book of a glossary: with all terms, or with those that matter most if they are too many.

    Core terms of the glossary matter most, and then those with the most edges.
    """
    sizes = {id_: _size(glossary, term) for id_, term in glossary.terms.items()}
    if sum(sizes.values()) <= MOST:
        return Edition(glossary, frozenset(glossary.terms))
    core = set(glossary.about.core)
    current = [id_ for id_, term in glossary.terms.items() if not term.deprecated]
    chosen, room = set[str](), ABRIDGED
    for id_ in sorted(current, key=lambda id_: (id_ not in core, -len(glossary.by_term[id_]), id_)):
        if sizes[id_] <= room:
            chosen.add(id_)
            room -= sizes[id_]
    return Edition(glossary, frozenset(chosen))


def left_out_of_book(glossary: Glossary) -> list[str]:
    """Return what is not in the book of a glossary: what no reader looks for, and terms if they are too many."""
    missing = len(glossary.terms) - len(edition_of(glossary).terms)
    terms = f"{missing:,} of {count(len(glossary.terms), 'term')}" if missing else ""
    return [each for each in (held(glossary, "dates", "models"), terms) if each]


def _size(glossary: Glossary, term: Term) -> int:
    """Return how many characters a term has in a book, with what others say of it."""
    own = sum(len(text) for sort in (Sort.WORDS, Sort.MARKDOWN) for _, text in term.texts(sort))
    return own + sum(len(e.reason) + len(e.detail) for e in glossary.by_term[term.id] if e.target == term.id)
