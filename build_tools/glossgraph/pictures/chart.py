"""Line charts over the rounds of a run: axes with round numbers, and lines that are told apart without colour."""

from __future__ import annotations

import math
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

_LEAST, _ALIKE = 1e-300, 1e-10
"""What is closer together than this, or than this part of its size, is drawn as equal: its steps would be noise."""

_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")

Line = "Sequence[float | None]"
"""The values of a line by rounds, from 0 on; None where there is none."""


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
        """Yield how far down each number is, and its digits, with commas between thousands."""
        shift = self.exponent - self.power
        for step in self.steps:
            yield self._down(step), f"{Decimal(step * self.lead).scaleb(shift):,.{max(0, -shift)}f}"

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
    return low - abs(low) / 10, high + abs(high) / 10


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what is within its element `svg`, how high that is, and the axis with its numbers."""

    inner: str
    height: int
    axis: Axis


def chart(lines: Sequence[Sequence[float | None]], number: Callable[[str], str], *, plain: bool = False) -> Chart:
    """Return lines over rounds as what is within an element `svg`, which is as wide as it is given room.

    Horizontal positions are percentages, so that a narrow chart has words and marks of the same size as a wide one.

    Args:
        lines: Their values, as people see them.
        number: Writes digits that have a full stop before the decimals and commas between thousands.
        plain: Whether there are no numbers and no marks, as in a small chart beside a name.

    """
    side = axis([value for line in lines for value in line if value is not None])
    last = max(1, *(len(line) - 1 for line in lines)) if lines else 1
    points = [[(n / last, side.height(v)) for n, v in enumerate(line) if v is not None] for line in lines]
    written = [] if plain else [*_side(side, number), *_rounds(last)]
    written.append(
        f'<svg class="gg-chart-plot" viewBox="0 0 {_ACROSS} {HEIGHT}" width="100%" height="{HEIGHT}" '
        'preserveAspectRatio="none">'
    )
    written += [_path(number, each) for number, each in enumerate(points, start=1) if each]
    written.append("</svg>")
    for count, each in enumerate(points):
        written += [] if plain else _marks(count, each)
    return Chart("".join(written), HEIGHT if plain else HEIGHT + BELOW, side)


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
        yield f'<text x="-8" y="{_short(down * HEIGHT + 4)}">{escape_html(number(digits.replace("-", "−")))}</text>'
    yield "</g>"


def _rounds(last: int) -> Iterator[str]:
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, last) if last / step <= _MOST_ROUNDS)
    yield '<g class="gg-chart-x">'
    for n in range(0, last + 1, step):
        yield f'<text x="{_percent(n / last)}" y="{HEIGHT + 20}">{n}</text>'
    yield "</g>"


def _path(line: int, points: Sequence[tuple[float, float]]) -> str:
    places = "L".join(f"{_short(across * _ACROSS)} {_pixels(down)}" for across, down in points)
    return f'<path class="gg-line-{line_class(line - 1)}" d="M{places}"/>'


def _marks(line: int, points: Sequence[tuple[float, float]]) -> Iterator[str]:
    every = math.ceil(len(points) / MOST_MARKS) or 1
    for across, down in (*points[:-1:every], *points[-1:]):
        yield (
            f'<svg class="gg-mark-{line_class(line)}" x="{_percent(across)}" y="{_pixels(down)}" overflow="visible">'
            f"{mark(line)}</svg>"
        )


def _percent(share: float) -> str:
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"


def _pixels(down: float) -> str:
    return _short(down * HEIGHT)


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
