"""The time axis of a story: its dates in order, each with the steps that happen then. It is not to scale."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.pictures.diagram import Diagram, Step

_YEAR = 4
"""How many digits a year has."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A date, without the year if the date before it ends with the same, and what happens then."""

    date: str
    steps: tuple[Step, ...]


def marks(diagram: Diagram) -> Iterator[Mark]:
    """Yield the dates of a story; steps in a row with the same date share one."""
    year = ""
    for date, steps in groupby((step for step in diagram.steps if step.date), key=lambda step: step.date):
        rest, _, last = date.rpartition(" ")
        yield Mark(rest if rest and last == year else date, tuple(steps))
        year = last if _is_year(last) else year


def years(dates: list[str]) -> list[str]:
    """Return the first and the last year that some dates name; one if they are the same, and none without any."""
    named = sorted(word for date in dates for word in date.replace(",", " ").split() if _is_year(word))
    return list(dict.fromkeys(named[:1] + named[-1:]))


def _is_year(word: str) -> bool:
    return len(word) == _YEAR and word.isdecimal()
