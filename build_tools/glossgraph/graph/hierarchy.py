"""The hierarchy: which terms are broader or narrower than which, as the relations that make it say."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.sequence import arrows, on_or_between_cycles
from glossgraph.model import networkx as nx
from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.model import Edge, Glossary


class Kinship(NamedTuple):
    """An edge from a narrower term to a broader one, or the other way round, and the two terms by their ids."""

    edge: Edge
    narrow: str
    broad: str


@once
def kinships(glossary: Glossary) -> tuple[Kinship, ...]:
    """Return the edges that say which of two terms is broader, whatever their status is."""
    return tuple(
        Kinship(edge, edge.target, edge.source)
        if glossary.relations[edge.relation].leads_down
        else Kinship(edge, edge.source, edge.target)
        for edge in glossary.joining
        if glossary.relations[edge.relation].hierarchy
    )


@once
def decides_order(glossary: Glossary) -> bool:
    """Tell whether the hierarchy is what puts the terms in order, as there are neither stages nor a sequence."""
    return bool(kinships(glossary)) and not glossary.stages and not arrows(glossary)


@once
def relations_of_hierarchy(glossary: Glossary) -> tuple[str, ...]:
    """Return the ids of the relations by which it is made, in the order of their file."""
    return tuple(id_ for id_, edges in glossary.by_relation.items() if edges and glossary.relations[id_].hierarchy)


@once
def broader(glossary: Glossary) -> Mapping[str, tuple[str, ...]]:
    """Return the terms right above each term that has any: those that preferred relations join to it come first.

    Deprecated terms are left out, unless a term is below them that is not. If some terms lead round in a circle, what
    they say of one another counts only from an earlier id to a later one, so that every way up comes to an end.
    """
    rank = glossary.rank
    above: dict[str, dict[str, int]] = {}
    for edge, narrow, broad in _without_circles(glossary):
        ranks = above.setdefault(narrow, {})
        ranks[broad] = min(rank[edge.relation], ranks.get(broad, len(rank)))
    kept = [id_ for id_, term in glossary.terms.items() if not term.deprecated]
    known = set(kept)
    for id_ in kept:
        for broad in above.get(id_, ()):
            if broad not in known:
                known.add(broad)
                kept.append(broad)
    return {id_: tuple(sorted(ranks, key=lambda b: (ranks[b], b))) for id_, ranks in above.items() if id_ in known}


def _without_circles(glossary: Glossary) -> list[Kinship]:
    found = kinships(glossary)
    circular = on_or_between_cycles((each.broad, each.narrow) for each in found)
    if not circular:
        return list(found)
    graph: nx.DiGraph[str] = nx.DiGraph((each.broad, each.narrow) for each in found)
    circles = nx.strongly_connected_components(graph.subgraph(circular))
    circle = {id_: number for number, ids in enumerate(circles) for id_ in ids}
    return [
        each
        for each in found
        if each.broad < each.narrow or each.broad not in circle or circle[each.broad] != circle.get(each.narrow)
    ]


@once
def narrower(glossary: Glossary) -> Mapping[str, tuple[str, ...]]:
    """Return the terms right below each term that has any, by their ids; what `broader` leaves out is left out."""
    below: dict[str, list[str]] = {}
    for id_, above in sorted(broader(glossary).items()):
        for broad in above:
            below.setdefault(broad, []).append(id_)
    return {id_: tuple(ids) for id_, ids in below.items()}


@once
def top_concepts(glossary: Glossary) -> tuple[str, ...]:
    """Return the terms with which the hierarchy begins: some are below them, and none above."""
    return tuple(sorted(id_ for id_ in narrower(glossary) if id_ not in broader(glossary)))


@once
def levels(glossary: Glossary) -> Mapping[str, int]:
    """Return the level of each term of the hierarchy: 1 of top concepts, and of others one below the lowest above."""
    below, waiting = narrower(glossary), {id_: len(above) for id_, above in broader(glossary).items()}
    level = dict.fromkeys(top_concepts(glossary), 1)
    placed = list(level)
    for id_ in placed:
        for narrow in below.get(id_, ()):
            level[narrow] = max(level[id_] + 1, level.get(narrow, 1))
            waiting[narrow] -= 1
            if not waiting[narrow]:
                placed.append(narrow)
    return level


@once
def sizes(glossary: Glossary) -> Mapping[str, int]:
    """Return how many terms are below each term that has any, be it by way of others."""
    return {id_: len(all_narrower(glossary, id_)) for id_ in narrower(glossary)}


def all_narrower(glossary: Glossary, term: str) -> set[str]:
    """Return the terms that are below one, be it by way of others."""
    below, found, reached = narrower(glossary), set[str](), [term]
    while reached:
        fresh = set(below.get(reached.pop(), ())) - found
        found |= fresh
        reached.extend(fresh)
    return found


def preferred_chain(glossary: Glossary, term: str) -> tuple[str, ...]:
    """Return the terms from a top concept down to a term, which is the last, each the preferred one above the next."""
    return next(_chains(glossary, term))


def chains(glossary: Glossary, term: str, most: int) -> list[tuple[str, ...]]:
    """Return the chains of terms from a top concept down to a term, the preferred one first; not more than so many."""
    return list(islice(_chains(glossary, term), most))


def _chains(glossary: Glossary, term: str) -> Iterator[tuple[str, ...]]:
    begun: list[tuple[str, ...]] = [(term,)]
    while begun:
        chain = begun.pop()
        above = broader(glossary).get(chain[0], ())
        begun.extend((broad, *chain) for broad in reversed(above))
        if not above:
            yield chain
