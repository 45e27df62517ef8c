"""Tables of numbers for a terminal: narrow columns, below one another where they do not fit side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from glossgraph.cli import screen
from glossgraph.diagnostics.cells import cells, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP = 2

_NARROWEST = 11
"""A heading is not broken into lines that are shorter than this."""


class Column(NamedTuple):
    """A column of numbers, or of names: the first of a table."""

    heading: str
    values: tuple[str, ...]
    unit: str = ""
    is_name: bool = False


def lines(columns: Sequence[Column]) -> Iterator[str]:
    """Yield the lines of a table; the first column is repeated where the others go on below."""
    first, *others = map(_clean, columns)
    room = screen.width() - _width(first)
    block: list[Column] = []
    is_first = True
    for column in [*others, None]:
        used = sum(_width(each) + _GAP for each in (*block, *([column] if column else ())))
        if block and (column is None or used > room):
            yield from ([] if is_first else [""])
            yield from _block([first, *block])
            is_first, block = False, []
        block += [column] if column else []


def _clean(column: Column) -> Column:
    unit = screen.shown(f"({column.unit})") if column.unit else ""
    return Column(screen.shown(column.heading), tuple(map(screen.shown, column.values)), unit, column.is_name)


def _width(column: Column) -> int:
    """Return how many cells a column takes: those of its values, and of its heading in lines that are not too short."""
    values = max(map(cells, column.values), default=0)
    words = max(map(cells, wrapped(column.heading, _NARROWEST)), default=0)
    longest = max(map(cells, [column.unit, *column.heading.split()]))
    return max(values, words, min(longest, 2 * _NARROWEST))


def _block(columns: Sequence[Column]) -> Iterator[str]:
    widths = [_width(column) for column in columns]
    pairs = zip(columns, widths, strict=True)
    headings = [wrapped(column.heading, width) + wrapped(column.unit, width) for column, width in pairs]
    height = max(map(len, headings))
    # headings stand on their values
    rows = zip(*([*[""] * (height - len(heading)), *heading] for heading in headings), strict=True)
    for row in rows:
        yield click.style(_line(columns, widths, row), bold=True)
    for row in zip(*(column.values for column in columns), strict=True):
        yield _line(columns, widths, row)


def _line(columns: Sequence[Column], widths: Sequence[int], row: Sequence[str]) -> str:
    parts = (
        text + " " * (width - cells(text)) if column.is_name else " " * (width - cells(text)) + text
        for column, width, text in zip(columns, widths, row, strict=True)
    )
    return (" " * _GAP).join(parts).rstrip()
