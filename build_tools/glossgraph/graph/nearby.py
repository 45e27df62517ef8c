"""Which terms are near one another without being joined."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from glossgraph.model import networkx as nx
from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Collection

    from glossgraph.model import Glossary

MOST = 5
"""The most terms that are listed as near to one term."""

_EXACT = 9
"""How many decimals of a sum count: the rest depends on the order in which it was added up."""


def nearby(glossary: Glossary, term: str, without: Collection[str] = ()) -> list[str]:
    """Return the terms that share the most neighbours with a term and are not joined to it, at most `MOST`.

    Each shared neighbour adds one over the logarithm of the number of its own neighbours, as in L. A. Adamic and
    E. Adar, Friends and Neighbors on the Web (2003). Terms with equal sums come by id. A term that an edge keeps apart
    from this one counts as joined to it, and a deprecated term is near to none. Terms in `without` are left out.
    """
    graph = _neighbours(glossary)
    excluded = {term, *without, *nx.all_neighbors(glossary.graph, term)}
    scores: defaultdict[str, float] = defaultdict(float)
    for shared in graph.adj.get(term, ()):
        for other in graph[shared].keys() - excluded:
            scores[other] += 1 / math.log(graph.degree[shared])
    return sorted(scores, key=lambda id_: (-round(scores[id_], _EXACT), id_))[:MOST]


@once
def _neighbours(glossary: Glossary) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    for edge in glossary.joining:
        ends = glossary.terms[edge.source], glossary.terms[edge.target]
        if not glossary.relations[edge.relation].distinguishes and not any(end.deprecated for end in ends):
            graph.add_edge(edge.source, edge.target)
    return graph
