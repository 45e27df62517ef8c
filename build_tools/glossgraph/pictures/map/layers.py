"""The layers of a drawing: an order within each that has few crossings, and places that keep the lines straight."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import igraph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Node = str | tuple[str, str, int]
"""A term, or the place at which the line between two terms passes through a layer."""

Layers = list[list[Node]]

MOST_PASSES = 10_000
"""The most places at which lines may pass through layers; longer lines beyond that limit have none.

igraph places nodes by a recursion in C, which needs room on the stack for each of them.
"""

SWEEPS = 12
"""How often each node is moved to the middle of its neighbours, from left to right and from right to left."""

PULL = 0.1
"""How strongly each node is pulled to the middle of the drawing, compared with the pull of its neighbours."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """The layers with their nodes in order, and the lines between nodes of neighbouring layers."""

    layers: Layers
    lines: tuple[tuple[Node, Node], ...]
    ways: Mapping[tuple[str, str], tuple[Node, ...]]
    """The nodes along the line between two terms, where that leads from layer to layer."""


def ordered(columns: Sequence[Sequence[str]], pairs: Sequence[tuple[str, str]]) -> Ordered:
    """Return the terms of each column in an order with few crossings, and with nodes where lines pass between them.

    Pairs lead from a column to a later one, or are in one column, where they are kept near to one another.

    The order is that of K. Sugiyama, S. Tagawa and M. Toda, Methods for Visual Understanding of Hierarchical System
    Structures (1981), as igraph finds it from the given order and from its reverse; neighbours are then exchanged as
    long as that removes crossings.
    """
    layer = {id_: number for number, column in enumerate(columns) for id_ in column}
    layers: Layers = [list(column) for column in columns]
    ways: dict[tuple[str, str], tuple[Node, ...]] = {}
    inside = [pair for pair in pairs if layer[pair[0]] == layer[pair[1]]]
    passes = 0
    for pair in sorted(set(pairs) - set(inside), key=lambda p: (layer[p[1]] - layer[p[0]], p)):
        between = range(layer[pair[0]] + 1, layer[pair[1]])
        passes += len(between)
        if passes > MOST_PASSES:
            break
        for number in between:
            layers[number].append((*pair, number))
        ways[pair] = (pair[0], *((*pair, number) for number in between), pair[1])
    lines = tuple(line for way in ways.values() for line in pairwise(way))
    attempts = [_sugiyama(start, lines) for start in (layers, [list(reversed(nodes)) for nodes in layers])]
    best = min(attempts, key=lambda attempt: crossings(attempt, lines))
    return Ordered(_exchanged(best, lines, inside), lines, ways)


def _sugiyama(layers: Layers, lines: Sequence[tuple[Node, Node]]) -> Layers:
    nodes = [node for column in layers for node in column]
    number = {node: index for index, node in enumerate(nodes)}
    numbers = [index for index, column in enumerate(layers) for _ in column]
    # igraph 1.0 crashes if it has to route lines through layers in a graph of several parts, so each line leads only
    # to the next layer
    graph = igraph.Graph(len(nodes), [(number[a], number[b]) for a, b in lines], directed=True)
    x = [place[0] for place in graph.layout_sugiyama(layers=numbers)]
    return [sorted(column, key=lambda node: x[number[node]]) for column in layers]


def crossings(layers: Layers, lines: Sequence[tuple[Node, Node]]) -> int:
    """Return how often lines between neighbouring layers cross."""
    position = {node: index for column in layers for index, node in enumerate(column)}
    layer = {node: number for number, column in enumerate(layers) for node in column}
    from_layer: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for start, end in lines:
        from_layer[layer[start]].append((position[start], position[end]))
    total = 0
    for positions in from_layer.values():
        ends: list[int] = []
        for _, position_of_end in sorted(positions):
            total += len(ends) - bisect_right(ends, position_of_end)
            insort(ends, position_of_end)
    return total


def _exchanged(layers: Layers, lines: Sequence[tuple[Node, Node]], inside: Sequence[tuple[str, str]]) -> Layers:
    """Exchange neighbours as long as that removes crossings, or, without new ones, brings joined terms nearer."""
    before, after = _neighbours(lines)
    near: defaultdict[Node, list[Node]] = defaultdict(list)
    for term, other in inside:
        near[term].append(other)
        near[other].append(term)
    position = {node: index for column in layers for index, node in enumerate(column)}

    def gain(upper: Node, lower: Node) -> tuple[int, int]:
        """Return how many crossings, and how much length of lines, disappear if two neighbours are exchanged."""
        fewer = sum(_fewer(side[upper], side[lower], position) for side in (before, after))
        of_lower = [position[n] > position[lower] for n in near[lower] if n != upper]
        of_upper = [position[n] > position[upper] for n in near[upper] if n != lower]
        return fewer, sum(1 if below else -1 for below in of_upper) - sum(1 if below else -1 for below in of_lower)

    for _ in range(SWEEPS):
        changed = False
        for column in layers:
            for index in range(len(column) - 1):
                upper, lower = column[index : index + 2]
                if gain(upper, lower) > (0, 0):
                    column[index], column[index + 1] = lower, upper
                    position[upper], position[lower] = index + 1, index
                    changed = True
        if not changed:
            break
    return layers


def _fewer(of_upper: Sequence[Node], of_lower: Sequence[Node], position: Mapping[Node, int]) -> int:
    """Return how many crossings disappear if two neighbours are exchanged, from the ends of the lines of both."""
    ends = [position[node] for node in of_lower]
    return sum((position[node] > end) - (position[node] < end) for node in of_upper for end in ends)


def _neighbours(lines: Sequence[tuple[Node, Node]]) -> tuple[defaultdict[Node, list[Node]], ...]:
    before: defaultdict[Node, list[Node]] = defaultdict(list)
    after: defaultdict[Node, list[Node]] = defaultdict(list)
    for start, end in lines:
        before[end].append(start)
        after[start].append(end)
    return before, after


def placed(order: Ordered, height: float, gap: float, lane: float) -> dict[Node, float]:
    """Return how far down its layer the middle of each node is: as near to its neighbours as there is room.

    Args:
        order: The order, which is kept.
        height: The height of a term.
        gap: The least room between two terms.
        lane: The least room between a line that passes and what is above or below it.

    """
    pulls = _pulls(order)
    rooms = [[_room(a, b, height, gap, lane) for a, b in pairwise(column)] for column in order.layers]
    place: dict[Node, float] = {}
    for column, room in zip(order.layers, rooms, strict=True):
        down = -sum(room) / 2
        for node, step in zip(column, [*room, 0.0], strict=True):
            place[node] = down
            down += step
    for sweep in range(2 * SWEEPS):
        for column, room in list(zip(order.layers, rooms, strict=True))[:: -1 if sweep % 2 else 1]:
            wanted = [_middle(pulls[node], place) for node in column]
            place.update(zip(column, apart(wanted, room), strict=True))
    return place


def _room(upper: Node, lower: Node, height: float, gap: float, lane: float) -> float:
    """Return the least distance between the middles of two nodes; a place where a line passes has no height."""
    halves = height / 2 * (isinstance(upper, str) + isinstance(lower, str))
    return halves + (gap if isinstance(upper, str) and isinstance(lower, str) else lane)


def _pulls(order: Ordered) -> dict[Node, list[tuple[Node, int]]]:
    """Return how strongly its neighbours pull each node: most strongly where a line passes, to keep that straight."""
    pulls: dict[Node, list[tuple[Node, int]]] = {node: [] for column in order.layers for node in column}
    for start, end in order.lines:
        weight = 1 + 2 * (not isinstance(start, str)) + 2 * (not isinstance(end, str))
        pulls[start].append((end, weight))
        pulls[end].append((start, weight))
    return pulls


def _middle(pulls: Sequence[tuple[Node, int]], place: Mapping[Node, float]) -> tuple[float, float]:
    """Return the place to which a node is pulled, and how strongly.

    Every node is also pulled a little to the middle of the drawing, so that this does not become higher than necessary.
    """
    total, down = PULL, 0.0
    for node, weight in pulls:
        total += weight * (1 + PULL)
        down += weight * place[node]
    return down / total, total


def apart(wanted: Sequence[tuple[float, float]], room: Sequence[float]) -> list[float]:
    """Return places in the given order and with the given room between them, as near to the wanted ones as possible.

    The sum of the squared distances, each times its weight, is least. Without the room this is isotonic regression:
    neighbours that are in each other's way become one block.

    Args:
        wanted: The wanted places with their weights.
        room: The least distance from each place to the next.

    """
    blocks: list[tuple[float, float, int]] = []
    offset = 0.0
    for (place, weight), step in zip(wanted, [*room, 0.0], strict=True):
        blocks.append((place - offset, weight, 1))
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            (p, v, m), (q, w, n) = blocks[-2:]
            blocks[-2:] = [((p * v + q * w) / (v + w), v + w, m + n)]
        offset += step
    places = [place for place, _, number in blocks for _ in range(number)]
    offset = 0.0
    result = []
    for place, step in zip(places, [*room, 0.0], strict=True):
        result.append(place + offset)
        offset += step
    return result
