"""A sequence diagram for a terminal: actors as columns, and steps as arrows between them, or as a list if narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import visible
from glossgraph.diagnostics.cells import cells, clusters, padded, wrapped
from glossgraph.pictures.told import told
from glossgraph.pictures.wrapped import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.pictures.diagram import Diagram
    from glossgraph.pictures.ladder import Row
    from glossgraph.pictures.told import Told
    from glossgraph.words.say import Say

NARROWEST = 16
"""The fewest cells that a column has; with less room, the steps are a list."""

WIDEST = 34
"""The most cells that a column has, so that arrows stay short."""

_GUTTER = 5
"""How many cells the numbers of the steps have, with the mark of those that the diagram is about."""

_OWN = "•"

_HEIGHT = 3
"""The most lines of the name of an actor."""


def drawn(diagram: Diagram, say: Say, width: int) -> list[str]:
    """Return the lines of a diagram that takes so many cells at most; steps that it is about are marked with a dot."""
    lane = min((width - _GUTTER) // max(len(diagram.actors), 1), WIDEST)
    if lane < NARROWEST:
        return list(_listed(diagram, say, width))
    return list(_Columns(diagram, say, lane).lines())


def shown(text: str) -> str:
    """Return a text on one line in which nothing can steer a terminal."""
    return visible(one_line(text))


class _Line:
    """A line of cells, in which the columns of the actors go down."""

    def __init__(self, width: int, columns: dict[str, int], bar: str = "│") -> None:
        self._cells = [" "] * width
        for column in columns.values():
            self._cells[column] = bar

    def put(self, at: int, text: str) -> None:
        """Write a text from a cell on; whatever it covers is gone."""
        for cluster, width in clusters(text):
            if not width or at + width > len(self._cells):
                continue
            self._cells[at] = cluster
            for further in range(at + 1, at + width):
                self._cells[further] = ""
            at += width

    def text(self) -> str:
        """Return the line without blanks at its end."""
        return "".join(self._cells).rstrip()


class _Columns:
    """A diagram with a column for each actor."""

    def __init__(self, diagram: Diagram, say: Say, lane: int) -> None:
        self._diagram = diagram
        self._say = say
        self._lane = lane
        self._width = _GUTTER + lane * len(diagram.actors)
        self._columns = {id_: _GUTTER + lane * place + lane // 2 for place, id_ in enumerate(diagram.actors)}

    def lines(self) -> Iterator[str]:
        """Yield the heads of the columns, and the steps."""
        yield from self._heads()
        for each in told(self._diagram, self._say):
            yield from self._step(each)
        yield self._line().text()

    def _line(self) -> _Line:
        return _Line(self._width, self._columns)

    def _heads(self) -> Iterator[str]:
        inner = self._lane - 5
        names = {id_: _cut(wrapped(shown(name), inner), inner) for id_, name in self._diagram.actors.items()}
        height = max(map(len, names.values()), default=0)
        widths = {id_: max(map(cells, lines), default=1) for id_, lines in names.items()}
        starts = {id_: self._columns[id_] - widths[id_] // 2 - 2 for id_ in names}
        for edge, middle in (("┌─{}─┐", "─"), *[("│ {} │", "")] * height, ("└─{}─┘", "┬")):
            line = _Line(self._width, {})
            for id_, lines in names.items():
                text = middle and "─" * widths[id_]
                if not middle:
                    text = padded(lines.pop(0) if lines else "", widths[id_])
                line.put(starts[id_], edge.format(text))
                if middle == "┬":
                    line.put(self._columns[id_], middle)
            yield line.text()

    def _step(self, told_: Told) -> Iterator[str]:
        row = told_.row
        for remark in told_.before:
            for text in wrapped(f"[{shown(remark)}]", self._width - _GUTTER):
                line = self._line()
                line.put(_GUTTER, f"{text} ")
                yield line.text()
        yield from self._message(row) if row.step.target else self._state(row)
        for remark in told_.after:
            for text in wrapped(f"↺ {shown(remark)}", self._width - _GUTTER):
                line = _Line(self._width, {})
                line.put(_GUTTER, text)
                yield line.text()

    def _message(self, row: Row) -> Iterator[str]:
        step = row.step
        start, end = self._columns[step.source], self._columns[step.target]
        left, right = min(start, end), max(start, end)
        texts = wrapped(_said(row), right - left - 3)
        for place, text in enumerate(texts):
            line = self._line()
            if not place:
                line.put(0, _number(row))
            room = right - left - 1
            line.put(left + 1, " " * room)
            line.put(left + 1 + (room - cells(text)) // 2, text)
            yield line.text()
        line = self._line()
        line.put(left, f"├{'─' * (right - left - 2)}▶│" if start < end else f"│◀{'─' * (right - left - 2)}┤")
        yield line.text()

    def _state(self, row: Row) -> Iterator[str]:
        inner = self._lane - 5
        texts = wrapped(_said(row), inner)
        width = max(map(cells, texts), default=1)
        start = self._columns[row.step.source] - width // 2 - 2
        bodies = [f"│ {padded(text, width)} │" for text in texts]
        for place, body in enumerate([f"┌─{'─' * width}─┐", *bodies, f"└─{'─' * width}─┘"]):
            line = self._line()
            if place == 1:
                line.put(0, _number(row))
            line.put(start, body)
            yield line.text()


def _said(row: Row) -> str:
    return shown(f"{row.step.date}: {row.step.action}" if row.step.date else row.step.action) or "…"


def _number(row: Row) -> str:
    return f"{_OWN if row.step.own else ' '}{row.step.number:>2}"


def _cut(lines: list[str], width: int) -> list[str]:
    if len(lines) <= _HEIGHT:
        return lines
    last = lines[_HEIGHT - 1]
    return [*lines[: _HEIGHT - 1], f"{last}…" if cells(last) < width else f"{last[:-1]}…"]


def _listed(diagram: Diagram, say: Say, width: int) -> Iterator[str]:
    """Yield the steps as a numbered list."""
    room = max(width - _GUTTER, 1)
    for row, before, after in told(diagram, say):
        for remark in before:
            yield from (f"{'':{_GUTTER}}{text}" for text in wrapped(f"[{shown(remark)}]", room))
        for place, text in enumerate(wrapped(shown(row.step.sentence), room)):
            yield f"{f'{_number(row)}.' if not place else '':{_GUTTER}}{text}"
        for remark in after:
            yield from (f"{'':{_GUTTER}}{text}" for text in wrapped(f"↺ {shown(remark)}", room))
