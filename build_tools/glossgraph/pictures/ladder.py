"""A sequence diagram as a ladder: rows between lanes, the page's own steps and their neighbours first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.pictures.diagram import Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossgraph.pictures.diagram import Diagram, Frame

AROUND = 2
"""How many entries are shown before the page's own steps, and after them."""

FEWEST_FOLDED = 2
"""The fewest entries that are folded, as the words that unfold them take as much room as one."""


@dataclass(frozen=True, slots=True)
class Loop:
    """Rows that repeat, by the numbers of the first and the last, and what is different in the next round."""

    first: int
    last: int
    rounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A step, the condition on which it happens, and the loops that it is in, from the outermost."""

    step: Step
    when: str
    loops: tuple[Loop, ...]


@dataclass(frozen=True, slots=True)
class Fork:
    """Two or more alternatives, each of which begins with a row on a condition."""

    branches: tuple[tuple[Row, ...], ...]


Entry = Row | Fork


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rows of a diagram in three parts, of which the first and the last can be folded, and its lanes."""

    before: tuple[Entry, ...]
    shown: tuple[Entry, ...]
    after: tuple[Entry, ...]
    lanes: tuple[str, ...]
    """The ids of those who act: first who acts in the rows that are shown."""
    lanes_shown: int
    """How many of these act in the rows that are shown."""


def ladder(diagram: Diagram) -> Ladder:
    """Return a diagram as a ladder. What is far from the page's own steps is folded, if it has any."""
    entries = tuple(_entries(diagram.items, ()))
    own = [place for place, entry in enumerate(entries) if any(row.step.own for row in rows([entry]))]
    start, end = 0, len(entries)
    if own:
        start = _folded(own[0] - AROUND)
        end -= _folded(len(entries) - 1 - own[-1] - AROUND)
    shown = entries[start:end]
    acting = dict.fromkeys(id_ for row in rows(shown) for id_ in (row.step.source, row.step.target) if id_)
    inside = tuple(id_ for id_ in diagram.actors if id_ in acting)
    outside = tuple(id_ for id_ in diagram.actors if id_ not in acting)
    return Ladder(entries[:start], shown, entries[end:], inside + outside, len(inside))


def rows(entries: Iterable[Entry]) -> Iterator[Row]:
    """Yield the rows of entries, in order."""
    for entry in entries:
        if isinstance(entry, Row):
            yield entry
        else:
            for branch in entry.branches:
                yield from branch


def _folded(number: int) -> int:
    return number if number >= FEWEST_FOLDED else 0


def _entries(items: Sequence[Step | Frame], loops: tuple[Loop, ...]) -> Iterator[Entry]:
    for item in items:
        if isinstance(item, Step):
            yield Row(item, "", loops)
        elif item.kind == "loop":
            (branch,) = item.branches
            steps = branch.steps
            yield from _entries(branch.items, (*loops, Loop(steps[0].number, steps[-1].number, branch.rounds)))
        else:
            branches = tuple(
                tuple(Row(step, "" if place else branch.condition, loops) for place, step in enumerate(branch.steps))
                for branch in item.branches
            )
            yield from branches[0] if len(branches) == 1 else (Fork(branches),)
