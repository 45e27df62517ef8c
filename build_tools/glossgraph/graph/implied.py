"""Arrows that chains of other arrows imply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Reach:
    """What each node leads to, by one arrow or by a chain of them. The arrows must not have a cycle."""

    def __init__(self, arrows: Iterable[tuple[str, str]]) -> None:
        """Take the arrows."""
        self.graph: nx.DiGraph[str] = nx.DiGraph(iter(arrows))
        self._bit_of = {node: 1 << number for number, node in enumerate(self.graph)}
        # the nodes that each node leads to, as the bits of a number
        self._beyond: dict[str, int] = {}
        for node in reversed(list(nx.topological_sort(self.graph))):
            bits = 0
            for successor in self.graph.successors(node):
                bits |= self._beyond[successor] | self._bit_of[successor]
            self._beyond[node] = bits

    def joins(self, start: str, end: str) -> bool:
        """Tell whether arrows lead from one node to another; no if either is not among them."""
        return bool(self._beyond.get(start, 0) & self._bit_of.get(end, 0))


def implied(arrows: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the arrows whose ends a longer chain of the arrows joins too. The arrows must not have a cycle."""
    reach = Reach(arrows)
    return {
        (start, end)
        for start, ends in _branching(reach.graph).items()
        for end in ends
        if any(reach.joins(other, end) for other in ends)
    }


def _branching(graph: nx.DiGraph[str]) -> Mapping[str, list[str]]:
    """Return the ends of the arrows from each node that has several."""
    return {node: list(graph.successors(node)) for node in graph if graph.out_degree(node) > 1}
