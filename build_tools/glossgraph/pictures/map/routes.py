"""The ways of edges over the map: where they leave and reach the boxes, and where they pass between."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glossgraph.model import Edge

WIDTH, HEIGHT = 112, 38
"""The size of a term's box."""

ACROSS = 46
"""The room between two columns."""

LANE = 7
"""The room for a line that passes between boxes, or over the top."""

PORTS = 26
"""How much of a box's side the ends of lines take at most."""

_BELOW = 1e9
"""The aim of lines to the terms that stand in no column, which come from below all others."""

Shape = Literal["across", "inside", "back", "beside", "below"]

Side = Literal["left", "right", "top", "bottom"]


class Point(NamedTuple):
    """A place on the map, from its left and its top."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Route:
    """The way of an edge, from its source to its target.

    `across` leads through gaps between columns and over columns in turn, `inside` from the right side of a column back
    to it, `back` by straight lines over the top, `beside` from or to a term that stands in no column, `below` from one
    of those to another.
    """

    edge: Edge
    shape: Shape
    points: tuple[Point, ...]


class _End(NamedTuple):
    term: str
    side: Side
    aim: float
    """Where the line leads from here: the ends at a side are in this order, so that their lines do not cross."""


class _Sketch(NamedTuple):
    edge: Edge
    shape: Shape
    ends: tuple[_End, _End]
    passes: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands on the map before lines are drawn: boxes by their left top corners, and columns by their number."""

    boxes: Mapping[str, Point]
    column: Mapping[str, int]
    left: int
    """Where the first column starts."""

    def gap(self, number: int) -> float:
        """Return the left of the gap before a column."""
        return self.left + number * (WIDTH + ACROSS) - ACROSS

    def middle(self, term: str) -> Point:
        """Return the middle of a term's box."""
        box = self.boxes[term]
        return Point(box.x + WIDTH / 2, box.y + HEIGHT / 2)


def lanes(returning: Iterable[Edge], column: Mapping[str, int]) -> dict[str, int]:
    """Return a lane over the top for each term to which edges return, counted from below; longer ways are higher."""
    reach: dict[str, int] = {}
    for edge in returning:
        reach[edge.target] = max(reach.get(edge.target, 0), column[edge.source])
    found: dict[str, int] = {}
    for term in sorted(reach, key=lambda id_: (reach[id_] - column[id_], id_)):
        beside = {
            found[other] for other in found if column[other] + 1 <= reach[term] and column[term] + 1 <= reach[other]
        }
        found[term] = max(beside, default=-1) + 1
    return found


