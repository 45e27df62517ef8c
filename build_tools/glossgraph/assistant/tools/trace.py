"""Return how one term leads to another: the shortest ways along the sequence, each edge with its reason.

Use it for questions such as how leverage leads to contagion. Where the sequence leads only the other way round, that
way is returned; where it does neither, the shortest chain of edges of any sort, which explains no order.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from glossgraph.assistant.markdown import edge_line, section, shown, term_line, whole
from glossgraph.assistant.plain import SHORT
from glossgraph.assistant.shapes import Answer, EdgeTold, Name, Shape, TermFound
from glossgraph.assistant.terms import UnanswerableError, found_term, term_of, told_edge, told_sources
from glossgraph.graph.sequence import sequence
from glossgraph.graph.ways import shortest_in_one
from glossgraph.model import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Glossary
    from glossgraph.site.page import Site

TITLE = "Trace how one term leads to another"


class Found(StrEnum):
    """What sort of way there is."""

    FORWARD = "forward"
    """Along the sequence, from the first term to the second."""
    BACK = "back"
    """Along the sequence, from the second term to the first."""
    JOINED = "joined"
    """By edges of any sort and direction: they join the two, and say nothing of an order."""
    NONE = "none"


class Asked(Shape):
    """Two terms."""

    start: Name
    """The id, label or another name of the term that comes first."""
    end: Name
    """The id, label or another name of the term to which it is to lead."""
    ways: Annotated[int, Field(ge=1, le=5)] = 1
    """How many ways are returned at most, the shortest first."""


class Way(Shape):
    """A way from term to term."""

    terms: tuple[str, ...]
    """The ids of the terms on it, in order."""
    edges: tuple[EdgeTold, ...]
    """The edges between them, in order. One whose relation runs backward is followed from its target to its source."""


class Told(Answer):
    """The ways between two terms."""

    start: TermFound
    end: TermFound
    found: Found
    """Whether the ways lead forward from start to end, back from end to start, or only join the two."""
    ways: tuple[Way, ...] = ()


def answer(site: Site, asked: Asked) -> Told:
    """Return the ways that are asked for.

    Raises:
        UnanswerableError: there is no such term, or both are the same.

    """
    glossary = site.glossary
    start, end = term_of(glossary, asked.start).id, term_of(glossary, asked.end).id
    if start == end:
        raise UnanswerableError(f"both names mean the term `{start}`; name two different terms")
    found, ways = Found.FORWARD, _along(glossary, start, end, asked.ways)
    if not ways:
        found, ways = Found.BACK, _along(glossary, end, start, asked.ways)
    if not ways:
        found, ways = Found.JOINED, _joined(glossary, start, end)
    told = [Way(terms=terms, edges=[told_edge(glossary, edge) for edge in way]) for terms, way in ways]
    return Told(
        start=found_term(site, glossary.terms[start], SHORT),
        end=found_term(site, glossary.terms[end], SHORT),
        found=found if ways else Found.NONE,
        ways=told,
        sources=told_sources(site, (id_ for way in told for edge in way.edges for id_ in edge.sources)),
    )


def _along(glossary: Glossary, start: str, end: str, most: int) -> list[tuple[list[str], list[Edge]]]:
    """Return ways along the sequence, the shortest first, as terms and edges."""
    graph = sequence(glossary)
    first = shortest_in_one(glossary, start, end)
    if not first:
        return []
    of_first = _terms(start, first)
    others: Iterator[list[str]] = iter(()) if most == 1 else nx.shortest_simple_paths(graph, start, end)
    more = [way for way in islice(others, most) if way != of_first][: most - 1]
    return [(of_first, first), *((way, [graph.edges[pair]["edge"] for pair in pairwise(way)]) for way in more)]


def _joined(glossary: Glossary, start: str, end: str) -> list[tuple[list[str], list[Edge]]]:
    """Return the shortest chain of edges, whichever way they run."""
    came_by: dict[str, Edge] = {}
    level = [start]
    while level and end not in came_by:
        following = []
        for term in level:
            for edge in glossary.by_term[term]:
                other = edge.target if edge.source == term else edge.source
                if other != start and other not in came_by:
                    came_by[other] = edge
                    following.append(other)
        level = following
    if end not in came_by:
        return []
    way: list[Edge] = []
    at = end
    while at != start:
        edge = came_by[at]
        way.insert(0, edge)
        at = edge.target if edge.source == at else edge.source
    return [(_terms(start, way), way)]


def _terms(start: str, way: list[Edge]) -> list[str]:
    terms = [start]
    for edge in way:
        terms.append(edge.target if edge.source == terms[-1] else edge.source)
    return terms


_HEADINGS = {
    Found.FORWARD: "The first leads to the second",
    Found.BACK: "The sequence leads only from the second to the first",
    Found.JOINED: "Neither leads to the other; these edges join them, and say nothing of an order",
}


def text(told: Told) -> str:
    """Return the answer as Markdown."""
    return whole(told, _lines(told))


def _lines(told: Told) -> Iterator[str]:
    yield from (f"# From {shown(told.start.label)} to {shown(told.end.label)}", "")
    yield from (term_line(told.start), term_line(told.end))
    if not told.ways:
        yield from ("", "No edges join the two, not even by way of other terms.")
    for way in told.ways:
        steps = " → ".join(map(shown, way.terms))
        yield from section(_HEADINGS[told.found], [steps, "", *map(edge_line, way.edges)])
