"""The chapters of a book: which terms are in which, and in what order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from glossgraph.graph.hierarchy import decides_order, narrower, preferred_chain, top_concepts
from glossgraph.graph.history import happened, year_of
from glossgraph.graph.sequence import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.exports.parts.book.edition import Edition
    from glossgraph.model import Term


_MOST_TOPS = 40
"""The most top concepts of a hierarchy that have a chapter each."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Some terms of a book, under a heading."""

    id: str
    title: str
    terms: tuple[Term, ...]
    description: str = ""
    """Markdown."""
    number: int = 0
    """The number of its stage; 0 if it is of no stage."""


def chapters(edition: Edition) -> list[Chapter]:
    """Return the chapters with the terms of a book, each term in one of them, and no empty ones.

    There is one for each stage, and after them one for each kind of what has no stage. Without stages, there is one for
    each term at the top of the hierarchy, as far as these are few, or else one for each letter.
    """
    glossary = edition.glossary
    if glossary.stages:
        found = [*_of_stages(edition), *_of_kinds(edition)]
    elif decides_order(glossary) and len(top_concepts(glossary)) <= _MOST_TOPS:
        found = list(_of_tops(edition))
    else:
        found = list(_of_letters(edition, _named(edition, glossary.terms.values())))
    return [chapter for chapter in found if chapter.terms]


def _here(edition: Edition, terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple(term for term in terms if edition.has(term.id))


def _named(edition: Edition, terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return those of some terms that are in the book, by their names."""
    return tuple(sorted(_here(edition, terms), key=lambda term: (edition.order.key(term.title), term.id)))


def _of_stages(edition: Edition) -> Iterator[Chapter]:
    glossary = edition.glossary
    for stage in glossary.stages.values():
        terms = _here(edition, in_order(glossary, glossary.by_stage[stage.id]))
        yield Chapter(f"stage-{stage.id}", stage.label, terms, stage.description, stage.number)


def _of_kinds(edition: Edition) -> Iterator[Chapter]:
    glossary = edition.glossary
    rest = [term for term in glossary.terms.values() if term.stage not in glossary.stages]
    dated = set(happened(glossary))
    for kind in glossary.kinds.values():
        named = _named(edition, (term for term in rest if term.kind == kind.id))
        # what happened is told in the order in which it did
        terms = tuple(sorted(named, key=lambda term: year_of(term) if term.id in dated else 0))
        yield Chapter(f"kind-{kind.id}", kind.plural or kind.label, terms, kind.description)
    others = _named(edition, (term for term in rest if term.kind not in glossary.kinds))
    yield Chapter("other", edition.say("book.other-terms"), others)


def _of_tops(edition: Edition) -> Iterator[Chapter]:
    glossary = edition.glossary
    below: dict[str, list[Term]] = {id_: [] for id_ in top_concepts(glossary)}
    rest: list[Term] = []
    for term in glossary.terms.values():
        top = preferred_chain(glossary, term.id)[0]
        below.get(top, rest).append(term)
    tops = sorted((glossary.terms[id_] for id_ in below), key=lambda term: (edition.order.key(term.title), term.id))
    for first in tops:
        inside = {term.id for term in below[first.id]}
        placed = (glossary.terms[id_] for id_ in _downwards(edition, first.id) if id_ in inside)
        yield Chapter(f"top-{first.id}", first.title, _here(edition, placed))
    yield Chapter("other", edition.say("book.other-terms"), _named(edition, rest))


def _downwards(edition: Edition, top: str) -> Iterator[str]:
    """Yield a term and those below it, each before its own ones, and those beside one another by their names."""
    below = narrower(edition.glossary)
    waiting, seen = [top], set[str]()
    while waiting:
        id_ = waiting.pop()
        if id_ in seen:
            continue
        seen.add(id_)
        yield id_
        under = (edition.glossary.terms[narrow] for narrow in below.get(id_, ()))
        named = sorted(under, key=lambda term: (edition.order.key(term.title), term.id))
        waiting.extend(term.id for term in reversed(named))


def _of_letters(edition: Edition, terms: tuple[Term, ...]) -> Iterator[Chapter]:
    for number, (letter, found) in enumerate(groupby(terms, lambda term: edition.order.letter(term.title)), start=1):
        yield Chapter(f"letter-{number}", letter or edition.say("a-to-z.ideographs"), tuple(found))
