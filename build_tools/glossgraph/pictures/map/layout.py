"""The layout of the map: the place of each term and the route of each edge, in pixels."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from glossgraph.model import Flow, once
from glossgraph.pictures.map.columns import Column, columns
from glossgraph.pictures.map.ground import ACROSS, HEIGHT, LANE, WIDTH, Ground, Point
from glossgraph.pictures.map.layers import apart, ordered, placed
from glossgraph.pictures.map.routes import Route, Router, lanes
from glossgraph.pictures.map.streets import chosen, shared_out, spaces

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from glossgraph.model import Edge, Glossary
    from glossgraph.pictures.map.streets import Space

DOWN = 12
"""The least room between two boxes of a column."""

BESIDE = 20
"""The least room between two boxes that are in no column."""

_ROW = 6
"""How many of the terms that are in no column have room side by side, however few columns there are."""

_FEWEST = 3
"""For how many columns there is room at least."""

MARGIN = 16
"""The room at the edges of the map."""

TITLE = 50
"""The height of the names of the stages at the top, and of the room above each row of terms that are in no column."""

_MOST_FOR_TRUNKS = 2 * TITLE
"""The most room below the columns, besides that for a title, for the lines to terms that are in none."""


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
    wide = max(len(all_columns), min(len(outside), _ROW), _FEWEST)
    width = wide * (WIDTH + ACROSS) + 2 * MARGIN
    # a map of few columns is in the middle
    left = MARGIN + ACROSS // 2 + (wide - len(all_columns)) * (WIDTH + ACROSS) // 2
    boxes = {
        id_: Point(left + number * (WIDTH + ACROSS), round(top + middles[id_] - HEIGHT / 2))
        for id_, number in column_of.items()
    }
    street = TITLE + min(_trunks(glossary, column_of), _MOST_FOR_TRUNKS)
    beside = MARGIN + (WIDTH + BESIDE if all_columns else 0)
    top_outside = floor + (street if all_columns else 0)
    boxes |= _outside(glossary, outside, boxes, range(beside, width - MARGIN), top_outside)
    below = TITLE // 2 if any(_is_outside(edge, column_of) for edge in glossary.joining) else 0
    height = round(max([floor, *(boxes[id_].y + HEIGHT + below for id_ in outside)])) + MARGIN

    ground = Ground(boxes, column_of, left, beside, floor, width)
    ways = {pair: [top + middles[node] for node in way[1:-1]] for pair, way in order.ways.items()}
    ways |= _free_ways(ground, [e for e in others if _is_inside(e, column_of)], ways, head - HEIGHT)
    router = Router(ground, {id_: head - LANE * (number + 1) for id_, number in lane.items()})
    leading_back = set(returning)
    for edge in glossary.joining:
        if edge in leading_back:
            router.back(edge)
        elif _is_inside(edge, column_of) and column_of[edge.source] != column_of[edge.target]:
            router.across(edge, ways[_pair(edge, column_of)])
        else:
            router.other(edge)
    return Layout(width, height, floor, tuple(_bands(all_columns, left)), boxes, tuple(router.routes()))


def _is_inside(edge: Edge, column_of: Mapping[str, int]) -> bool:
    return edge.source in column_of and edge.target in column_of


def _is_outside(edge: Edge, column_of: Mapping[str, int]) -> bool:
    return edge.source not in column_of and edge.target not in column_of


def _trunks(glossary: Glossary, column_of: Mapping[str, int]) -> int:
    """Return how many lines lead out below the columns: those of one term to the same column are one."""
    ends = (pair for e in glossary.joining for pair in ((e.source, e.target), (e.target, e.source)))
    return len({(one, column_of[other]) for one, other in ends if one not in column_of and other in column_of})


def _returns(glossary: Glossary, edge: Edge, column_of: Mapping[str, int]) -> bool:
    """Tell whether an edge is feedback to an earlier column."""
    if glossary.flow(edge) is not Flow.FEEDBACK or not _is_inside(edge, column_of):
        return False
    return column_of[edge.target] < column_of[edge.source]


def _passes(glossary: Glossary, edge: Edge, column_of: Mapping[str, int]) -> bool:
    """Tell whether an edge counts for the order of terms, and gets room between the boxes that it passes.

    Long edges that say nothing about time do not: the map would become twice as high. They take the room that is left.
    """
    if not _is_inside(edge, column_of):
        return False
    return glossary.flow(edge) is not Flow.NONE or abs(column_of[edge.source] - column_of[edge.target]) <= 1


def _pair(edge: Edge, column_of: Mapping[str, int]) -> tuple[str, str]:
    """Return the two terms of an edge, the one further left first."""
    left, right = sorted((edge.source, edge.target), key=lambda id_: (column_of[id_], id_))
    return left, right


def _free_ways(
    ground: Ground, edges: Sequence[Edge], known: Mapping[tuple[str, str], Sequence[float]], top: float
) -> dict[tuple[str, str], list[float]]:
    """Return where the lines between two terms pass the columns between them, if no room was made for them there."""
    boxes: defaultdict[int, list[float]] = defaultdict(list)
    for id_, number in ground.column_of.items():
        boxes[number].append(ground.boxes[id_].y)
    pairs = dict.fromkeys(_pair(edge, ground.column_of) for edge in edges)
    free = [pair for pair in pairs if pair not in known]
    wanted: dict[Hashable, tuple[Hashable, Space, float]] = {}
    for left, right in free:
        first, last = ground.column_of[left], ground.column_of[right]
        start, end = ground.middle(left).y, ground.middle(right).y
        for number in range(first + 1, last):
            straight = start + (end - start) * (number - first) / (last - first)
            open_spaces = spaces(boxes[number], HEIGHT, top, ground.floor)
            wanted[left, right, number] = number, chosen(open_spaces, straight), straight
    places = shared_out(wanted)
    return {
        (left, right): [
            places[left, right, number] for number in range(ground.column_of[left] + 1, ground.column_of[right])
        ]
        for left, right in free
    }


def _bands(all_columns: Sequence[Column], left: int) -> Iterator[Band]:
    number = 0
    for stage, group in groupby(all_columns, key=lambda column: column.stage):
        start = left + number * (WIDTH + ACROSS) - ACROSS // 2
        number += len(list(group))
        yield Band(stage, start, left + number * (WIDTH + ACROSS) - ACROSS // 2)


def _outside(
    glossary: Glossary, outside: Sequence[str], boxes: Mapping[str, Point], across: range, top: int
) -> Iterator[tuple[str, Point]]:
    """Yield the boxes of the terms that are in no column: in rows, each as near as possible to what it is joined to."""
    joined: defaultdict[str, list[float]] = defaultdict(list)
    for edge in glossary.joining:
        for term, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if other in boxes:
                joined[term].append(boxes[other].x)
    most = across.stop - WIDTH
    wanted = {id_: sum(joined[id_]) / len(joined[id_]) if joined[id_] else (across.start + most) / 2 for id_ in outside}
    ranked = sorted(outside, key=lambda id_: (wanted[id_], id_))
    rows = -(-len(ranked) * (WIDTH + BESIDE) // (len(across) + BESIDE))
    for row in range(rows):
        inside = ranked[row::rows]
        room = [float(WIDTH + BESIDE) for _ in pairwise(inside)]
        lefts = apart([(wanted[id_], 1.0) for id_ in inside], room)
        for number, (id_, place) in enumerate(zip(inside, lefts, strict=True)):
            first = across.start + number * (WIDTH + BESIDE)
            last = most - (len(inside) - 1 - number) * (WIDTH + BESIDE)
            yield id_, Point(round(min(max(place, first), last)), top + row * (HEIGHT + TITLE))
