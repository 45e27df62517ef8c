"""The lines to terms that are in no column: those of a term that lead through one gap have one trunk there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from glossgraph.pictures.map.ground import ACROSS, HEIGHT, WIDTH, Point
from glossgraph.pictures.map.streets import chosen, shared_out, spaces

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from glossgraph.model import Edge
    from glossgraph.pictures.map.ground import Ground
    from glossgraph.pictures.map.streets import Space

_ROOM_TO_TURN = 10.0
"""The room in a gap at each side that is left for the ends of lines that turn to a box."""


class Trunks:
    """Where lines go up and down in the gaps between columns, and between the boxes of the rows below these."""

    def __init__(self, ground: Ground, edges: Iterable[Edge]) -> None:
        """Find room for edges of which one end or both are in no column."""
        self._ground = ground
        ends = [self._ends(edge) for edge in edges]
        self._channels = self._in_gaps((upper, lower) for upper, lower in ends if upper in ground.column_of)
        self._alleys = self._in_rows(
            {(row, lower) for upper, lower in ends for row in self._rows_between(upper, lower)}
        )

    def passes(self, edge: Edge, start: Point) -> tuple[Point, ...]:
        """Return the points between the ends of an edge, from above; the upper end is given."""
        upper, lower = self._ends(edge)
        points: list[Point] = []
        if upper in self._ground.column_of:
            x = self._channels[self._ground.gap_towards(upper, lower), lower]
            points += Point(x, start.y), Point(x, self._ground.floor)
        for row in self._rows_between(upper, lower):
            x, top = self._alleys[row, lower], self._ground.rows[row]
            points += Point(x, top), Point(x, top + HEIGHT)
        return tuple(points)

    def _ends(self, edge: Edge) -> tuple[str, str]:
        """Return the terms of an edge, the upper one first."""
        upper, lower = sorted((edge.source, edge.target), key=lambda id_: self._ground.boxes[id_].y)
        return upper, lower

    def _rows_between(self, upper: str, lower: str) -> range:
        first = 0 if upper in self._ground.column_of else self._ground.row_of(upper) + 1
        return range(first, self._ground.row_of(lower))

    def _in_gaps(self, ends: Iterable[tuple[str, str]]) -> dict[tuple[int, str], float]:
        """Return where the trunk of a term in no column is in each gap that its lines lead through."""
        gaps: defaultdict[int, dict[str, float]] = defaultdict(dict)
        for upper, lower in ends:
            gaps[self._ground.gap_towards(upper, lower)][lower] = self._ground.middle(lower).x
        room = ACROSS - 2 * _ROOM_TO_TURN
        return {
            (gap, term): round(self._ground.gap(gap) + _ROOM_TO_TURN + room * place / (len(terms) + 1), 1)
            for gap, terms in gaps.items()
            for place, term in enumerate(sorted(terms, key=lambda id_: (terms[id_], id_)), start=1)
        }

    def _in_rows(self, passed: Iterable[tuple[int, str]]) -> Mapping[Hashable, float]:
        """Return where the lines to a term pass through each row above it."""
        ground = self._ground
        boxes: defaultdict[float, list[float]] = defaultdict(list)
        for box in ground.boxes.values():
            boxes[box.y].append(box.x)
        wanted: dict[Hashable, tuple[Hashable, Space, float]] = {}
        for row, term in sorted(passed):
            middle = ground.middle(term).x
            open_spaces = spaces(boxes[ground.rows[row]], WIDTH, ground.beside, ground.width)
            wanted[row, term] = row, chosen(open_spaces, middle), middle
        return shared_out(wanted)
