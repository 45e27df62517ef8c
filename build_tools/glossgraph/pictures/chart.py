"""Line charts over the rounds of a run: axes with round numbers, and lines that are told apart without colour."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from glossgraph.text.escape import escape_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

HEIGHT = 180
"""The height of the lines, in pixels; what they show is as wide as the page has room."""

BELOW = 26
"""The room for the numbers of rounds below them."""

MARKS = (
    "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z",
    "M-3.2-3.2h6.4v6.4h-6.4z",
    "M0-4.4L4.2 3.2H-4.2z",
    "M0-4.6L4.6 0L0 4.6L-4.6 0z",
    "M0 4.4L4.2-3.2H-4.2z",
    "M-3.6-3.6L3.6 3.6M3.6-3.6L-3.6 3.6",
)
"""The shapes of the marks on lines, each around its point: a circle, a square, a triangle, and so on."""

MOST_MARKS = 12
"""About how many marks a line has at most."""

_STEPS = 4
"""How many steps the numbers at the side make about."""

_MOST_ROUNDS = 8
"""How many steps the numbers of rounds make at most."""

_MANY, _FEW, _SMALL = 7, -6, -3
"""From which power of ten on numbers are multiples of one; and below which step, if the greatest is below another."""

_ACROSS = 1000
"""The width of the lines in their own units."""

BOX = f"0 0 {_ACROSS} {HEIGHT}"
"""Where the lines are, in their own units; they are stretched to the width that there is."""

_LEAST, _ALIKE = 1e-300, 1e-10
"""What is closer together than this, or than this part of its size, is drawn as equal: its steps would be noise."""

_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


@dataclass(frozen=True, slots=True)
class Axis:
    """Numbers at the side of a chart: whole multiples of `lead` times the power of ten `exponent`."""

    first: int
    last: int
    lead: int
    exponent: int
    power: int
    """The power of ten of which they are written as multiples, 0 if they are written as they are."""

    @property
    def steps(self) -> range:
        """The multiples that are shown."""
        return range(self.first, self.last + 1)

    def height(self, value: float) -> float:
        """Return how far down a value is, from 0 at the top to 1."""
        return self._down(value / float(f"{self.lead}e{self.exponent}"))

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Yield how far down each number is, and its digits."""
        shift = self.exponent - self.power
        for step in self.steps:
            yield self._down(step), f"{Decimal(step * self.lead).scaleb(shift):.{max(0, -shift)}f}"

    @property
    def multiple(self) -> str:
        """The power of ten of which the numbers are multiples, as it is written; nothing if they are as they are."""
        return f"10{str(self.power).translate(_SUPERSCRIPTS)}" if self.power else ""

    def _down(self, steps: float) -> float:
        return 1 - (steps - self.first) / (self.last - self.first)


def axis(values: Sequence[float]) -> Axis:
    """Return numbers at the side that have all values between them; round ones, and about five."""
    low, high = _spread(min(values, default=0.0), max(values, default=0.0))
    # a fourth of each, as their difference may be too large for a number
    rough = high / _STEPS - low / _STEPS
    exponent = Decimal(repr(rough)).adjusted()
    lead = next((lead for lead in (1, 2, 5) if rough <= float(f"{lead}e{exponent}")), 10)
    if lead > 5:  # noqa: PLR2004 - the greatest of those before
        lead, exponent = 1, exponent + 1
    step = float(f"{lead}e{exponent}")
    first, last = math.floor(low / step), math.ceil(high / step)
    last = max(last, first + 1)
    greatest = Decimal(max(abs(first), abs(last)) * lead).scaleb(exponent).adjusted()
    is_long = greatest >= _MANY or (exponent < _FEW and greatest < _SMALL)
    return Axis(first, last, lead, exponent, 3 * math.floor(greatest / 3) if is_long else 0)


