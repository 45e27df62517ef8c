"""The spine of a glossary: its terms in a few columns in order, one chain through them, and what joins the columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.hierarchy import decides_order, kinships, levels
from glossgraph.graph.sequence import arrows, sequence
from glossgraph.model import Flow, once
from glossgraph.model import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from glossgraph.model import Edge, Glossary

MOST_COLUMNS = 7
"""The most columns in a glossary without stages."""


@dataclass(frozen=True, slots=True)
class Column:
    """Terms that are together: those of a stage or, without stages, of some steps of the sequence or the hierarchy."""

    number: int
    """The number of its stage, or which column it is, counted from 1."""
    stage: str
    """The id of its stage; empty in a glossary without stages."""
    terms: tuple[str, ...]
    """The ids of its terms: those that the glossary calls core first, and then those with the most edges."""
    first: int = 0
    """The first of its steps along the sequence, or of its levels of the hierarchy, counted from 1; 0 with stages."""
    last: int = 0
    """The last of them."""


class _Way(NamedTuple):
    """A way along the sequence; of two ways, the smaller one is the better chain."""

    minus_columns: int
    minus_core: int
    length: int
    weakness: int
    terms: tuple[str, ...]


@once
def columns(glossary: Glossary) -> tuple[Column, ...]:
    """Return the columns that have terms, in order. A term that nothing puts in order is in none of them."""
    if glossary.stages:
        groups = [(s.number, s.id, [term.id for term in glossary.by_stage[s.id]]) for s in glossary.stages.values()]
        return tuple(Column(number, stage, tuple(leading(glossary, ids))) for number, stage, ids in groups if ids)
    steps = _levels(glossary) if decides_order(glossary) else _steps(glossary)
    number = min(MOST_COLUMNS, len(steps))
    bounds = [len(steps) * part // number for part in range(number + 1)] if steps else [0]
    return tuple(
        Column(number, "", tuple(leading(glossary, [id_ for step in steps[a:b] for id_ in step])), a + 1, b)
        for number, (a, b) in enumerate(pairwise(bounds), start=1)
    )


def leading(glossary: Glossary, ids: list[str]) -> list[str]:
    """Return terms in order: those that are core, then those with the most edges, and at last the deprecated ones."""
    core = set(glossary.about.core)

    def rank(id_: str) -> tuple[bool, bool, int, str]:
        return glossary.terms[id_].deprecated, id_ not in core, -len(glossary.by_term[id_]), id_

    return sorted(ids, key=rank)


def _steps(glossary: Glossary) -> list[list[str]]:
    """Return the terms by the number of steps that lead to them, along what puts the terms in order."""
    graph: nx.DiGraph[str] = nx.DiGraph((earlier, later) for earlier, later, _ in directions(glossary))
    # terms on a common cycle are in the same column
    condensed = nx.condensation(graph)
    return [
        sorted(id_ for node in generation for id_ in condensed.nodes[node]["members"])
        for generation in nx.topological_generations(condensed)
    ]


def _levels(glossary: Glossary) -> list[list[str]]:
    """Return the terms of each level of the hierarchy."""
    found: dict[int, list[str]] = {}
    for id_, level in sorted(levels(glossary).items()):
        found.setdefault(level, []).append(id_)
    return [found[level] for level in sorted(found)]


@once
def directions(glossary: Glossary) -> tuple[tuple[str, str, Edge], ...]:
    """Return what puts the terms in order: which term comes before which other, and the edge that says so.

    It is the sequence; without one, the hierarchy, in which the broader term comes first; and without either, all edges
    as they are written.
    """
    if decides_order(glossary):
        return tuple((broad, narrow, edge) for edge, narrow, broad in kinships(glossary))
    return arrows(glossary) or tuple((edge.source, edge.target, edge) for edge in _joined(glossary))


def _joined(glossary: Glossary) -> Iterator[Edge]:
    return (edge for edge in glossary.joining if not glossary.relations[edge.relation].distinguishes)


@once
def column_of(glossary: Glossary) -> Mapping[str, int]:
    """Return the number of the column of each term that is in one."""
    return {id_: column.number for column in columns(glossary) for id_ in column.terms}


@once
def main_chain(glossary: Glossary) -> tuple[str, ...]:
    """Return the ids along the chain that represents the whole.

    Of all ways along the sequence that never go back to an earlier column, it is the one that touches the most
    columns, then shows the most of the `core` terms of `graph/glossary.yml`, then has the fewest terms, then follows
    the strongest relations. There is none if no term leads to another, or the sequence has a cycle.
    """
    graph, place, core = sequence(glossary), column_of(glossary), set(glossary.about.core)
    if not graph.edges or not nx.is_directed_acyclic_graph(graph):
        return ()
    ways: dict[str, _Way] = {}
    for node in nx.lexicographical_topological_sort(graph):
        column, is_core = place.get(node), node in core
        if column is None or glossary.terms[node].deprecated:
            continue
        best = _Way(-1, -is_core, 1, 0, (node,))
        for before, _, data in graph.in_edges(node, data=True):
            if before in ways and place[before] <= column:
                way = ways[before]
                longer = _Way(
                    way.minus_columns - (place[before] < column),
                    way.minus_core - is_core,
                    way.length + 1,
                    way.weakness + data["rank"],
                    (*way.terms, node),
                )
                best = min(best, longer)
        ways[node] = best
    chain = min(ways.values()).terms if ways else ()
    return chain if len(chain) > 1 else ()


@once
def flows(glossary: Glossary) -> Mapping[str, tuple[Edge, ...]]:
    """Return the edges between each two columns, by the numbers of both, such as `4-5`.

    They are those that put the terms in order, and those of feedback. What leads on has the smaller number first, and
    what returns the larger. They are in the order of `by_strength`.
    """
    place = column_of(glossary)
    found: dict[tuple[int, int], list[Edge]] = {}
    for earlier, later, edge in _directed(glossary):
        if earlier in place and later in place:
            found.setdefault((place[earlier], place[later]), []).append(edge)
    return {f"{one}-{other}": by_strength(glossary, edges) for (one, other), edges in sorted(found.items())}


def by_strength(glossary: Glossary, edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Return edges in order: those between core terms first, then those of preferred relations."""
    rank, core = glossary.rank, set(glossary.about.core)

    def strength(edge: Edge) -> tuple[int, int, str, str]:
        return -(edge.source in core) - (edge.target in core), rank[edge.relation], edge.source, edge.target

    return tuple(sorted(edges, key=strength))


def _directed(glossary: Glossary) -> Iterator[tuple[str, str, Edge]]:
    yield from directions(glossary)
    for edge in _joined(glossary) if arrows(glossary) else ():
        if glossary.flow(edge) is Flow.FEEDBACK:
            yield edge.source, edge.target, edge


@once
def counts(glossary: Glossary) -> tuple[tuple[int, int, int], ...]:
    """Return the numbers of two columns, and how many edges lead from the first to the second, for each two."""
    pairs = ((key.partition("-"), edges) for key, edges in flows(glossary).items())
    return tuple((int(one), int(other), len(edges)) for (one, _, other), edges in pairs)
