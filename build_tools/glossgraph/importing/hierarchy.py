"""Chains of edges: which edges they imply, and where they contradict one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from glossgraph.model import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from glossgraph.importing.tally import Tally
    from glossgraph.importing.vocabulary import Relation


class Arrow(Protocol):
    """An edge with its ends."""

    @property
    def source(self) -> str:
        """The concept from which it leads."""
        ...

    @property
    def relation(self) -> str:
        """The key of its relation."""
        ...

    @property
    def target(self) -> str:
        """The concept to which it leads."""
        ...


def implied(pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the pairs that a chain of the others joins as well; none that is part of a circle."""
    graph: nx.DiGraph[str] = nx.DiGraph(list(pairs))
    circle_of = {node: number for number, nodes in enumerate(nx.strongly_connected_components(graph)) for node in nodes}
    found = set()
    above: dict[str, frozenset[str]] = {}
    for node in _from_the_top(graph, circle_of):
        targets = list(graph.successors(node))
        above[node] = frozenset(targets).union(*(above.get(target, frozenset()) for target in targets))
        for target in targets if len(targets) > 1 else ():
            others = (other for other in targets if other != target and circle_of[other] != circle_of[node])
            if circle_of[target] != circle_of[node] and any(target in above.get(o, ()) for o in others):
                found.add((node, target))
    return found


def _from_the_top(graph: nx.DiGraph[str], circle_of: Mapping[str, int]) -> list[str]:
    """Return the nodes of a graph so that each comes after those to which it leads, but for circles."""
    order: nx.DiGraph[int] = nx.DiGraph(
        (circle_of[a], circle_of[b]) for a, b in graph.edges if circle_of[a] != circle_of[b]
    )
    rank = {circle: number for number, circle in enumerate(reversed(list(nx.topological_sort(order))))}
    return sorted(graph, key=lambda node: rank.get(circle_of[node], 0))


def report_faults(tally: Tally, relations: Mapping[str, Relation], arrows: Sequence[Arrow]) -> None:
    """Count what the hierarchy says against itself: circles, and related concepts of which one is broader."""
    upward = [
        (a.target, a.source) if relations[a.relation].skos == "narrower" else (a.source, a.target)
        for a in arrows
        if relations[a.relation].hierarchy
    ]
    graph: nx.DiGraph[str] = nx.DiGraph(upward)
    for component in nx.strongly_connected_components(graph):
        if len(component) > 1:
            tally.found("circles in the hierarchy, which `check` shows", " → ".join(sorted(component)[:4]))
    for arrow in arrows:
        if relations[arrow.relation].skos == "related" and arrow.source in graph and arrow.target in graph:
            one, other = arrow.source, arrow.target
            if nx.has_path(graph, one, other) or nx.has_path(graph, other, one):
                tally.found(
                    "related concepts of which one is broader than the other (against SKOS)", f"{one} – {other}"
                )
