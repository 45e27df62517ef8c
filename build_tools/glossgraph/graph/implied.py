"""Arrows that chains of other arrows imply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable


def implied(arrows: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the arrows whose ends a longer chain of the arrows joins too. The arrows must not have a cycle."""
    graph: nx.DiGraph[str] = nx.DiGraph(iter(arrows))
    bit_of = {node: 1 << number for number, node in enumerate(graph)}
    # the nodes that each node leads to, as the bits of a number
    descendants: dict[str, int] = {}
    found = set()
    for node in reversed(list(nx.topological_sort(graph))):
        beyond_successors = 0
        successors = 0
        for successor in graph.successors(node):
            beyond_successors |= descendants[successor]
            successors |= bit_of[successor]
        descendants[node] = beyond_successors | successors
        found |= {(node, end) for end in graph.successors(node) if beyond_successors & bit_of[end]}
    return found