def _spread(low: float, high: float) -> tuple[float, float]:
    """Return the ends of an axis: from nought, unless the values are far from it, and with room around a single one."""
    if 0 < low <= high / 2:
        low = 0.0
    if 0 > high >= low / 2:
        high = 0.0
    size = max(abs(low), abs(high))
    if high / _STEPS - low / _STEPS >= max(_LEAST, _ALIKE * size):
        return low, high
    if size < _LEAST:
        return 0.0, 1.0
    largest = sys.float_info.max
    return max(-largest, low - abs(low) / 10), min(largest, high + abs(high) / 10)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, as what is within an element `svg` that is as wide as it is given room."""

    inner: str
    lines: str
    """The lines alone, as paths in a box of `BOX`."""
    axis: Axis


def chart(
    lines: Sequence[Sequence[float | None]],
    number: Callable[[str], str],
    others: Sequence[Sequence[float | None]] = (),
) -> Chart:
    """Return lines over rounds.

    Horizontal positions are percentages, so that a narrow chart has words and marks of the same size as a wide one.

    Args:
        lines: Their values by round, as people see them; None where there is none.
        number: Writes digits with the marks of a language.
        others: Lines of other charts for which the numbers at the side are made as well.

    """
    side = axis([value for line in (*lines, *others) for value in line if value is not None])
    last = max(1, *(len(line) - 1 for line in lines)) if lines else 1
    points = [[(n / last, side.height(v)) for n, v in enumerate(line) if v is not None] for line in lines]
    paths = "".join(_path(place, each) for place, each in enumerate(points) if each)
    marks = (mark for place, each in enumerate(points) if each for mark in _marks(place, each))
    plot = f'<svg class="gg-chart-plot" viewBox="{BOX}" width="100%" height="{HEIGHT}" preserveAspectRatio="none">'
    return Chart("".join((*_side(side, number), *_rounds(last), plot, paths, "</svg>", *marks)), paths, side)


def mark(line: int) -> str:
    """Return the shape of the marks on a line, which are counted from 0."""
    return f'<path d="{MARKS[line % len(MARKS)]}"/>'


def line_class(line: int) -> str:
    """Return the number that a line has in the style sheet; lines are counted from 0."""
    return str(1 + line % len(MARKS))


def _side(side: Axis, number: Callable[[str], str]) -> Iterator[str]:
    yield '<g class="gg-chart-y">'
    for step, (down, digits) in zip(side.steps, side.ticks(), strict=True):
        y = _pixels(down)
        is_zero = "" if step else ' class="zero"'
        yield f'<line x1="0" x2="100%" y1="{y}" y2="{y}"{is_zero}/>'
        yield f'<text x="-8" y="{_short(down * HEIGHT + 4)}">{escape_html(number(digits))}</text>'
    yield "</g>"


def _rounds(last: int) -> Iterator[str]:
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, last) if last / step <= _MOST_ROUNDS)
    yield '<g class="gg-chart-x">'
    for n in range(0, last + 1, step):
        yield f'<text x="{_percent(n / last)}" y="{HEIGHT + 20}">{n}</text>'
    yield "</g>"


def _path(line: int, points: Sequence[tuple[float, float]]) -> str:
    places = "L".join(f"{_short(across * _ACROSS)} {_pixels(down)}" for across, down in points)
    return f'<path class="gg-line-{line_class(line)}" d="M{places}"/>'


def _marks(line: int, points: Sequence[tuple[float, float]]) -> Iterator[str]:
    every = math.ceil(len(points) / MOST_MARKS) or 1
    for across, down in (*points[:-1:every], *points[-1:]):
        yield (
            f'<svg class="gg-mark-{line_class(line)}" x="{_percent(across)}" y="{_pixels(down)}" overflow="visible">'
            f"{mark(line)}</svg>"
        )


# positions are rounded as a script can: halves up, which the formats of Python and of JavaScript do differently
def _percent(share: float) -> str:
    return f"{math.floor(share * 10_000 + 0.5) / 100:g}%"


def _pixels(down: float) -> str:
    return _short(down * HEIGHT)


def _short(number: float) -> str:
    return f"{math.floor(number * 10 + 0.5) / 10:g}"
