"""Arcs between columns that have the same width: below them those that lead on, above them those that return."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.text.escape import escape_svg

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEP, _LEAST, _ROOM = 17, 22, 12
"""How much deeper an arc is for each column that it spans, how deep at least, and the room for the numbers, in pixels.

An arc that is twice as wide is not twice as deep, so that many fit into a picture.
"""

_APEX = 0.75
"""How far an arc reaches towards the points that bend it."""

_MANY = 12
"""Where no number is greater, the greatest has no thick line."""

_ACROSS = 1000
"""The width of the picture in its own units: it takes the width that it is given."""

WEIGHTS = 9
"""How many widths of lines the style sheet has."""


@dataclass(frozen=True, slots=True)
class Arc:
    """An arc from one column to another."""

    start: int
    """Where it starts: which column, counted from 0."""
    end: int
    number: int
    """How many edges it stands for."""
    name: str
    """What it is, for who cannot see it."""
    target: str
    """Where it leads, escaped for an attribute."""
    pair: str
    """What the script calls it."""
    css_class: str
    """The class with its colours."""


def weight(number: int, most: int) -> int:
    """Return which width of line stands for a number of edges, from 1 to `WEIGHTS`."""
    return 1 + round((WEIGHTS - 1) * number / max(most, _MANY))


def arcs(drawn: Sequence[Arc], columns: int, most: int, *, above: bool) -> str:
    """Return arcs over or under so many columns as SVG; `most` is the greatest number that a line can stand for."""
    deepest = max((_depth(arc) for arc in drawn), default=0)
    height = deepest + _ROOM
    side = "gg-map-above" if above else "gg-map-below"
    # those that span the most are drawn first, under the others
    ordered = sorted(drawn, key=lambda arc: (-abs(arc.end - arc.start), arc.start))
    return (
        f'<svg class="gg-map-arcs {side}" width="100%" height="{height}" role="group">'
        f"{''.join(_arc(arc, columns, most, height, above=above) for arc in ordered)}</svg>"
    )


def _depth(arc: Arc) -> int:
    return _LEAST + _STEP * (abs(arc.end - arc.start) - 1)


def _arc(arc: Arc, columns: int, most: int, height: int, *, above: bool) -> str:
    one, other = (_ACROSS * (column + 0.5) / columns for column in (arc.start, arc.end))
    base, apex = (height, height - _depth(arc)) if above else (0, _depth(arc))
    bend = base + (apex - base) / _APEX
    path = f"M{one:.1f} {base}C{one:.1f} {bend:.1f} {other:.1f} {bend:.1f} {other:.1f} {base}"
    middle = (arc.start + arc.end + 1) / 2 / columns * 100
    return (
        f'<a href="{arc.target}" class="{arc.css_class} w{weight(arc.number, most)}" data-pair="{arc.pair}">'
        f"<title>{escape_svg(arc.name)}</title>"
        f'<svg viewBox="0 0 {_ACROSS} {height}" preserveAspectRatio="none" width="100%" height="{height}">'
        f'<path class="hit" d="{path}"/><path d="{path}"/></svg>'
        f'<text x="{middle:.2f}%" y="{apex + 5}">{arc.number}</text></a>'
    )
