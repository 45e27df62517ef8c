"""Which terms are near one another without being joined."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import networkx as nx

from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Collection

    from glossgraph.model import Glossary

MOST = 5
"""The most terms that are named as being near to one."""

_EXACT = 9
"""How many decimals of a sum count, whatever the order in which it was added up."""


def nearby(glossary: Glossary, term: str, without: Collection[str] = ()) -> list[str]:
    """Return the terms that share the most neighbours with a term and are not joined to it, at most `MOST`.

    A shared neighbour counts the less the more neighbours it has itself: by one over the logarithm of their number, as
    in L. A. Adamic and E. Adar, Friends and Neighbors on the Web (2003). Terms that count the same come by id. What an
    edge keeps apart from the term is joined to it as well, and a deprecated term is near to none. Some may be left out.
    """
    graph = _neighbours(glossary)
    known = {term, *without, *nx.all_neighbors(glossary.graph, term)}
    scores: defaultdict[str, float] = defaultdict(float)
    for between in graph.adj.get(term, ()):
        for other in graph[between].keys() - known:
            scores[other] += 1 / math.log(graph.degree[between])
    return sorted(scores, key=lambda id_: (-round(scores[id_], _EXACT), id_))[:MOST]


@once
def _neighbours(glossary: Glossary) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    for edge in glossary.joining:
        ends = glossary.terms[edge.source], glossary.terms[edge.target]
        if not glossary.relations[edge.relation].distinguishes and not any(end.deprecated for end in ends):
            graph.add_edge(edge.source, edge.target)
    return graph
