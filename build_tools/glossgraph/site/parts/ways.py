"""What leads to a term and what it leads to, or is broader and narrower: the few that matter most, with reasons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.graph.hierarchy import broader, decides_order, narrower, relations_of_hierarchy
from glossgraph.graph.sequence import predecessors, sequence, successors
from glossgraph.site.parts.edges import comparison_path, link, listed_link
from glossgraph.site.parts.tree import alphabetical
from glossgraph.text.plain import plain_words
from glossgraph.words.content import Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from glossgraph.model import Edge, Glossary, Term
    from glossgraph.site.page import Site
    from glossgraph.words.content import Link

MOST = 3
"""The most terms that are shown at each side; the others are counted."""

MOST_OF_HIERARCHY = 40
"""The same for a side with terms that are broader or narrower, without reasons."""

_ROOM = 80
"""About how many characters of a reason fit half a line."""

_CLAUSE = re.compile(r"(?<=\w)[,;:](?= )")


@dataclass(frozen=True, slots=True)
class Way:
    """A term right before or after another."""

    link: Link
    reason: Words
    """The beginning of the reason."""
    when: str
    """The condition, in plain words; empty if there is none."""


@dataclass(frozen=True, slots=True)
class Side:
    """What leads to a term, or what it leads to; or else what is broader, or narrower."""

    words: str
    ways: Sequence[Way]
    """The few that matter most."""
    links: Sequence[Link]
    """Links to all of them."""


def sides(site: Site, term: Term) -> list[Side]:
    """Return what leads to a term and what it leads to, as far as there is anything.

    Where the hierarchy puts the terms in order, they are what is broader and what is narrower.
    """
    glossary, say = site.glossary, site.words.say
    if decides_order(glossary):
        return list(_of_hierarchy(site, term))
    arrows = sequence(glossary).edges
    before, after = core_first(glossary, predecessors(glossary, term)), core_first(glossary, successors(glossary, term))
    found = [
        _side(glossary, say("term.follows-from"), [(other, arrows[other.id, term.id]["edge"]) for other in before]),
        _side(glossary, say("term.leads-to"), [(other, arrows[term.id, other.id]["edge"]) for other in after]),
    ]
    return [side for side in found if side.links]


def _of_hierarchy(site: Site, term: Term) -> Iterator[Side]:
    """Yield the terms right above a term and those right below it; of several relations, by their words."""
    glossary, say = site.glossary, site.words.say
    above, below = broader(glossary).get(term.id, ()), narrower(glossary).get(term.id, ())
    if len(relations_of_hierarchy(glossary)) == 1:
        sides = [(say("term.broader"), above), (say("term.narrower"), alphabetical(glossary, below))]
    else:
        sides = [
            *_by_relation(glossary, term, above, up=True),
            *_by_relation(glossary, term, below, up=False),
        ]
    for words, ids in sides:
        if ids:
            others = [listed_link(glossary, glossary.terms[id_]) for id_ in ids]
            yield Side(words, [Way(other, Words(""), "") for other in others[:MOST_OF_HIERARCHY]], others)


def _by_relation(
    glossary: Glossary, term: Term, others: Collection[str], *, up: bool
) -> Iterator[tuple[str, list[str]]]:
    """Yield the words of each relation that joins a term to some above or below it, and the ids of these."""
    for relation in (glossary.relations[id_] for id_ in relations_of_hierarchy(glossary)):
        edges = [edge for edge in glossary.by_term[term.id] if edge.relation == relation.id]
        outwards = relation.leads_down != up
        ids = {edge.target if outwards else edge.source for edge in edges}
        words = relation.label if outwards else relation.backwards
        yield words[:1].upper() + words[1:], alphabetical(glossary, ids & {*others})


def core_first(glossary: Glossary, terms: Sequence[Term]) -> list[Term]:
    """Return terms with the core terms of the glossary first."""
    return sorted(terms, key=lambda term: term.id not in glossary.about.core)


def _side(glossary: Glossary, words: str, ends: Sequence[tuple[Term, Edge]]) -> Side:
    ways = [Way(link(other), Words(in_short(plain_words(glossary, e.reason))), e.when) for other, e in ends[:MOST]]
    return Side(words, ways, [link(other) for other, _ in ends])


def mistaken(glossary: Glossary, term: Term) -> tuple[Link, str] | None:
    """Return a link to the term that a term is most likely taken for, and the path of the page that compares them.

    Of those from which it is kept apart, that is the one with most connections, a core term of the glossary first.
    """
    others = [
        glossary.terms[edge.target if edge.source == term.id else edge.source]
        for edge in glossary.by_term[term.id]
        if glossary.relations[edge.relation].distinguishes
    ]
    if not others:
        return None
    core = glossary.about.core
    likeliest = min(others, key=lambda other: (other.id not in core, -len(glossary.by_term[other.id]), other.id))
    return link(likeliest), comparison_path(term.id, likeliest.id)


def in_short(sentence: str) -> str:
    """Return the beginning of a sentence that fits half a line, up to the end of a clause or else of a word."""
    if len(sentence) <= _ROOM:
        return sentence
    clauses = [match.start() for match in _CLAUSE.finditer(sentence, _ROOM // 3, _ROOM)]
    end = clauses[-1] if clauses else sentence.rfind(" ", 0, _ROOM)
    return f"{sentence[: end if end > 0 else _ROOM]} …"
