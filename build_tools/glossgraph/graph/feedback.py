"""The edges by which something returns to an earlier stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.settings import holds_in
from glossgraph.model import Flow, once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from glossgraph.model import Edge, Glossary, Setting


def feedback_edges(glossary: Glossary, setting: Setting) -> Iterator[Edge]:
    """Yield those of a setting, in the order of all edges."""
    for edge in glossary.joining:
        if glossary.flow(edge) is Flow.FEEDBACK and holds_in(edge, setting):
            yield edge


def feedback_edges_of(glossary: Glossary, setting: Setting, terms: Iterable[str]) -> list[Edge]:
    """Return those of a setting that lead from some terms or to them, in the same order."""
    rank = glossary.rank

    def position(edge: Edge) -> tuple[str, int, str]:
        return edge.source, rank[edge.relation], edge.target

    found = {edge for term in terms for edge in _feedback_by_term(glossary).get(term, ())}
    return sorted((edge for edge in found if holds_in(edge, setting)), key=position)


@once
def _feedback_by_term(glossary: Glossary) -> Mapping[str, tuple[Edge, ...]]:
    found: dict[str, list[Edge]] = {}
    for edge in glossary.joining:
        if glossary.flow(edge) is Flow.FEEDBACK:
            found.setdefault(edge.source, []).append(edge)
            found.setdefault(edge.target, []).append(edge)
    return {term: tuple(edges) for term, edges in found.items()}
