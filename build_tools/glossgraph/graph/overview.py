"""What stands for a glossary that is too large to be drawn whole: some of its terms, and how these lead on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.graph.implied import implied
from glossgraph.graph.sequence import sequence
from glossgraph.model import Flow
from glossgraph.model import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossgraph.model import Edge, Glossary

_ENOUGH = 30
"""How many terms are shown in all where the glossary names no core terms, unless it has many stages."""

_FEWEST = 3
"""How many terms stand for a stage at least, if it has so many."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Some terms, the most important first, with the edges between them."""

    terms: Sequence[str]
    edges: Sequence[Edge]
    ways: Sequence[tuple[str, str]] = ()
    """The pairs of terms of which the first leads to the second, but only by way of others that are not shown."""


def overview(glossary: Glossary, most: int) -> Overview:
    """Return at most so many terms, with the sequence between them, less what it implies, and its feedback.

    If neither joins any of them, the other edges between them are returned.
    """
    terms = _representatives(glossary)[:most]
    graph = sequence(glossary)
    pairs = {(term, later) for term in terms for later in nx.descendants(graph, term).intersection(terms)}
    shown = sorted(pairs - implied(pairs))
    steps = [graph.edges[pair]["edge"] for pair in shown if graph.has_edge(*pair)]
    others = [edge for edge in glossary.joining if {edge.source, edge.target}.issubset(terms)]
    edges = steps + [edge for edge in others if glossary.flow(edge) is Flow.FEEDBACK]
    return Overview(terms, edges if shown or edges else others, [pair for pair in shown if not graph.has_edge(*pair)])


def _representatives(glossary: Glossary) -> list[str]:
    """Return the core terms of each stage, or else those with the most edges; without stages, those of the whole."""
    core = set(glossary.about.core)
    current = [term for term in glossary.terms.values() if not term.deprecated]
    ranked = sorted(current, key=lambda term: (term.id not in core, -len(glossary.by_term[term.id]), term.id))
    groups: dict[str, list[str]] = {}
    for term in ranked:
        if term.stage in glossary.stages or not glossary.stages:
            groups.setdefault(term.stage if glossary.stages else "", []).append(term.id)
    each = max(_FEWEST, _ENOUGH // max(len(groups), 1))
    chosen = {id_ for ids in groups.values() for id_ in [id_ for id_ in ids if id_ in core] or ids[:each]}
    return [term.id for term in ranked if term.id in chosen]
