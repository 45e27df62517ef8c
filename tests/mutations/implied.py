"""What follows from how the edges run, computed anew from the texts in the plainest way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from mutations.draft import Draft, Finding
from mutations.view import Edge, view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mutations.view import View

    Finder = Callable[[View, list[Edge]], Iterator["Fault"]]


Fault = tuple[str, str, Edge | None]
"""The name of a check, and the term or the edge at fault."""


def faults(seen: View, lost: Edge | None = None) -> set[Fault]:
    """Return what would be at fault if one edge were not there.

    These are the feedback edges that close no loop, the terms to which nothing leads or from which nothing follows,
    and the terms or islands that nothing joins to the rest.
    """
    return {fault for find in (_open, _ends, _islands) for fault in _not_allowed(seen, find, lost)}


def rests_on(seen: View, edge: Edge, check: str) -> bool:
    """Tell whether a check would find fault if an edge were not there."""
    return any(fault[0] == check for fault in _not_allowed(seen, _FINDING[check], edge))


def _not_allowed(seen: View, find: Finder, lost: Edge | None) -> Iterator[Fault]:
    for fault in find(seen, [edge for edge in seen.edges if edge != lost]):
        if fault[0] not in seen.terms[fault[1]].get("allow", {}):
            yield fault


def located(draft: Draft, found: set[Fault]) -> list[Finding]:
    """Return faults as findings: at an edge's target, or at a term's label."""
    seen = view(draft)
    return [
        Finding(name, seen.files[term], draft.key_line(seen.files[term], *(edge.path if edge else ("label",))))
        for name, term, edge in found
    ]


def _arrows(seen: View, edges: list[Edge]) -> Iterator[tuple[str, str]]:
    for edge in edges:
        if seen.flow(edge.relation) == "forward":
            yield edge.source, edge.target
        elif seen.flow(edge.relation) == "backward":
            yield edge.target, edge.source


def _open(seen: View, edges: list[Edge]) -> Iterator[Fault]:
    graph: nx.DiGraph = nx.DiGraph()
    graph.add_nodes_from(seen.terms)
    graph.add_edges_from(_arrows(seen, edges))
    for edge in edges:
        if seen.flow(edge.relation) == "feedback" and not nx.has_path(graph, edge.target, edge.source):
            yield "open-feedback", edge.source, edge


def _ends(seen: View, edges: list[Edge]) -> Iterator[Fault]:
    arrows = [*_arrows(seen, edges), *((e.source, e.target) for e in edges if seen.flow(e.relation) == "feedback")]
    reached, going_on = {later for _, later in arrows}, {earlier for earlier, _ in arrows}
    kin = [edge for edge in edges if seen.relations[edge.relation].get("skos") in {"broader", "narrower"}]
    for term in seen.terms:
        stage = seen.stage(term)
        if seen.rule(term) != "required" or not stage or seen.deprecated(term):
            continue
        # a kind stands where its genus stands
        place = {term, *(_other(edge, term) for edge in kin if term in {edge.source, edge.target})}
        if stage > 1 and not place & reached:
            yield "unreached-term", term, None
        if stage < len(seen.stages) and not place & going_on:
            yield "dead-end", term, None


def _other(edge: Edge, term: str) -> str:
    return edge.target if edge.source == term else edge.source


def _islands(seen: View, edges: list[Edge]) -> Iterator[Fault]:
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(seen.terms)
    joining = (edge for edge in edges if not seen.has(edge.relation, "distinguishes"))
    graph.add_edges_from((edge.source, edge.target) for edge in joining)
    bodies = sorted(nx.connected_components(graph), key=lambda body: (-len(body), min(body)))
    for body in bodies[1:]:
        if not all(seen.deprecated(term) for term in body):
            yield "orphan-term", min(body), None


_FINDING: dict[str, Finder] = {
    "open-feedback": _open,
    "unreached-term": _ends,
    "dead-end": _ends,
    "orphan-term": _islands,
}
