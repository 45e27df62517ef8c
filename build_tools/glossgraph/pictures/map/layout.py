"""The layout of the map: where each term stands, and which way each edge takes, in pixels."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from glossgraph.model import Flow, once
from glossgraph.pictures.map.columns import Column, columns
from glossgraph.pictures.map.layers import apart, ordered, placed
from glossgraph.pictures.map.routes import ACROSS, HEIGHT, LANE, WIDTH, Ground, Point, Route, Router, lanes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glossgraph.model import Edge, Glossary

DOWN = 12
"""The least room between two boxes of a column."""

BESIDE = 20
"""The least room between two boxes that stand in no column."""

_ROW = 6
"""How many terms that stand in no column have room side by side, however few columns there are."""

MARGIN = 16

TITLE = 50
"""The height of the stages' names at the top, and of the name of what stands below them."""


@dataclass(frozen=True, slots=True)
class Band:
    """The columns of one stage; the stage is empty in a glossary without stages."""

    stage: str
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands. `boxes` has the left top corner of each term's box."""

    width: int
    height: int
    floor: int
    """Where the columns end; the terms that stand in none are below it."""
    bands: tuple[Band, ...]
    boxes: Mapping[str, Point]
    routes: tuple[Route, ...]


@once
def layout(glossary: Glossary) -> Layout:
    """Return where every term, and every edge that joins two terms, is drawn."""
    made, outside = columns(glossary)
    column = {id_: number for number, each in enumerate(made) for id_ in each.terms}
    returning = [edge for edge in glossary.joining if _returns(glossary, edge, column)]
    others = [edge for edge in glossary.joining if not _returns(glossary, edge, column)]
    pairs = dict.fromkeys(_pair(edge, column) for edge in others if _passes(glossary, edge, column))
    order = ordered([each.terms for each in made], list(pairs))
    middles = placed(order, HEIGHT, DOWN, LANE)

    lane = lanes(returning, column)
    titles = MARGIN + (TITLE if any(each.stage for each in made) else 0)
    head = titles + LANE * (max(lane.values(), default=-1) + 2)
    top = head - min((y - HEIGHT / 2 for y in middles.values()), default=0.0)
    floor = round(max((top + y + HEIGHT / 2 for y in middles.values()), default=head)) + DOWN
    left = MARGIN + ACROSS // 2
    width = max(len(made), min(len(outside), _ROW), 3) * (WIDTH + ACROSS) + 2 * MARGIN
    boxes = {
        id_: Point(left + number * (WIDTH + ACROSS), round(top + middles[id_] - HEIGHT / 2))
        for id_, number in column.items()
    }
    boxes |= _outside(glossary, outside, boxes, width, floor + (TITLE if made else 0))
    below = TITLE // 2 if any(e.source not in column and e.target not in column for e in glossary.joining) else 0
    height = round(max([floor, *(boxes[id_].y + HEIGHT + below for id_ in outside)])) + MARGIN

    router = Router(Ground(boxes, column, left), {id_: head - LANE * (number + 1) for id_, number in lane.items()})
    leading_back = set(returning)
    for edge in glossary.joining:
        if edge in leading_back:
            router.back(edge)
        elif edge.source in column and edge.target in column and column[edge.source] != column[edge.target]:
            passes = order.ways.get(_pair(edge, column), ())[1:-1]
            router.across(edge, [top + middles[node] for node in passes])
        else:
            router.other(edge)
    return Layout(width, height, floor, tuple(_bands(made, left)), boxes, tuple(router.routes()))


def _returns(glossary: Glossary, edge: Edge, column: Mapping[str, int]) -> bool:
    if glossary.flow(edge) is not Flow.FEEDBACK or edge.source not in column or edge.target not in column:
        return False
    return column[edge.target] < column[edge.source]


def _passes(glossary: Glossary, edge: Edge, column: Mapping[str, int]) -> bool:
    """Tell whether an edge counts for the order, and has room between the boxes on its way.

    What does not tell of time is drawn faintly behind the boxes instead, as the map would become twice as high.
    """
    if edge.source not in column or edge.target not in column:
        return False
    return glossary.flow(edge) is not Flow.NONE or abs(column[edge.source] - column[edge.target]) <= 1


def _pair(edge: Edge, column: Mapping[str, int]) -> tuple[str, str]:
    """Return the two terms of an edge, the one further left first."""
    one, two = sorted((edge.source, edge.target), key=lambda id_: (column[id_], id_))
    return one, two


def _bands(made: Sequence[Column], left: int) -> Iterator[Band]:
    number = 0
    for stage, group in groupby(made, key=lambda column: column.stage):
        start = left + number * (WIDTH + ACROSS) - ACROSS // 2
        number += len(list(group))
        yield Band(stage, start, left + number * (WIDTH + ACROSS) - ACROSS // 2)


def _outside(
    glossary: Glossary, outside: Sequence[str], boxes: Mapping[str, Point], width: int, top: int
) -> Iterator[tuple[str, Point]]:
    """Yield the boxes of the terms that stand in no column: in rows, each as near to what it is joined to as it can."""
    joined: defaultdict[str, list[float]] = defaultdict(list)
    for edge in glossary.joining:
        for one, two in ((edge.source, edge.target), (edge.target, edge.source)):
            if two in boxes:
                joined[one].append(boxes[two].x)
    most = width - MARGIN - WIDTH
    wanted = {id_: sum(joined[id_]) / len(joined[id_]) if joined[id_] else most / 2 for id_ in outside}
    ranked = sorted(outside, key=lambda id_: (wanted[id_], id_))
    rows = -(-len(ranked) * (WIDTH + BESIDE) // (width - 2 * MARGIN + BESIDE))
    for row in range(rows):
        inside = ranked[row::rows]
        room = [float(WIDTH + BESIDE) for _ in pairwise(inside)]
        lefts = apart([(wanted[id_], 1.0) for id_ in inside], room)
        for number, (id_, place) in enumerate(zip(inside, lefts, strict=True)):
            first = MARGIN + number * (WIDTH + BESIDE)
            last = most - (len(inside) - 1 - number) * (WIDTH + BESIDE)
            yield id_, Point(round(min(max(place, first), last)), top + row * (HEIGHT + TITLE))
