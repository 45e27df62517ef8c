"""Triples as text, batch by batch, so that a large glossary need not be in memory as triples."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Triple, serialize

from glossgraph.exports.parts.rdf.nodes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyoxigraph import NamedNode

_BATCH = 500
"""How many triples are written together."""

Statement = TypeVar("Statement", Triple, Quad)


def turtle(triples: Iterable[Triple], prefixes: Mapping[str, str] = PREFIXES) -> Iterator[str]:
    """Yield triples as Turtle."""
    return _without_repeated_prefixes(
        _text(serialize(batch, format=RdfFormat.TURTLE, prefixes=dict(prefixes))) for batch in batches(triples)
    )


def n_triples(triples: Iterable[Triple]) -> Iterator[str]:
    """Yield triples as N-Triples, one on a line."""
    for batch in batches(triples):
        yield _text(serialize(batch, format=RdfFormat.N_TRIPLES))


def trig(
    parts: Iterable[tuple[NamedNode | None, Iterable[Triple]]], prefixes: Mapping[str, str] = PREFIXES
) -> Iterator[str]:
    """Yield triples of several graphs as TriG; the graph without a name is the default one."""
    return _without_repeated_prefixes(
        _text(serialize(batch, format=RdfFormat.TRIG, prefixes=dict(prefixes)))
        for graph, triples in parts
        for batch in batches(_in_graph(triples, graph))
    )


def _in_graph(triples: Iterable[Triple], graph: NamedNode | None) -> Iterator[Quad]:
    name = graph or DefaultGraph()
    return (Quad(triple.subject, triple.predicate, triple.object, name) for triple in triples)


def _text(content: bytes | None) -> str:
    return (content or b"").decode()


def _without_repeated_prefixes(texts: Iterable[str]) -> Iterator[str]:
    header = ""
    for text in texts:
        yield text.removeprefix(header)
        header = header or "".join(takewhile(_declares_a_prefix, text.splitlines(keepends=True)))


def _declares_a_prefix(row: str) -> bool:
    return row.startswith("@prefix ")


def batches(statements: Iterable[Statement]) -> Iterator[list[Statement]]:
    """Yield triples or quads by the hundreds; those of one subject that follow one another stay together."""
    batch: list[Statement] = []
    for statement in statements:
        if len(batch) >= _BATCH and statement.subject != batch[-1].subject:
            yield batch
            batch = []
        batch.append(statement)
    yield batch
