"""Return the feedback loops of the glossary: the edge that returns to an earlier stage, and the way that leads round.

Use it for questions about spirals, cascades and what makes something reinforce itself; with a term, only the loops that
pass through it are returned.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from glossgraph.assistant.markdown import edge_line, section, shown, whole
from glossgraph.assistant.shapes import LONGEST_INPUT, Answer, EdgeTold, Shape
from glossgraph.assistant.terms import address_of, term_of, told_edge, told_sources
from glossgraph.diagnostics import count
from glossgraph.graph.sequence import sequence
from glossgraph.graph.ways import loops
from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.model import Edge, Glossary
    from glossgraph.site.page import Site

TITLE = "Find feedback loops"


class Asked(Shape):
    """Loops."""

    term: Annotated[str, Field(max_length=LONGEST_INPUT)] = ""
    """The id, label or another name of a term through which the loops pass; by default, all loops are meant."""
    limit: Annotated[int, Field(ge=1, le=20)] = 5
    """How many loops are returned at most, the shortest first."""
    skip: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    """How many loops are passed over first."""


class LoopTold(Shape):
    """A loop."""

    returns: EdgeTold
    """The edge by which it returns to its start."""
    terms: tuple[str, ...]
    """The ids of the terms on it, from its start."""
    edges: tuple[EdgeTold, ...]
    """The edges that lead from its start to its end."""
    address: str
    """Where to read more of the term that returns; cite it."""


class Told(Answer):
    """Loops."""

    number: int
    """How many loops there are of those that are meant."""
    skipped: int = 0
    loops: tuple[LoopTold, ...] = ()


def answer(site: Site, asked: Asked) -> Told:
    """Return the loops that are asked for.

    Raises:
        UnanswerableError: there is no such term.

    """
    glossary = site.glossary
    through = term_of(glossary, asked.term).id if asked.term else ""
    meant = [(edge, way) for edge, way in _loops(glossary) if not through or through in way]
    told = [_told(site, edge, way) for edge, way in meant[asked.skip : asked.skip + asked.limit]]
    cited = (id_ for loop in told for edge in (loop.returns, *loop.edges) for id_ in edge.sources)
    return Told(
        number=len(meant),
        skipped=min(asked.skip, len(meant)),
        loops=told,
        sources=told_sources(site, cited),
    )


@once
def _loops(glossary: Glossary) -> Sequence[tuple[Edge, list[str]]]:
    """Return the feedback edges and the ways round, the shortest way first."""
    return sorted(loops(glossary), key=lambda loop: (len(loop[1]), loop[0].source, loop[0].target))


def _told(site: Site, edge: Edge, way: list[str]) -> LoopTold:
    glossary, graph = site.glossary, sequence(site.glossary)
    return LoopTold(
        returns=told_edge(glossary, edge),
        terms=way,
        edges=[told_edge(glossary, graph.edges[pair]["edge"]) for pair in pairwise(way)],
        address=address_of(site, f"terms/{edge.source}.md", edge.source),
    )


def text(told: Told) -> str:
    """Return the answer as Markdown."""
    return whole(told, _lines(told))


def _lines(told: Told) -> Iterator[str]:
    yield from ("# Feedback loops", "", f"{count(told.number, 'loop')} of this sort.")
    for number, loop in enumerate(told.loops, start=told.skipped + 1):
        rows = [" → ".join(map(shown, [*loop.terms, *loop.terms[:1]])), loop.address, ""]
        yield from section(f"Loop {number}", [*rows, *map(edge_line, loop.edges), edge_line(loop.returns)])
