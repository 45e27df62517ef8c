"""What cannot be known while some names do not resolve, so that one mistake is reported once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import networkx as nx

from glossgraph.diagnostics import nearest
from glossgraph.graph.sequence import against_stages, arrow, on_the_way_round
from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Collection

    from glossgraph.model import Edge, Glossary

ANY_TERM = "?"
"""A node that stands for every target that is not known; no term is called so."""


@once
def possible_sequence(glossary: Glossary) -> nx.DiGraph[str]:
    """Return the sequence with every arrow that could be meant.

    Edges that are reported for another reason (their relation is unknown, or they run against the stages) count in both
    directions. A file that cannot be read may join any of the terms that it names and, if nothing is known of it, any
    terms at all. An arrow to a target that is not known leads to `ANY_TERM`, one from such a target comes from it.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from([*glossary.terms, ANY_TERM])
    for edge in glossary.edges:
        pair = arrow(glossary, edge)
        if edge.target in glossary.terms or edge.target in glossary.unread:
            _add_known(glossary, graph, edge, pair)
        elif pair is None and edge.relation in glossary.relations:
            continue
        elif pair is None or pair[0] == edge.source:
            graph.add_edge(edge.source, ANY_TERM)
        else:
            graph.add_edge(ANY_TERM, edge.source)
    for id_, names in glossary.unread.items():
        for name in names & glossary.terms.keys() - {id_} or {ANY_TERM}:
            graph.add_edges_from([(id_, name), (name, id_)])
    if not all(glossary.unread.values()):
        graph.add_edges_from(pair for term in glossary.terms for pair in ((term, ANY_TERM), (ANY_TERM, term)))
    return graph


def _add_known(glossary: Glossary, graph: nx.DiGraph[str], edge: Edge, pair: tuple[str, str] | None) -> None:
    both = edge.relation not in glossary.relations
    if pair and pair[0] in glossary.terms and pair[1] in glossary.terms:
        both = against_stages(glossary, *pair)
    if pair:
        graph.add_edge(*pair)
    if both:
        graph.add_edges_from([(edge.source, edge.target), (edge.target, edge.source)])


def may_lead(glossary: Glossary, pairs: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return those pairs whose first term the sequence leads from to the second, or could once mistakes are mended."""
    graph = possible_sequence(glossary)
    starts = {
        start: 1 << number for number, start in enumerate(dict.fromkeys([ANY_TERM, *(start for start, _ in pairs)]))
    }
    # terms that lead to one another are one; then what leads to each is known before it is asked for
    knotted = on_the_way_round(graph.edges)
    condensed: nx.DiGraph[Any] = nx.condensation(graph) if knotted else graph
    group_of = condensed.graph["mapping"] if knotted else {node: node for node in graph}
    starting: Counter[Any] = Counter()
    for start, bit in starts.items():
        starting[group_of[start]] |= bit
    before: dict[Any, int] = {}
    for group in nx.topological_sort(condensed):
        before[group] = starting[group]
        for earlier in condensed.predecessors(group):
            before[group] |= before[earlier]
    to_unknown = before[group_of[ANY_TERM]]
    return {
        (start, end)
        for start, end in pairs
        if (before[group_of[end]] | to_unknown) & starts[start] or before[group_of[end]] & starts[ANY_TERM]
    }


def bodies(glossary: Glossary) -> list[set[str]]:
    """Return the sets of terms that edges join, the largest first; edges that keep terms apart do not count.

    A set that may be joined to the rest by an edge which does not resolve, to judge by its source or by what its target
    resembles, is left out. While nothing is known of a file, all are one.
    """
    if not all(glossary.unread.values()):
        return [set(glossary.terms)]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(glossary.terms)
    open_ended: set[str] = set()
    unknown: set[str] = set()
    for edge in glossary.edges:
        relation = glossary.relations.get(edge.relation)
        if relation and relation.distinguishes:
            continue
        if edge.source != edge.target and (edge.target in glossary.terms or edge.target in glossary.unread):
            graph.add_edge(edge.source, edge.target)
        else:
            open_ended.add(edge.source)
            unknown |= {edge.target} - glossary.terms.keys()
    for id_, names in glossary.unread.items():
        graph.add_edges_from((id_, name) for name in names & glossary.terms.keys() - {id_})
    components = sorted(nx.connected_components(graph), key=lambda body: (-len(body), min(body)))
    for body in components[1:]:
        if not body & open_ended:
            open_ended.update(id_ for id_ in body if nearest(id_, unknown))
    certain = (body for number, body in enumerate(components) if not number or not body & open_ended)
    return [body & glossary.terms.keys() for body in certain if body & glossary.terms.keys()]
