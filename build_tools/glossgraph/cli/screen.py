"""What is printed for a person to read: wrapped to the terminal, coloured, and page by page if it is long."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING

import click

from glossgraph.cli.colour import is_coloured
from glossgraph.diagnostics.cells import cells, padded, wrapped
from glossgraph.pictures.terminal_ladder import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["heading", "paragraph", "shown", "table", "width", "write", "write_json"]

WIDEST = 100
"""The most cells that a line of prose takes, as longer ones are hard to read."""


def width() -> int:
    """Return how many cells a line may take: those of the terminal, or 80 where there is none."""
    return max(shutil.get_terminal_size((80, 24)).columns, 20)


def heading(text: str) -> Iterator[str]:
    """Yield the lines of what stands above others."""
    yield from (click.style(line, bold=True) for line in wrapped(shown(text), width()))


def paragraph(text: str, indent: int = 0, lead: str = "") -> Iterator[str]:
    """Yield the lines of a text, which starts behind a lead; nothing in it can steer the terminal."""
    room = min(width(), WIDEST) - indent
    lead = shown(lead)
    first = wrapped(lead, room)
    lines = wrapped(f"{lead} {shown(text)}" if lead else shown(text), room)
    for number, line in enumerate(lines):
        # a long lead goes on in the next lines
        coloured = len(first[number]) if number < len(first) and line.startswith(first[number]) else 0
        yield " " * indent + (click.style(line[:coloured], fg="cyan") if coloured else "") + line[coloured:]


def table(rows: Sequence[Sequence[str]], head: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a table, whose last column is wrapped where the terminal is too narrow."""
    clean = [[shown(cell) for cell in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(head, *clean, strict=True)]
    indent = sum(widths[:-1]) + 2 * (len(widths) - 1)
    room = max(width() - indent, 20)
    yield click.style("  ".join(map(padded, head, widths)).rstrip(), bold=True)
    for row in clean:
        first, *further = wrapped(row[-1], room) or [""]
        yield "  ".join([*map(padded, row[:-1], widths), first]).rstrip()
        yield from (" " * indent + line for line in further)


def write(lines: Iterable[str]) -> None:
    """Print lines; in a terminal that they do not fit into, page by page."""
    text = "".join(f"{line}\n" for line in lines)
    if sys.stdout.isatty() and sys.stdin.isatty() and text.count("\n") >= shutil.get_terminal_size().lines:
        click.echo_via_pager(text, color=is_coloured())
    else:
        click.echo(text, nl=False, color=is_coloured())


def write_json(value: object) -> None:
    """Print a value for a program: as JSON in UTF-8, whatever the terminal takes."""
    text = json.dumps(value, indent=1, ensure_ascii=False, default=str)
    click.echo(f"{text}\n".encode("utf-8", "backslashreplace"), nl=False)
