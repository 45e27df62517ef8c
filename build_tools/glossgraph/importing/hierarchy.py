"""Chains of edges: which edges they imply, and where they contradict one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from glossgraph.graph.implied import Reach, implied
from glossgraph.model import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from glossgraph.importing.tally import Tally
    from glossgraph.importing.vocabulary import Relation

_MOST_SHOWN = 4
"""How many concepts of a circle are named."""


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


def implied_by_chains(pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the pairs that a chain of the others joins as well, but for circles."""
    pairs = list(pairs)
    return implied(_without_circles(pairs, _circles(pairs)))


def joined_by_chains(pairs: Iterable[tuple[str, str]], asked: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return those of the asked pairs that one of the others joins, or a chain of them."""
    pairs = list(pairs)
    # whatever is in a circle leads to the same
    one_of = {node: circle[0] for circle in _circles(pairs) for node in circle}
    ends = [(one_of.get(a, a), one_of.get(b, b)) for a, b in pairs]
    reach = Reach((a, b) for a, b in ends if a != b)
    found = ((a, b, one_of.get(a, a), one_of.get(b, b)) for a, b in asked)
    return {(a, b) for a, b, start, end in found if start == end or reach.joins(start, end)}


def report_faults(tally: Tally, relations: Mapping[str, Relation], arrows: Sequence[Arrow]) -> None:
    """Count what the hierarchy says against itself: circles, and related concepts of which one is broader."""
    upward = [
        (a.target, a.source) if relations[a.relation].skos == "narrower" else (a.source, a.target)
        for a in arrows
        if relations[a.relation].hierarchy
    ]
    circles = _circles(upward)
    for circle in circles:
        tally.found("circles in the hierarchy, which `check` shows", " → ".join(circle[:_MOST_SHOWN]))
    reach = Reach(_without_circles(upward, circles))
    for arrow in arrows:
        one, other = arrow.source, arrow.target
        if relations[arrow.relation].skos == "related" and (reach.joins(one, other) or reach.joins(other, one)):
            tally.found(
                "pairs of related concepts of which one is broader than the other (against SKOS)", f"{one} – {other}"
            )


def _circles(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    graph: nx.DiGraph[str] = nx.DiGraph(iter(pairs))
    components = nx.strongly_connected_components(graph)
    return sorted(sorted(component) for component in components if len(component) > 1)


def _without_circles(pairs: Iterable[tuple[str, str]], circles: Iterable[list[str]]) -> list[tuple[str, str]]:
    circle_of = {node: number for number, circle in enumerate(circles) for node in circle}
    return [(a, b) for a, b in pairs if a not in circle_of or circle_of[a] != circle_of.get(b)]
