"""The chain of a glossary as one picture: its stages with their main terms, and what leads back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.graph.spine import columns, counts, flows, main_chain
from glossgraph.pictures.looks import colour_class
from glossgraph.site.parts.edges import edge_in_words, link
from glossgraph.words.prose import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossgraph.model import Glossary
    from glossgraph.words.content import Link, Markdown

MOST_IN_A_ROW = 9
"""The most stages that stand beside one another; more than that are in rows."""

MOST_TERMS = 3
"""The most terms that stand for a stage."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stage in the picture or, in a glossary without stages, a step."""

    number: int
    label: str
    """What the stage is called; empty without stages."""
    page: str
    """The page of the stage; empty without stages."""
    css_class: str
    terms: Sequence[Link]
    """The terms of the main chain, or else the leading one."""


@dataclass(frozen=True, slots=True)
class Return:
    """The edge that stands for what leads back."""

    start: int
    """Where it starts: which place of the picture, counted from 1."""
    end: int
    edge: Markdown
    reason: Markdown


@dataclass(frozen=True, slots=True)
class Chain:
    """The places in order, and what leads back, if anything."""

    places: Sequence[Place]
    back: Return | None
    in_a_row: bool


def chain(glossary: Glossary) -> Chain | None:
    """Return the picture; None if there are neither stages nor a main chain."""
    if glossary.stages:
        entries = [(stage.number, stage.label, f"stages/{stage.id}.md") for stage in glossary.stages.values()]
    elif main_chain(glossary):
        entries = [(column.number, "", "") for column in columns(glossary)]
    else:
        return None
    places = [
        Place(number, label, page, colour_class(number, len(entries)), main_terms(glossary, number))
        for number, label, page in entries
    ]
    return Chain(places, _back(glossary), len(places) <= MOST_IN_A_ROW)


def main_terms(glossary: Glossary, number: int) -> list[Link]:
    """Return links to the terms of the main chain that a column has, or else to its leading term.

    If there is no main chain, more of them lead.
    """
    ids = next((column.terms for column in columns(glossary) if column.number == number), ())
    on_chain = [id_ for id_ in main_chain(glossary) if id_ in set(ids)]
    others = ids[:1] if main_chain(glossary) else ids
    return [link(glossary.terms[id_]) for id_ in (on_chain or others)[:MOST_TERMS]]


def _back(glossary: Glossary) -> Return | None:
    """Return the first edge of the two columns between which most edges return."""
    returning = [(number, one - other, -one) for one, other, number in counts(glossary) if one > other]
    if not returning:
        return None
    _, span, start = max(returning)
    edge = flows(glossary)[f"{-start}-{-start - span}"][0]
    return Return(-start, -start - span, edge_in_words(glossary, edge), sentence(glossary, edge.reason))
