"""The edges of a term by their relation and direction, as lists of its neighbours have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.sequence import order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from glossgraph.model import Edge, Glossary, Term


class Ends(NamedTuple):
    """The edges of one relation in one direction, from the term or, if they are incoming, to it."""

    words: str
    """The plain words between the term and the others."""
    relation: str
    incoming: bool
    edges: tuple[tuple[str, Edge], ...]
    """Each with the id of the other term before it, in the order of the sequence."""


def ends_by_relation(
    glossary: Glossary, term: Term, *, distinguishing: bool, without: Collection[Edge] = ()
) -> Iterator[Ends]:
    """Yield a term's edges by relation: those that only keep it apart from others, or all the other edges."""
    position = order(glossary)
    for relation in glossary.relations.values():
        if relation.distinguishes != distinguishing:
            continue
        edges = [edge for edge in glossary.by_term[term.id] if edge.relation == relation.id and edge not in without]
        out = [(e.target, e) for e in edges if e.source == term.id]
        back = [(e.source, e) for e in edges if e.target == term.id]
        if relation.symmetric:
            out, back = out + back, []
        for words, ends, incoming in ((relation.label, out, False), (relation.backwards, back, True)):
            if ends:
                ranked = sorted(ends, key=lambda end: position[end[0]])
                yield Ends(words, relation.id, incoming, tuple(ranked))
