"""Ways along the sequence: chains of edges that lead from one term to another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import networkx as nx

from glossgraph.graph.sequence import sequence

if TYPE_CHECKING:
    from glossgraph.model import Edge, Glossary


def shortest(glossary: Glossary, start: str, end: str) -> list[Edge]:
    """Return the edges of a shortest way from one term to another; nothing if there is none, or the two are one.

    Of several ways of one length it is the first by the ids of the terms on it.
    """
    graph = sequence(glossary)
    steps_left = dict(nx.single_target_shortest_path_length(graph, end))
    if start not in steps_left:
        return []
    way = [start]
    while way[-1] != end:
        nearer = steps_left[way[-1]] - 1
        way.append(min(term for term in graph.successors(way[-1]) if steps_left.get(term) == nearer))
    return [graph.edges[arrow]["edge"] for arrow in pairwise(way)]
