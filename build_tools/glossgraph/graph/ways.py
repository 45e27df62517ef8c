"""Ways along the sequence: the shortest between two terms, one by way of others, those of loops, and the longest."""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING

from glossgraph.graph.sequence import sequence, sequences
from glossgraph.graph.settings import belongs_to, holds_in
from glossgraph.model import Flow
from glossgraph.model import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from glossgraph.model import Edge, Glossary


def shortest(glossary: Glossary, start: str, end: str) -> list[Edge]:
    """Return the edges of a shortest way from one term to another; none if there is no way, or both are one term.

    Of several shortest ways, the first by the ids of its terms is returned.
    """
    return _shortest_along(sequence(glossary), start, end)


def shortest_in_one(glossary: Glossary, start: str, end: str) -> list[Edge]:
    """Return the edges of a shortest way all of which holds in one setting; where there is none, of any shortest way.

    Of several shortest ways, that of the setting which comes first is returned.
    """
    ways = (_shortest_along(graph, start, end) for graph in sequences(glossary))
    return min(filter(None, ways), key=len, default=[]) or shortest(glossary, start, end)


def _shortest_along(graph: nx.DiGraph[str], start: str, end: str) -> list[Edge]:
    steps_left = dict(nx.single_target_shortest_path_length(graph, end))
    if start not in steps_left:
        return []
    way = [start]
    while way[-1] != end:
        nearer = steps_left[way[-1]] - 1
        way.append(min(term for term in graph.successors(way[-1]) if steps_left.get(term) == nearer))
    return [graph.edges[arrow]["edge"] for arrow in pairwise(way)]


def settings_of(glossary: Glossary, way: Iterable[Edge]) -> tuple[str, ...]:
    """Return the ids of the settings in which a whole way holds: all of its edges, and the terms that they join."""
    edges = tuple(way)
    return tuple(
        setting.id
        for setting in glossary.settings.values()
        if all(
            holds_in(edge, setting)
            and all(belongs_to(glossary.terms[id_], setting) for id_ in (edge.source, edge.target))
            for edge in edges
        )
    )


def every(glossary: Glossary, start: str, end: str) -> Iterator[list[Edge]]:
    """Yield the edges of each way from one term to another that passes no term twice, the shortest first.

    Of several ways of one length, the first by the ids of its terms comes first. There is none if both are one term.
    """
    graph = sequence(glossary)
    steps_left = dict(nx.single_target_shortest_path_length(graph, end))
    if start == end or start not in steps_left:
        return
    # ways that are begun, each after the number of steps that it has at least
    begun: list[tuple[int, tuple[str, ...]]] = [(steps_left[start], (start,))]
    while begun:
        _, way = heappop(begun)
        if way[-1] == end:
            yield [graph.edges[arrow]["edge"] for arrow in pairwise(way)]
            continue
        for term in graph.successors(way[-1]):
            if term in steps_left and term not in way:
                heappush(begun, (len(way) + steps_left[term], (*way, term)))


def by_way_of(glossary: Glossary, start: str, end: str, stops: Collection[str]) -> list[Edge]:
    """Return the edges of the way from one term to another that passes the most of some stops; none if there is none.

    Of several such ways, it is the shortest, and of those the first by the ids of its terms. In a sequence with a cycle
    there is none.
    """
    graph = sequence(glossary)
    if start == end or start not in graph or not nx.is_directed_acyclic_graph(graph):
        return []
    # of the best way on from each term: less the stops that it passes, and the steps that it has
    best: dict[str, tuple[int, int]] = {end: (-(end in stops), 0)}
    for term in reversed(list(nx.topological_sort(graph))):
        onwards = [best[after] for after in graph.successors(term) if after in best]
        if onwards and term != end:
            passed, steps = min(onwards)
            best[term] = passed - (term in stops), steps + 1
    if start not in best:
        return []
    way = [start]
    while way[-1] != end:
        after = [term for term in graph.successors(way[-1]) if term in best]
        way.append(min(after, key=lambda term: (best[term], term)))
    return [graph.edges[arrow]["edge"] for arrow in pairwise(way)]


def loops(glossary: Glossary) -> Iterator[tuple[Edge, list[str]]]:
    """Yield the feedback edges that close a loop, with the ids on a shortest way from target back to source."""
    graph = sequence(glossary)
    for edge in glossary.joining:
        if glossary.flow(edge) is Flow.FEEDBACK and nx.has_path(graph, edge.target, edge.source):
            yield edge, nx.shortest_path(graph, edge.target, edge.source)


def longest(glossary: Glossary) -> list[str]:
    """Return the ids on a longest way; none if no term leads to another, or the sequence has a cycle."""
    graph = sequence(glossary)
    if not graph.edges or not nx.is_directed_acyclic_graph(graph):
        return []
    return nx.dag_longest_path(graph, topo_order=list(nx.lexicographical_topological_sort(graph)))
