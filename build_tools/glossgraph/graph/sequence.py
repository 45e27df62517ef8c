"""The sequence: forward edges as written, backward edges reversed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from glossgraph.graph.settings import belongs_to, holds_in, settings
from glossgraph.model import Edge, Flow, Glossary, once
from glossgraph.model import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glossgraph.model import Term

SHORTEST_CYCLE = 2
"""The fewest terms of a cycle: two that lead to one another."""


def arrow(glossary: Glossary, edge: Edge) -> tuple[str, str] | None:
    """Return the earlier and the later term of an edge, or None if its relation says nothing about time."""
    relation = glossary.relations.get(edge.relation)
    if relation and relation.flow is Flow.FORWARD:
        return edge.source, edge.target
    if relation and relation.flow is Flow.BACKWARD:
        return edge.target, edge.source
    return None


@once
def arrows(glossary: Glossary) -> tuple[tuple[str, str, Edge], ...]:
    """Return the earlier term, the later term and the edge, for every edge of the sequence that resolves."""
    pairs = ((arrow(glossary, edge), edge) for edge in glossary.joining)
    return tuple((*pair, edge) for pair, edge in pairs if pair)


def against_stages(glossary: Glossary, earlier: str, later: str) -> bool:
    """Tell whether an arrow of the sequence runs from a later stage to an earlier one."""
    first, second = glossary.stage_number(earlier), glossary.stage_number(later)
    return first is not None and second is not None and first > second


@once
def sequence(glossary: Glossary) -> nx.DiGraph[str]:
    """Return the sequence as a graph; an arrow has the `edge` with the preferred relation, and the `rank` of that.

    Relations listed earlier in `graph/relations.yml` are preferred. The result is shared: do not change it.
    """
    return graph_of(glossary, arrows(glossary))


@once
def sequences(glossary: Glossary) -> tuple[nx.DiGraph[str], ...]:
    """Return the sequence of each setting, in the order of their file: what holds there, between terms that do."""
    return tuple(
        graph_of(
            glossary,
            (
                (earlier, later, edge)
                for earlier, later, edge in arrows(glossary)
                if holds_in(edge, setting)
                and belongs_to(glossary.terms[earlier], setting)
                and belongs_to(glossary.terms[later], setting)
            ),
        )
        for setting in settings(glossary)
    )


def graph_of(glossary: Glossary, arrows: Iterable[tuple[str, str, Edge]]) -> nx.DiGraph[str]:
    """Return arrows between all terms as a graph; of several between two terms the one with the preferred relation."""
    rank = glossary.rank
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(glossary.terms)
    for earlier, later, edge in sorted(arrows, key=lambda arrow: -rank[arrow[2].relation]):
        graph.add_edge(earlier, later, edge=edge, rank=rank[edge.relation])
    return graph


@once
def order(glossary: Glossary) -> dict[str, int]:
    """Return the position of every term: by stage, then along the sequence, then by id; unstaged terms come last."""
    graph = sequence(glossary)
    last = len(glossary.stages) + 1
    if nx.is_directed_acyclic_graph(graph):
        along = {term: number for number, term in enumerate(nx.lexicographical_topological_sort(graph))}
    else:
        along = dict.fromkeys(graph, 0)
    ranked = sorted(graph, key=lambda term: (glossary.stage_number(term) or last, along[term], term))
    return {term: number for number, term in enumerate(ranked)}


@once
def all_in_order(glossary: Glossary) -> Sequence[Term]:
    """Return all terms in the order of the sequence."""
    return in_order(glossary, glossary.terms.values())


def in_order(glossary: Glossary, terms: Iterable[Term]) -> list[Term]:
    """Return terms in the order of the sequence."""
    position = order(glossary)
    return sorted(terms, key=lambda term: position[term.id])


def predecessors(glossary: Glossary, term: Term) -> list[Term]:
    """Return the terms right before a term in the sequence; those that preferred relations join to it come first."""
    return _preferred(
        glossary, {before: data["rank"] for before, _, data in sequence(glossary).in_edges(term.id, data=True)}
    )


def successors(glossary: Glossary, term: Term) -> list[Term]:
    """Return the terms right after a term in the sequence; those that preferred relations join to it come first."""
    return _preferred(
        glossary, {after: data["rank"] for _, after, data in sequence(glossary).out_edges(term.id, data=True)}
    )


def _preferred(glossary: Glossary, ranks: dict[str, int]) -> list[Term]:
    position = order(glossary)
    return [glossary.terms[id_] for id_ in sorted(ranks, key=lambda id_: (ranks[id_], position[id_]))]


def on_or_between_cycles(pairs: Iterable[tuple[str, str]]) -> set[str]:
    """Return the nodes that lie on a cycle of arrows, or between two cycles; usually there are none.

    Nodes that no arrow leads to are removed until there are no more, as in A. B. Kahn, Topological Sorting of Large
    Networks (1962); then, in the same way, nodes from which no arrow leads on.
    """
    remaining = list(pairs)
    for end in (1, 0):
        onwards: dict[str, list[str]] = {}
        degree: Counter[str] = Counter()
        for pair in remaining:
            onwards.setdefault(pair[1 - end], []).append(pair[end])
            degree[pair[end]] += 1
        free = [node for node in onwards if not degree[node]]
        for node in free:
            for other in onwards.get(node, ()):
                degree[other] -= 1
                if not degree[other]:
                    free.append(other)
        removed = set(free)
        remaining = [pair for pair in remaining if removed.isdisjoint(pair)]
    return {node for pair in remaining for node in pair}


def shortest_cycle(graph: nx.DiGraph[str], component: set[str]) -> list[str]:
    """Return the nodes of a shortest cycle within a strongly connected component, starting at the first by name.

    Of several shortest cycles, the one whose first node comes first by name is returned.
    """
    shortest: list[str] = []
    for start in sorted(component):
        shortest = _cycle_through(graph, component, start, len(shortest)) or shortest
        if len(shortest) == SHORTEST_CYCLE:
            break
    first = shortest.index(min(shortest))
    return shortest[first:] + shortest[:first]


def _cycle_through(graph: nx.DiGraph[str], component: set[str], start: str, limit: int) -> list[str]:
    """Return a shortest cycle through a node if it is shorter than the limit (0: no limit), else nothing."""
    came_from: dict[str, str] = {}
    level = [start]
    length = 0
    while level:
        length += 1
        if limit and length >= limit:
            return []
        following: list[str] = []
        for node in level:
            for successor in sorted(graph.successors(node)):
                if successor == start:
                    return _trace(came_from, start, node)
                if successor in component and successor not in came_from:
                    came_from[successor] = node
                    following.append(successor)
        level = following
    return []


def _trace(came_from: dict[str, str], start: str, end: str) -> list[str]:
    path = [end]
    while path[-1] != start:
        path.append(came_from[path[-1]])
    return path[::-1]
