"""Layers of a drawing: the order within each with few crossings, and places that keep lines straight."""

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
"""The most places at which lines may pass through layers; longer lines beyond that are drawn without.

igraph places nodes by a recursion in C, which needs room on the stack for each of them.
"""

SWEEPS = 12
"""How often each node is moved to the middle of its neighbours, from left to right and back."""

PULL = 0.1
"""How much each node wants to be in the middle, against how much it wants to be beside its neighbours."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """Layers in order, the lines between neighbouring ones, and the way of each pair of terms that has one."""

    layers: Layers
    lines: tuple[tuple[Node, Node], ...]
    ways: Mapping[tuple[str, str], tuple[Node, ...]]


def ordered(columns: Sequence[Sequence[str]], pairs: Sequence[tuple[str, str]]) -> Ordered:
    """Return the terms of each column in an order with few crossings, with the passes of lines between them.

    Pairs lead from a column to a later one, or stand in one column, where they are kept near to one another.

    The order is that of K. Sugiyama, S. Tagawa and M. Toda, Methods for Visual Understanding of Hierarchical System
    Structures (1981), as igraph finds it from the given order and from its reverse; neighbours are then exchanged while
    that takes crossings away.
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
    tries = [_sugiyama(start, lines) for start in (layers, [list(reversed(nodes)) for nodes in layers])]
    best = min(tries, key=lambda made: crossings(made, lines))
    return Ordered(_exchanged(best, lines, inside), lines, ways)


def _sugiyama(layers: Layers, lines: Sequence[tuple[Node, Node]]) -> Layers:
    nodes = [node for column in layers for node in column]
    number = {node: index for index, node in enumerate(nodes)}
    numbers = [index for index, column in enumerate(layers) for _ in column]
    # igraph 1.0 crashes where it has to route lines through layers in a graph of several parts, so none is that long
    graph = igraph.Graph(len(nodes), [(number[a], number[b]) for a, b in lines], directed=True)
    across = [place[0] for place in graph.layout_sugiyama(layers=numbers)]
    return [sorted(column, key=lambda node: across[number[node]]) for column in layers]


def crossings(layers: Layers, lines: Sequence[tuple[Node, Node]]) -> int:
    """Return how often lines between neighbouring layers cross."""
    position = {node: index for column in layers for index, node in enumerate(column)}
    starts = {node: number for number, column in enumerate(layers) for node in column}
    between: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for one, two in lines:
        between[starts[one]].append((position[one], position[two]))
    total = 0
    for drawn in between.values():
        seen: list[int] = []
        for _, end in sorted(drawn):
            total += len(seen) - bisect_right(seen, end)
            insort(seen, end)
    return total


def _exchanged(layers: Layers, lines: Sequence[tuple[Node, Node]], inside: Sequence[tuple[str, str]]) -> Layers:
    """Exchange neighbours while that takes crossings away, or, without new ones, brings joined terms nearer."""
    before, after = _neighbours(lines)
    near: defaultdict[Node, list[Node]] = defaultdict(list)
    for one, two in inside:
        near[one].append(two)
        near[two].append(one)
    position = {node: index for column in layers for index, node in enumerate(column)}

    def gain(one: Node, two: Node) -> tuple[int, int]:
        """Return how many crossings, and how much length, go if two neighbours are exchanged."""
        fewer = sum(_fewer(side[one], side[two], position) for side in (before, after))
        below = [position[n] > position[two] for n in near[two] if n != one]
        above = [position[n] > position[one] for n in near[one] if n != two]
        return fewer, sum(1 if lower else -1 for lower in above) - sum(1 if lower else -1 for lower in below)

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


def _fewer(one: Sequence[Node], two: Sequence[Node], position: Mapping[Node, int]) -> int:
    """Return how many crossings go if the first of two neighbours, with its lines, moves behind the second."""
    ends = [position[node] for node in two]
    return sum((position[node] > end) - (position[node] < end) for node in one for end in ends)


def _neighbours(lines: Sequence[tuple[Node, Node]]) -> tuple[defaultdict[Node, list[Node]], ...]:
    before: defaultdict[Node, list[Node]] = defaultdict(list)
    after: defaultdict[Node, list[Node]] = defaultdict(list)
    for one, two in lines:
        before[two].append(one)
        after[one].append(two)
    return before, after


def placed(made: Ordered, height: float, gap: float, lane: float) -> dict[Node, float]:
    """Return the middle of each node, down the layer: as near to its neighbours as those beside it let it.

    Args:
        made: The order, which is kept.
        height: How high a term is.
        gap: The least room between two terms.
        lane: The least room between a line that passes and what is beside it.

    """
    pulls = _pulls(made)
    rooms = [[_room(a, b, height, gap, lane) for a, b in pairwise(column)] for column in made.layers]
    place: dict[Node, float] = {}
    for column, room in zip(made.layers, rooms, strict=True):
        down = -sum(room) / 2
        for node, step in zip(column, [*room, 0.0], strict=True):
            place[node] = down
            down += step
    for sweep in range(2 * SWEEPS):
        for column, room in list(zip(made.layers, rooms, strict=True))[:: -1 if sweep % 2 else 1]:
            wanted = [_middle(pulls[node], place) for node in column]
            place.update(zip(column, apart(wanted, room), strict=True))
    return place


def _room(one: Node, two: Node, height: float, gap: float, lane: float) -> float:
    halves = height / 2 * (isinstance(one, str) + isinstance(two, str))
    return halves + (gap if isinstance(one, str) and isinstance(two, str) else lane)


def _pulls(made: Ordered) -> dict[Node, list[tuple[Node, int]]]:
    """Return how much each neighbour pulls at a node; lines that pass want most of all to be straight."""
    found: dict[Node, list[tuple[Node, int]]] = {node: [] for column in made.layers for node in column}
    for one, two in made.lines:
        weight = 1 + 2 * (not isinstance(one, str)) + 2 * (not isinstance(two, str))
        found[one].append((two, weight))
        found[two].append((one, weight))
    return found


def _middle(pulls: Sequence[tuple[Node, int]], place: Mapping[Node, float]) -> tuple[float, float]:
    """Return where a node wants to be, and how much.

    Everything wants a little to be in the middle, so that the whole does not become higher than it must be.
    """
    total, down = PULL, 0.0
    for node, weight in pulls:
        total += weight * (1 + PULL)
        down += weight * place[node]
    return down / total, total


def apart(wanted: Sequence[tuple[float, float]], room: Sequence[float]) -> list[float]:
    """Return places in order that leave the given room, with the least sum of squared distances to those wanted.

    This is isotonic regression once the room is taken away: neighbours in each other's way become one block.
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
