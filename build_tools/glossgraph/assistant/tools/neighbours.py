"""Return what a term is joined to: its edges, each with its relation, its reason and the other term.

Use it to follow the graph from a term, or to ask for one relation, such as what triggers it. `about` lists the
relations. Edges that are left out are reached with `skip`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from glossgraph.assistant.markdown import edge_line, shown, term_name, whole
from glossgraph.assistant.plain import named
from glossgraph.assistant.shapes import LONGEST_INPUT, Answer, EdgeTold, Name, Shape, TermNamed
from glossgraph.assistant.terms import (
    UnanswerableError,
    address_of,
    edges_of,
    named_term,
    term_of,
    told_edge,
    told_sources,
)
from glossgraph.diagnostics import did_you_mean, one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.site.page import Site

TITLE = "Follow the edges of a term"


_ENDS = {"any": ("source", "target"), "from": ("source",), "to": ("target",)}
"""At which end of an edge the term may be, by the direction that is asked for."""


class Asked(Shape):
    """Edges of a term."""

    term: Name
    """The id, label or another name of the term."""
    relation: Annotated[str, Field(max_length=LONGEST_INPUT)] = ""
    """The id of a relation, such as one that `about` lists; all are meant if none is named."""
    direction: Literal["any", "from", "to"] = "any"
    """Whether edges from the term to others are meant, or those to it from others."""
    limit: Annotated[int, Field(ge=1, le=50)] = 20
    """How many edges are returned at most."""
    skip: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    """How many edges are passed over first."""


class Told(Answer):
    """Edges of a term."""

    term: TermNamed
    address: str
    """Where to read more; cite it."""
    number: int
    """How many edges there are of those that are meant."""
    skipped: int = 0
    edges: tuple[EdgeTold, ...] = ()


def answer(site: Site, asked: Asked) -> Told:
    """Return the edges that are asked for.

    Raises:
        UnanswerableError: there is no such term, or no such relation.

    """
    glossary = site.glossary
    term = term_of(glossary, asked.term)
    if asked.relation and asked.relation not in glossary.relations:
        help_ = did_you_mean(asked.relation, glossary.relations, f"there are {one_of(map(named, glossary.relations))}")
        raise UnanswerableError(f"no relation is called `{named(asked.relation)}`; {help_}")
    meant = [
        edge
        for edge in edges_of(glossary, term)
        if asked.relation in {"", edge.relation}
        and any(getattr(edge, end) == term.id for end in _ENDS[asked.direction])
    ]
    edges = [told_edge(glossary, e, term.id) for e in meant[asked.skip : asked.skip + asked.limit]]
    return Told(
        term=named_term(term),
        address=address_of(site, f"terms/{term.id}.md", term.id),
        number=len(meant),
        skipped=min(asked.skip, len(meant)),
        edges=edges,
        sources=told_sources(site, (id_ for edge in edges for id_ in edge.sources)),
    )


def text(told: Told) -> str:
    """Return the answer as Markdown."""
    return whole(told, _lines(told))


def _lines(told: Told) -> Iterator[str]:
    yield from (f"# What {shown(told.term.label)} is joined to", "", f"{term_name(told.term)} — {told.address}", "")
    if not told.edges:
        yield f"None of its {told.number} edges of this sort is left." if told.number else "It has no such edges."
        return
    first = told.skipped + 1
    yield from (f"Edges {first} to {told.skipped + len(told.edges)} of {told.number}:", "")
    yield from map(edge_line, told.edges)
