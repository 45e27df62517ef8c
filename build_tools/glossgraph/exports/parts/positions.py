"""Where terms stand in a drawing: in columns from left to right, in rows, and none upon another."""

from __future__ import annotations

from math import ceil, sqrt
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.sequence import in_order
from glossgraph.graph.spine import columns, directions
from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glossgraph.model import Glossary

WIDTH, HEIGHT = 240, 60
"""The room of a term, in units of the drawing: a label of some words beside it, and no other term."""

GAP = 120
"""What is left free between two stages."""

_FEWEST_ROWS = 6

_SHAPE = 5
"""With the room of a term, it makes a drawing of one block about as high as it is wide; gaps make it wider."""

_SMALLEST, _LARGEST = 12, 48


class Place(NamedTuple):
    """The middle of a term; `x` grows to the right, and `y` down."""

    x: int
    y: int


@once
def places(glossary: Glossary) -> Mapping[str, Place]:
    """Return the place of every term.

    The terms of a stage stand together, in the order of the sequence: down, and then in the next row of places to the
    right. Without stages, those of some steps of the sequence or levels of the hierarchy stand together, each near
    those before it. Terms that nothing puts in order come last, by their kinds.
    """
    return places_in(glossary, glossary)


def places_in(glossary: Glossary, shown: Glossary) -> Mapping[str, Place]:
    """Return the place of every term of what is shown of a glossary, in the order that the whole glossary has."""
    rows = max(_FEWEST_ROWS, ceil(sqrt(_SHAPE * len(shown.terms))))
    found: dict[str, Place] = {}
    left = 0
    for ids in _together(glossary, shown):
        across = ceil(len(ids) / rows)
        # the last of them is not to stand alone at the top of a row of places
        down = ceil(len(ids) / across)
        for number, id_ in enumerate(ids):
            found[id_] = Place(left + WIDTH * (number // down), HEIGHT * (number % down))
        left += WIDTH * across + GAP
    return found


@once
def sizes(glossary: Glossary) -> Mapping[str, int]:
    """Return how wide each term is drawn: those with more edges are larger, and all have room between two rows."""
    number = {id_: len(edges) for id_, edges in glossary.by_term.items()}
    most = max(number.values(), default=0) or 1
    return {id_: round(_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(n / most)) for id_, n in number.items()}


def _together(glossary: Glossary, shown: Glossary) -> Iterator[Sequence[str]]:
    """Yield the ids of the terms that stand together, in order."""
    inside = [column.terms for column in columns(shown)]
    if shown.stages:
        yield from ([term.id for term in in_order(glossary, map(glossary.terms.__getitem__, ids))] for ids in inside)
    else:
        yield from _near(shown, inside)
    placed = {id_ for ids in inside for id_ in ids}
    rest = [term for term in shown.terms.values() if term.id not in placed]
    kinds = {kind: number for number, kind in enumerate(glossary.kinds)}
    if rest:
        yield [term.id for term in sorted(rest, key=lambda term: (kinds.get(term.kind, len(kinds)), term.id))]


def _near(glossary: Glossary, groups: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Yield the terms of each group by how far down those stand, on average, that lead to them from earlier groups."""
    before: dict[str, list[str]] = {}
    for earlier, later, _ in directions(glossary):
        before.setdefault(later, []).append(earlier)
    height: dict[str, float] = {}
    for ids in groups:
        known = {id_: [height[e] for e in before.get(id_, ()) if e in height] for id_ in ids}
        ordered = sorted(ids, key=lambda id_: (sum(known[id_]) / len(known[id_]) if known[id_] else 1, id_))
        height |= {id_: number / len(ordered) for number, id_ in enumerate(ordered)}
        yield ordered
