"""The routes of edges over the map: where they leave and reach the boxes, and where they pass between boxes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from glossgraph.pictures.map.ground import ACROSS, HEIGHT, WIDTH, Ground, Point
from glossgraph.pictures.map.trunks import Trunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glossgraph.model import Edge

PORTS = 26
"""The most of a box's side that the ends of lines take."""

_BELOW = 1e9
"""The aim of lines to the terms that are in no column, so that these end below all others."""

Shape = Literal["across", "inside", "back", "beside", "below"]

Side = Literal["left", "right", "top", "bottom"]


@dataclass(frozen=True, slots=True)
class Route:
    """The route of an edge, from its source to its target, which passes between all other boxes.

    `across` leads through the gaps between columns and over columns in turn, `inside` from the right side of a column
    back to it, `back` by straight lines over the top, `beside` through the gaps to a term that is in no column, `below`
    from one such term to another of the same row.
    """

    edge: Edge
    shape: Shape
    points: tuple[Point, ...]


class _End(NamedTuple):
    term: str
    side: Side
    aim: float
    """Where the line leads from here. The ends at a side are sorted by it, so that their lines do not cross."""
    shared: str = ""
    """What the ends have in common that share one place at their side; empty if this one has its own."""


class _Sketch(NamedTuple):
    edge: Edge
    shape: Shape
    ends: tuple[_End, _End]
    passes: tuple[Point, ...]


def lanes(returning: Iterable[Edge], column_of: Mapping[str, int]) -> dict[str, int]:
    """Return a lane over the top for each term to which edges return, counted from below; longer routes are higher."""
    reach: dict[str, int] = {}
    for edge in returning:
        reach[edge.target] = max(reach.get(edge.target, 0), column_of[edge.source])
    lane_of: dict[str, int] = {}
    for term in sorted(reach, key=lambda id_: (reach[id_] - column_of[id_], id_)):
        overlapping = {
            lane
            for other, lane in lane_of.items()
            if column_of[other] + 1 <= reach[term] and column_of[term] + 1 <= reach[other]
        }
        lane_of[term] = max(overlapping, default=-1) + 1
    return lane_of


