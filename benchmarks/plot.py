"""How figures grow with the number of terms, as an SVG: both axes are logarithmic, so what is linear has one slope."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from math import ceil, floor, log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

WIDTH, HEIGHT, LEFT, RIGHT, MARGIN, LINE = 900, 560, 70, 270, 40, 15

COLOURS = ("#3f51b5", "#c2185b", "#00796b", "#ef6c00", "#5d4037", "#7b1fa2", "#455a64", "#33691e")


def plot(lines: Mapping[str, Sequence[tuple[float, float]]], title: str) -> str:
    """Return a picture of lines through points of terms and seconds, by their names."""
    across = [x for points in lines.values() for x, _ in points]
    up = [y for points in lines.values() for _, y in points]
    # a few terms more than a power of ten need no other one
    ends = floor(log10(min(across))), ceil(log10(max(across) / 1.1))
    frame = _Frame(*ends, floor(log10(min(up))), ceil(log10(max(up))))
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"',
            f'  font-size="12"><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
            f'<text x="{LEFT}" y="{MARGIN // 2}" font-weight="bold">{escape(title)}</text>',
            *frame.grid(),
            *_lines(frame, lines),
            "</svg>\n",
        )
    )


class _Frame:
    """Where values are on the picture."""

    def __init__(self, first: int, last: int, lowest: int, highest: int) -> None:
        """Take the powers of ten at the ends of both axes."""
        self.first, self.last, self.lowest, self.highest = first, max(last, first + 1), lowest, max(highest, lowest + 1)

    def x(self, value: float) -> float:
        return LEFT + (log10(value) - self.first) / (self.last - self.first) * (WIDTH - LEFT - RIGHT)

    def y(self, value: float) -> float:
        share = (log10(value) - self.lowest) / (self.highest - self.lowest)
        return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN)

    def grid(self) -> Iterator[str]:
        """Yield a line for each power of ten."""
        for power in range(self.first, self.last + 1):
            at = self.x(10**power)
            yield f'<path d="M{at:.1f} {MARGIN}V{HEIGHT - MARGIN}" stroke="#ddd"/>'
            yield f'<text x="{at:.1f}" y="{HEIGHT - MARGIN + 18}" text-anchor="middle">{10**power:,} terms</text>'
        for power in range(self.lowest, self.highest + 1):
            at = self.y(10**power)
            yield f'<path d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>'
            yield f'<text x="{LEFT - 6}" y="{at + 4:.1f}" text-anchor="end">{10.0**power:,g} s</text>'


def _lines(frame: _Frame, lines: Mapping[str, Sequence[tuple[float, float]]]) -> Iterator[str]:
    """Yield each line with its name at its end; names keep their distance."""
    ends = sorted(lines, key=lambda name: -lines[name][-1][1])
    heights = {name: frame.y(lines[name][-1][1]) + 4 for name in ends}
    for above, below in pairwise(ends):
        heights[below] = max(heights[below], heights[above] + LINE)
    for number, (name, points) in enumerate(lines.items()):
        colour = COLOURS[number % len(COLOURS)]
        way = " ".join(f"{frame.x(x):.1f},{frame.y(y):.1f}" for x, y in points)
        yield f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for x, y in points:
            yield f'<circle cx="{frame.x(x):.1f}" cy="{frame.y(y):.1f}" r="3" fill="{colour}"/>'
        at = WIDTH - RIGHT + 8
        yield f'<text x="{at}" y="{heights[name]:.1f}" fill="{colour}">{escape(name)}</text>'
