"""Which terms are narrower than which, as the relations say that SKOS calls broader or narrower."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.model import networkx as nx
from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Glossary


class Kin(NamedTuple):
    """An edge from a narrower term to a wider one, or the other way round, and the two terms by their ids."""

    edge: Edge
    narrow: str
    wide: str


def kin(glossary: Glossary) -> Iterator[Kin]:
    """Yield the edges that say of one term that it is a kind of another."""
    for edge in glossary.joining:
        match glossary.relations[edge.relation].skos:
            case "broader":
                yield Kin(edge, edge.source, edge.target)
            case "narrower":
                yield Kin(edge, edge.target, edge.source)


def narrower(glossary: Glossary, term: str) -> set[str]:
    """Return the terms that are narrower than one, be it by way of others."""
    graph = _kinship(glossary)
    return nx.descendants(graph, term) if term in graph else set()


@once
def _kinship(glossary: Glossary) -> nx.DiGraph[str]:
    return nx.DiGraph((each.wide, each.narrow) for each in kin(glossary))