@dataclass(slots=True)
class Router:
    """Finds the routes of edges, one after the other, and at the end where each leaves and reaches its boxes."""

    ground: Ground
    heights: Mapping[str, float]
    """How far down the map the lane is that leads back to a term."""
    sketches: list[_Sketch] = field(default_factory=list)

    def across(self, edge: Edge, passes: Sequence[float]) -> None:
        """Route an edge from column to column; it passes those in between at the given heights, from left to right."""
        column_of, middle = self.ground.column_of, self.ground.middle
        left, right = sorted((edge.source, edge.target), key=column_of.__getitem__)
        aims = [middle(left).y, *passes, middle(right).y]
        points = [
            Point(self.ground.gap(number) + side, height)
            for number, height in enumerate(passes, column_of[left] + 1)
            for side in (ACROSS, ACROSS + WIDTH)
        ]
        ends = _End(left, "right", aims[1]), _End(right, "left", aims[-2])
        if left != edge.source:
            points.reverse()
            ends = ends[1], ends[0]
        self.sketches.append(_Sketch(edge, "across", ends, tuple(points)))

    def other(self, edge: Edge) -> None:
        """Route an edge that does not lead from column to column."""
        column_of, middle = self.ground.column_of, self.ground.middle
        source, target = middle(edge.source), middle(edge.target)
        if edge.source in column_of and edge.target in column_of:
            ends = _End(edge.source, "right", target.y), _End(edge.target, "right", source.y)
            self.sketches.append(_Sketch(edge, "inside", ends, ()))
        elif edge.source in column_of or edge.target in column_of:
            ends = self._beside(edge.source, edge.target), self._beside(edge.target, edge.source)
            self.sketches.append(_Sketch(edge, "beside", ends, ()))
        elif source.y == target.y:
            ends = _End(edge.source, "bottom", target.x), _End(edge.target, "bottom", source.x)
            self.sketches.append(_Sketch(edge, "below", ends, ()))
        else:
            sides: tuple[Side, Side] = ("bottom", "top") if source.y < target.y else ("top", "bottom")
            ends = _End(edge.source, sides[0], target.x), _End(edge.target, sides[1], source.x)
            self.sketches.append(_Sketch(edge, "beside", ends, ()))

    def _beside(self, term: str, other: str) -> _End:
        """Return the end of a line between a term in a column and one in none; the other end is at the `other`."""
        if term not in self.ground.column_of:
            gap = self.ground.gap_towards(other, term)
            # what comes through one gap comes as one line, and so does what comes through the rows above
            shared = str(gap) if self.ground.row_of(term) == 0 else "rows"
            return _End(term, "top", self.ground.gap(gap), shared)
        middle, far = self.ground.middle(term).x, self.ground.middle(other).x
        # these lines come from below all others; those that are nearest to the box in the gap end below the rest
        return _End(term, "right", _BELOW - far) if far > middle else _End(term, "left", _BELOW + far)

    def back(self, edge: Edge) -> None:
        """Route an edge to an earlier column, over the top."""
        # these lines come and go above all others
        ends = _End(edge.source, "left", -1.0, "back"), _End(edge.target, "right", -1.0, "back")
        self.sketches.append(_Sketch(edge, "back", ends, ()))

    def routes(self) -> Iterator[Route]:
        """Yield the routes of all edges, in the order in which they were added."""
        ports, channels = self._ports(), self._channels()
        trunks = Trunks(self.ground, [s.edge for s in self.sketches if s.shape == "beside"])
        for number, sketch in enumerate(self.sketches):
            first, last = ports[number, 0], ports[number, 1]
            passes = sketch.passes
            if sketch.shape == "back":
                height = self.heights[sketch.edge.target]
                start, end = channels[sketch.edge.source, "left"], channels[sketch.edge.target, "right"]
                passes = Point(start, first.y), Point(start, height), Point(end, height), Point(end, last.y)
            elif sketch.shape == "beside":
                upper = min(first, last, key=lambda end: end.y)
                passes = trunks.passes(sketch.edge, upper)
                passes = passes if upper == first else passes[::-1]
            yield Route(sketch.edge, sketch.shape, (first, *passes, last))

    def _ports(self) -> dict[tuple[int, int], Point]:
        """Return the place of each end of each sketch."""
        sides: defaultdict[tuple[str, Side], list[tuple[float, int, int, str]]] = defaultdict(list)
        for number, sketch in enumerate(self.sketches):
            for which, end in enumerate(sketch.ends):
                sides[end.term, end.side].append((end.aim, number, which, end.shared))
        ports: dict[tuple[int, int], Point] = {}
        for (term, side), ends in sides.items():
            middle = self.ground.middle(term)
            places: dict[object, int] = {}
            for _, number, which, shared in sorted(ends):
                places.setdefault(shared or (number, which), len(places))
            steps = len(places) - 1
            size, most = (PORTS, 6.0) if side in {"left", "right"} else (WIDTH - 24, 12.0)
            step = min(most, size / steps) if steps else 0.0
            for _, number, which, shared in ends:
                shift = (places[shared or (number, which)] - steps / 2) * step
                if side in {"left", "right"}:
                    x = middle.x + (WIDTH / 2 if side == "right" else -WIDTH / 2)
                    ports[number, which] = Point(x, round(middle.y + shift, 1))
                else:
                    y = middle.y + (HEIGHT / 2 if side == "bottom" else -HEIGHT / 2)
                    ports[number, which] = Point(round(middle.x + shift, 1), y)
        return ports

    def _channels(self) -> dict[tuple[str, Side], float]:
        """Return where edges that lead back go up and down in the gaps beside their boxes."""
        gaps: defaultdict[int, dict[tuple[str, Side], float]] = defaultdict(dict)
        for sketch in self.sketches:
            if sketch.shape == "back":
                for end in sketch.ends:
                    number = self.ground.column_of[end.term] + (end.side == "right")
                    gaps[number][end.term, end.side] = self.ground.middle(end.term).y
        channels: dict[tuple[str, Side], float] = {}
        for number, ends in gaps.items():
            # those of the boxes to the left of the gap are at its left, and the lower ones nearer to the middle
            ranked = sorted(ends, key=lambda end: (end[1] == "left", ends[end] * (1 if end[1] == "right" else -1), end))
            for place, channel in enumerate(ranked, start=1):
                channels[channel] = round(self.ground.gap(number) + ACROSS * place / (len(ranked) + 1), 1)
        return channels
