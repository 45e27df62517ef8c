"""What is on the map before lines are drawn: the places of the boxes, and the gaps between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTH, HEIGHT = 112, 38
"""The size of a term's box."""

ACROSS = 46
"""The room between two columns."""

LANE = 7
"""The room for a line that passes between boxes, or over the top."""


class Point(NamedTuple):
    """A place on the map, measured from the left and the top."""

    x: float
    y: float


@dataclass(frozen=True)
class Ground:
    """What is on the map before lines are drawn."""

    boxes: Mapping[str, Point]
    """The left top corner of each term's box."""
    column_of: Mapping[str, int]
    """The number of each term's column."""
    left: int
    """Where the first column starts."""
    beside: int
    """Where the rows of the terms that are in no column may start: their title is left of it."""
    floor: float
    """Where the columns end."""
    width: float
    """The width of the map."""

    def gap(self, number: int) -> float:
        """Return where the gap before a column starts."""
        return self.left + number * (WIDTH + ACROSS) - ACROSS

    def middle(self, term: str) -> Point:
        """Return the middle of a term's box."""
        box = self.boxes[term]
        return Point(box.x + WIDTH / 2, box.y + HEIGHT / 2)

    def gap_towards(self, term: str, other: str) -> int:
        """Return the number of the gap beside a term in a column that is on the side of another term."""
        return self.column_of[term] + (self.middle(other).x > self.middle(term).x)

    def row_of(self, term: str) -> int:
        """Return the number of the row of a term in no column, counted from 0 at the top."""
        return self.rows.index(self.boxes[term].y)

    @cached_property
    def rows(self) -> list[float]:
        """Where each row of the terms that are in no column starts."""
        return sorted({box.y for id_, box in self.boxes.items() if id_ not in self.column_of})
