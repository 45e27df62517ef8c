"""What the graph may be while some names do not resolve, so that one mistake is reported only once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from glossgraph.diagnostics import nearest
from glossgraph.graph.sequence import against_stages, arrow, on_or_between_cycles
from glossgraph.model import networkx as nx
from glossgraph.model import once
from glossgraph.text.mentions import mentions_in

if TYPE_CHECKING:
    from collections.abc import Collection

    from glossgraph.model import Edge, Glossary

ANY_TERM = "?"
"""The node for every target that does not resolve and may be any term; no term has this id."""


@once
def possible_sequence(glossary: Glossary) -> nx.DiGraph[str]:
    """Return the sequence with every arrow that its author could have meant.

    An edge that is reported for another reason (its relation is unknown, or it runs against the stages) counts in both
    directions. A term whose file cannot be read may be joined to every term that the file names; if it names none, to
    `ANY_TERM`. An arrow to a target that does not resolve leads to `ANY_TERM`, and an arrow from such a target starts
    there. If nothing at all is known of some file, every term may lead to `ANY_TERM` and back.
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
    both_ways = edge.relation not in glossary.relations
    if pair and pair[0] in glossary.terms and pair[1] in glossary.terms:
        both_ways = against_stages(glossary, *pair)
    if pair:
        graph.add_edge(*pair)
    if both_ways:
        graph.add_edges_from([(edge.source, edge.target), (edge.target, edge.source)])


def may_lead(glossary: Glossary, pairs: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the pairs whose second term the sequence leads to from the first, or may do so once mistakes are fixed.

    Each start is one bit of a number, so that a set of starts is a number and the union of two sets is fast.
    """
    graph = possible_sequence(glossary)
    starts = dict.fromkeys([ANY_TERM, *(start for start, _ in pairs)])
    bit_of = {start: 1 << number for number, start in enumerate(starts)}
    # with each cycle merged into one node there is a topological order, in which predecessors come first
    has_cycle = on_or_between_cycles(graph.edges)
    condensed: nx.DiGraph[Any] = nx.condensation(graph) if has_cycle else graph
    group_of = condensed.graph["mapping"] if has_cycle else {node: node for node in graph}
    starts_in: Counter[Any] = Counter()
    for start, bit in bit_of.items():
        starts_in[group_of[start]] |= bit
    starts_before: dict[Any, int] = {}
    for group in nx.topological_sort(condensed):
        starts_before[group] = starts_in[group]
        for predecessor in condensed.predecessors(group):
            starts_before[group] |= starts_before[predecessor]
    before_unknown = starts_before[group_of[ANY_TERM]]
    return {
        (start, end)
        for start, end in pairs
        if (starts_before[group_of[end]] | before_unknown) & bit_of[start]
        or starts_before[group_of[end]] & bit_of[ANY_TERM]
    }


class Joined(NamedTuple):
    """The sets of terms that are joined to one another, and by what."""

    rest: set[str]
    """The largest set; empty if no term is joined to another."""
    others: list[set[str]]
    """The other sets, except those that an edge which does not resolve may join to the rest."""
    by_links: bool
    """Whether links in prose join terms as well."""


def joined(glossary: Glossary) -> Joined:
    """Return the sets of terms that edges join; edges that keep terms apart do not count.

    Where edges leave more than half of the terms alone, links in prose join terms too. An edge that does not resolve
    may join a set to the rest if it starts in the set, or if its target resembles a term of it. While nothing is known
    of some file, all terms are one set.
    """
    if not all(glossary.unread.values()):
        return Joined(set(glossary.terms), [], by_links=False)
    graph, open_ended, unknown_targets = _by_edges(glossary)
    rest, *others = _components(graph)
    alone = sum(len(ids) == 1 for ids in (rest, *others))
    by_links = 2 * alone > len(graph) > 1
    if by_links:
        pairs = ((term.id, id_) for term in glossary.terms.values() for id_ in mentions_in(term, glossary))
        graph.add_edges_from(pairs)
        rest, *others = _components(graph)
    for ids in others:
        if not ids & open_ended:
            open_ended.update(id_ for id_ in ids if nearest(id_, unknown_targets))
    certain = (ids & glossary.terms.keys() for ids in others if not ids & open_ended)
    return Joined(rest & glossary.terms.keys(), [ids for ids in certain if ids], by_links)


def _by_edges(glossary: Glossary) -> tuple[nx.Graph[str], set[str], tuple[str, ...]]:
    """Return the graph of the terms that edges join, the sources of edges that do not resolve, and their targets."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(glossary.terms)
    open_ended: set[str] = set()
    unknown_targets: set[str] = set()
    for edge in glossary.edges:
        relation = glossary.relations.get(edge.relation)
        if relation and relation.distinguishes:
            continue
        if edge.source != edge.target and (edge.target in glossary.terms or edge.target in glossary.unread):
            graph.add_edge(edge.source, edge.target)
        else:
            open_ended.add(edge.source)
            if edge.target not in glossary.terms:
                unknown_targets.add(edge.target)
    for id_, names in glossary.unread.items():
        graph.add_edges_from((id_, name) for name in names & glossary.terms.keys() - {id_})
    return graph, open_ended, tuple(sorted(unknown_targets))


def _components(graph: nx.Graph[str]) -> list[set[str]]:
    """Return the sets of terms that are joined, the largest first; that one is empty if each term is alone."""
    sets = sorted(nx.connected_components(graph), key=lambda ids: (-len(ids), min(ids)))
    return sets if sets and (len(sets) == 1 or len(sets[0]) > 1) else [set(), *sets]