@dataclass(slots=True)
class Router:
    """Finds the ways of edges one after the other, and at the end where each leaves and reaches its boxes."""

    ground: Ground
    heights: Mapping[str, float]
    """How high the lane is that leads back to a term."""
    sketches: list[_Sketch] = field(default_factory=list)

    def across(self, edge: Edge, passes: Sequence[float]) -> None:
        """Lead an edge from column to column; it passes through those between at the given heights, left to right."""
        column, middle = self.ground.column, self.ground.middle
        one, two = sorted((edge.source, edge.target), key=column.__getitem__)
        aims = [middle(one).y, *passes, middle(two).y]
        points = [
            Point(self.ground.gap(number) + side, height)
            for number, height in enumerate(passes, column[one] + 1)
            for side in (ACROSS, ACROSS + WIDTH)
        ]
        ends = _End(one, "right", aims[1]), _End(two, "left", aims[-2])
        if one != edge.source:
            points.reverse()
            ends = ends[1], ends[0]
        self.sketches.append(_Sketch(edge, "across", ends, tuple(points)))

    def other(self, edge: Edge) -> None:
        """Lead an edge that does not lead from column to column."""
        column, middle = self.ground.column, self.ground.middle
        source, target = middle(edge.source), middle(edge.target)
        if edge.source in column and edge.target in column:
            ends = _End(edge.source, "right", target.y), _End(edge.target, "right", source.y)
            self.sketches.append(_Sketch(edge, "inside", ends, ()))
        elif edge.source in column or edge.target in column:
            ends = self._beside(edge.source, source, target), self._beside(edge.target, target, source)
            self.sketches.append(_Sketch(edge, "beside", ends, ()))
        else:
            ends = _End(edge.source, "bottom", target.x), _End(edge.target, "bottom", source.x)
            self.sketches.append(_Sketch(edge, "below", ends, ()))

    def _beside(self, term: str, own: Point, other: Point) -> _End:
        if term not in self.ground.column:
            return _End(term, "top", other.x)
        # they come from below all others
        return _End(term, "right" if other.x > own.x else "left", _BELOW - abs(other.x - own.x))

    def back(self, edge: Edge) -> None:
        """Lead an edge to an earlier column, over the top."""
        # they come and go above all others
        ends = _End(edge.source, "left", -1.0), _End(edge.target, "right", -1.0)
        self.sketches.append(_Sketch(edge, "back", ends, ()))

    def routes(self) -> Iterator[Route]:
        """Yield the ways of all edges, in the order in which they were led."""
        ports, channels = self._ports(), self._channels()
        for number, sketch in enumerate(self.sketches):
            first, last = ports[number, 0], ports[number, 1]
            passes = sketch.passes
            if sketch.shape == "back":
                height = self.heights[sketch.edge.target]
                one, two = channels[sketch.edge.source, "left"], channels[sketch.edge.target, "right"]
                passes = Point(one, first.y), Point(one, height), Point(two, height), Point(two, last.y)
            yield Route(sketch.edge, sketch.shape, (first, *passes, last))

    def _ports(self) -> dict[tuple[int, int], Point]:
        """Return the place of each end of each sketch; those that come back over the top share one."""
        sides: defaultdict[tuple[str, Side], list[tuple[float, int, int]]] = defaultdict(list)
        for number, sketch in enumerate(self.sketches):
            for which, end in enumerate(sketch.ends):
                sides[end.term, end.side].append((end.aim, number, which))
        found: dict[tuple[int, int], Point] = {}
        for (term, side), ends in sides.items():
            middle = self.ground.middle(term)
            shared = sum(aim < 0 for aim, _, _ in ends)
            steps = len(ends) - max(shared - 1, 0) - 1
            size, most = (PORTS, 6.0) if side in {"left", "right"} else (WIDTH - 24, 12.0)
            step = min(most, size / steps) if steps else 0.0
            for place, (_, number, which) in enumerate(sorted(ends)):
                shift = (max(place - max(shared - 1, 0), 0) - steps / 2) * step
                if side in {"left", "right"}:
                    x = middle.x + (WIDTH / 2 if side == "right" else -WIDTH / 2)
                    found[number, which] = Point(x, round(middle.y + shift, 1))
                else:
                    y = middle.y + (HEIGHT / 2 if side == "bottom" else -HEIGHT / 2)
                    found[number, which] = Point(round(middle.x + shift, 1), y)
        return found

    def _channels(self) -> dict[tuple[str, Side], float]:
        """Return where edges that lead back go up and down in the gaps beside their boxes."""
        gaps: defaultdict[int, dict[tuple[str, Side], float]] = defaultdict(dict)
        for sketch in self.sketches:
            if sketch.shape == "back":
                for end in sketch.ends:
                    number = self.ground.column[end.term] + (end.side == "right")
                    gaps[number][end.term, end.side] = self.ground.middle(end.term).y
        found: dict[tuple[str, Side], float] = {}
        for number, ends in gaps.items():
            # those that go to the box at the left stand at the left, and the lower ones nearer to the middle
            ranked = sorted(ends, key=lambda end: (end[1] == "left", ends[end] * (1 if end[1] == "right" else -1), end))
            for place, channel in enumerate(ranked, start=1):
                found[channel] = round(self.ground.gap(number) + ACROSS * place / (len(ranked) + 1), 1)
        return found
