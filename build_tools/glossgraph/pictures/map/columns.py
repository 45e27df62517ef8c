"""The columns of the map: one or more for each stage, or, without stages, one for each step along the sequence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from glossgraph.graph.sequence import order, sequence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.model import Glossary

FEWEST_ROWS = 12
"""The most terms in a column, unless the map would become too wide."""

COLUMNS_PER_ROW = 0.8
"""The most columns of a map for each of its rows: a map should be about twice as wide as it is high."""


@dataclass(frozen=True, slots=True)
class Column:
    """Terms one below the other, and their stage, which is empty in a glossary without stages."""

    stage: str
    terms: tuple[str, ...]


def columns(glossary: Glossary) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """Return the columns from left to right, and the terms that are in none, all in the order of the sequence.

    A stage with many terms has several columns. They are filled in the order of the sequence too, so that no edge of
    the sequence leads back to an earlier column.
    """
    position = order(glossary)
    groups = dict(_by_stage(glossary) if glossary.stages else _by_step(glossary))
    ranked = {name: sorted(terms, key=position.__getitem__) for name, terms in groups.items() if terms}
    rows = _rows([len(terms) for terms in ranked.values()])
    result = [
        Column(name if glossary.stages else "", part)
        for name, terms in ranked.items()
        for part in _split(terms, -(-len(terms) // rows))
    ]
    inside = {id_ for column in result for id_ in column.terms}
    return tuple(result), tuple(sorted(glossary.terms.keys() - inside, key=position.__getitem__))


def _by_stage(glossary: Glossary) -> Iterator[tuple[str, list[str]]]:
    for stage in glossary.stages:
        yield stage, [term.id for term in glossary.by_stage[stage]]


def _by_step(glossary: Glossary) -> Iterator[tuple[str, list[str]]]:
    """Yield the terms by the number of steps that lead to them, along the sequence or, without one, along all edges."""
    graph: nx.DiGraph[str] = nx.DiGraph(sequence(glossary).edges)
    if not graph:
        graph = nx.DiGraph((edge.source, edge.target) for edge in glossary.joining)
    # terms on a common cycle are in the same column
    condensed = nx.condensation(graph)
    for number, generation in enumerate(nx.topological_generations(condensed)):
        yield str(number), [id_ for node in generation for id_ in condensed.nodes[node]["members"]]


def _rows(sizes: Sequence[int]) -> int:
    """Return the fewest terms in a column with which the map is not too wide."""
    rows = FEWEST_ROWS
    while sum(-(-size // rows) for size in sizes) > COLUMNS_PER_ROW * rows and rows < max(sizes, default=0):
        rows += 1
    return rows


def _split(terms: Sequence[str], number: int) -> Iterator[tuple[str, ...]]:
    for part in range(number):
        yield tuple(terms[len(terms) * part // number : len(terms) * (part + 1) // number])
