"""The layout of the map: the place of each term and the route of each edge, in pixels."""

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
"""The least room between two boxes that are in no column."""

_ROW = 6
"""How many of the terms that are in no column have room side by side, however few columns there are."""

MARGIN = 16
"""The room at the edges of the map."""

TITLE = 50
"""The height of the names of the stages at the top, and of the heading above the terms that are in no column."""


@dataclass(frozen=True, slots=True)
class Band:
    """The columns of one stage; the stage is empty in a glossary without stages."""

    stage: str
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of everything on the map."""

    width: int
    height: int
    floor: int
    """Where the columns end; the terms that are in none are below it."""
    bands: tuple[Band, ...]
    boxes: Mapping[str, Point]
    """The left top corner of each term's box."""
    routes: tuple[Route, ...]


@once
def layout(glossary: Glossary) -> Layout:
    """Return where every term, and every edge that joins two terms, is drawn."""
    all_columns, outside = columns(glossary)
    column_of = {id_: number for number, column in enumerate(all_columns) for id_ in column.terms}
    returning = [edge for edge in glossary.joining if _returns(glossary, edge, column_of)]
    others = [edge for edge in glossary.joining if not _returns(glossary, edge, column_of)]
    pairs = dict.fromkeys(_pair(edge, column_of) for edge in others if _passes(glossary, edge, column_of))
    order = ordered([column.terms for column in all_columns], list(pairs))
    middles = placed(order, HEIGHT, DOWN, LANE)

    lane = lanes(returning, column_of)
    titles = MARGIN + (TITLE if any(column.stage for column in all_columns) else 0)
    head = titles + LANE * (max(lane.values(), default=-1) + 2)
    top = head - min((y - HEIGHT / 2 for y in middles.values()), default=0.0)
    floor = round(max((top + y + HEIGHT / 2 for y in middles.values()), default=head)) + DOWN
    left = MARGIN + ACROSS // 2
    width = max(len(all_columns), min(len(outside), _ROW), 3) * (WIDTH + ACROSS) + 2 * MARGIN
    boxes = {
        id_: Point(left + number * (WIDTH + ACROSS), round(top + middles[id_] - HEIGHT / 2))
        for id_, number in column_of.items()
    }
    boxes |= _outside(glossary, outside, boxes, width, floor + (TITLE if all_columns else 0))
    below = TITLE // 2 if any(_is_outside(edge, column_of) for edge in glossary.joining) else 0
    height = round(max([floor, *(boxes[id_].y + HEIGHT + below for id_ in outside)])) + MARGIN

    router = Router(Ground(boxes, column_of, left), {id_: head - LANE * (number + 1) for id_, number in lane.items()})
    leading_back = set(returning)
    for edge in glossary.joining:
        if edge in leading_back:
            router.back(edge)
        elif _is_inside(edge, column_of) and column_of[edge.source] != column_of[edge.target]:
            passes = order.ways.get(_pair(edge, column_of), ())[1:-1]
            router.across(edge, [top + middles[node] for node in passes])
        else:
            router.other(edge)
    return Layout(width, height, floor, tuple(_bands(all_columns, left)), boxes, tuple(router.routes()))


def _is_inside(edge: Edge, column_of: Mapping[str, int]) -> bool:
    return edge.source in column_of and edge.target in column_of


def _is_outside(edge: Edge, column_of: Mapping[str, int]) -> bool:
    return edge.source not in column_of and edge.target not in column_of


def _returns(glossary: Glossary, edge: Edge, column_of: Mapping[str, int]) -> bool:
    """Tell whether an edge is feedback to an earlier column."""
    if glossary.flow(edge) is not Flow.FEEDBACK or not _is_inside(edge, column_of):
        return False
    return column_of[edge.target] < column_of[edge.source]


def _passes(glossary: Glossary, edge: Edge, column_of: Mapping[str, int]) -> bool:
    """Tell whether an edge counts for the order of terms, and gets room between the boxes that it passes.

    Long edges that say nothing about time do not: the map would become twice as high. They are drawn faintly behind the
    boxes.
    """
    if not _is_inside(edge, column_of):
        return False
    return glossary.flow(edge) is not Flow.NONE or abs(column_of[edge.source] - column_of[edge.target]) <= 1


def _pair(edge: Edge, column_of: Mapping[str, int]) -> tuple[str, str]:
    """Return the two terms of an edge, the one further left first."""
    left, right = sorted((edge.source, edge.target), key=lambda id_: (column_of[id_], id_))
    return left, right


def _bands(all_columns: Sequence[Column], left: int) -> Iterator[Band]:
    number = 0
    for stage, group in groupby(all_columns, key=lambda column: column.stage):
        start = left + number * (WIDTH + ACROSS) - ACROSS // 2
        number += len(list(group))
        yield Band(stage, start, left + number * (WIDTH + ACROSS) - ACROSS // 2)


def _outside(
    glossary: Glossary, outside: Sequence[str], boxes: Mapping[str, Point], width: int, top: int
) -> Iterator[tuple[str, Point]]:
    """Yield the boxes of the terms that are in no column: in rows, each as near as possible to what it is joined to."""
    joined: defaultdict[str, list[float]] = defaultdict(list)
    for edge in glossary.joining:
        for term, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if other in boxes:
                joined[term].append(boxes[other].x)
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
