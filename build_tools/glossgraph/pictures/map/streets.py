"""The room that is left between boxes: the spaces within a column, and within a row of terms below the columns."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.pictures.map.layers import apart

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

KERB = 3.0
"""The least room between a line and a box that it passes."""

LINE = 2.5
"""The room between two lines in a space, where there is enough."""


class Space(NamedTuple):
    """A part of a column or row that no box takes."""

    start: float
    end: float


def spaces(boxes: Iterable[float], size: float, start: float, end: float) -> list[Space]:
    """Return the spaces between the boxes of a column or row, which are given by where they start.

    Args:
        boxes: Where each box starts.
        size: The size of a box.
        start: Where the column or row starts.
        end: Where it ends.

    """
    taken = sorted(boxes)
    starts, ends = [start, *(box + size for box in taken)], [*taken, end]
    return [Space(a + KERB, b - KERB) for a, b in zip(starts, ends, strict=True) if b - a > 2 * KERB]


def chosen(open_spaces: Sequence[Space], wanted: float) -> Space:
    """Return the space that is nearest to a wanted place."""
    return min(open_spaces, key=lambda space: (max(space.start - wanted, wanted - space.end, 0.0), space))


def shared_out(wanted: Mapping[Hashable, tuple[Hashable, Space, float]]) -> dict[Hashable, float]:
    """Return a place for each line that passes a space: as near as possible to the wanted one, and beside the others.

    Args:
        wanted: By the line, the column or row, the space in it, and the place there.

    """
    in_space: defaultdict[tuple[Hashable, Space], list[Hashable]] = defaultdict(list)
    for line, (street, space, _) in wanted.items():
        in_space[street, space].append(line)
    places: dict[Hashable, float] = {}
    for (_, space), lines in in_space.items():
        ranked = sorted(lines, key=lambda line: wanted[line][2])
        step = min(LINE, (space.end - space.start) / len(ranked))
        spread = apart([(wanted[line][2], 1.0) for line in ranked], [step for _ in pairwise(ranked)])
        last = len(ranked) - 1
        for number, (line, place) in enumerate(zip(ranked, spread, strict=True)):
            lowest, highest = space.start + number * step, space.end - (last - number) * step
            places[line] = round(min(max(place, lowest), highest), 1)
    return places
