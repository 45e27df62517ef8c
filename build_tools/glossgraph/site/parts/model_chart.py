"""The charts of a run on a page: drawn lines, with what they are in words and in numbers."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from glossgraph.pictures.chart import BELOW, BOX, HEIGHT, chart, line_class, mark
from glossgraph.running.shown import grouped, in_unit
from glossgraph.text.escape import escape_html
from glossgraph.words.content import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.model import Plot
    from glossgraph.running import Run
    from glossgraph.site.parts.model_told import Told

_SAMPLE = 34, 12
"""The size of the piece of a line beside its name."""


def charts(told: Told, run: Run, alike: Sequence[Run] = ()) -> list[Picture]:
    """Return the charts of a run, each as one block of HTML without empty lines.

    Those of several runs, if they are given as `alike`, have the same numbers at the side.
    """
    return [
        Picture(lambda _, number=number, plot=plot: "\n".join(_figure(told, run, plot, number, alike)))  # type: ignore[misc]
        for number, plot in enumerate(told.model.plots)
    ]


def small_chart(told: Told, run: Run, plot: Plot) -> Picture:
    """Return the lines of a chart alone, for a list."""
    lines = chart(_lines(told, run, plot), str).lines
    svg = f'<svg {_named(told, run, plot)} viewBox="{BOX}" preserveAspectRatio="none">{lines}</svg>'
    return Picture(lambda _: f'<div class="gg-chart gg-chart-small">{svg}</div>')


def in_words(told: Told, run: Run, plot: Plot) -> str:
    """Return what a chart shows, in plain words: the first and the last value of each line."""
    say, lines = told.words.say, []
    for name in plot.lines:
        rows = ((number, row.get(name)) for number, row in enumerate(run.rows))
        values = [(number, value) for number, value in rows if isinstance(value, float)]
        if values:
            (_, first), (last, end) = values[0], values[-1]
            written = [told.numbers.full(name, value) for value in (first, end)]
            label = told.numbers.label(name)
            lines.append(say("model-script.line", label=label, round=last, first=written[0], last=written[1]))
    return say("model-script.chart", title=" ".join(plot.title.split()), lines=say("list.semicolon").join(lines))


def _figure(told: Told, run: Run, plot: Plot, number: int, alike: Sequence[Run]) -> Iterator[str]:
    others = [line for each in alike for line in _lines(told, each, plot)]
    drawn = chart(_lines(told, run, plot), partial(grouped, told.words), others)
    title, unit = escape_html(plot.title), escape_html(f"{drawn.axis.multiple} {_unit(told, plot)}".strip())
    yield f'<figure class="gg-chart" data-plot="{number}">'
    yield f'<figcaption><b>{title}</b> <span class="gg-chart-unit">{unit}</span></figcaption>'
    if len(plot.lines) > 1:
        yield '<ul class="gg-chart-key">'
        yield from (_key(told, name, place) for place, name in enumerate(plot.lines))
        yield "</ul>"
    size = f'width="100%" height="{HEIGHT + BELOW}"'
    yield f'<div class="gg-chart-frame"><svg {_named(told, run, plot)} {size}>{drawn.inner}</svg></div>'
    yield f'<p class="gg-chart-rounds" aria-hidden="true">{escape_html(told.words.say("models.round"))}</p>'
    yield "</figure>"


def _key(told: Told, name: str, place: int) -> str:
    width, height = _SAMPLE
    number = line_class(place)
    return (
        f'<li><svg width="{width}" height="{height}" aria-hidden="true"><path class="gg-line-{number}" '
        f'd="M0 {height // 2}H{width}"/><svg class="gg-mark-{number}" x="{width // 2}" y="{height // 2}" '
        f'overflow="visible">{mark(place)}</svg></svg> {escape_html(told.numbers.label(name))}</li>'
    )


def _named(told: Told, run: Run, plot: Plot) -> str:
    return f'role="img" aria-label="{escape_html(in_words(told, run, plot))}"'


def _lines(told: Told, run: Run, plot: Plot) -> list[Sequence[float | None]]:
    unit = _unit(told, plot)

    def value(number: object) -> float | None:
        shown = in_unit(number, unit) if isinstance(number, float) else math.inf
        return shown if math.isfinite(shown) else None

    return [[value(row.get(name)) for row in run.rows] for name in plot.lines]


def _unit(told: Told, plot: Plot) -> str:
    """Return the unit of a chart, which is that of its first line."""
    first = told.numbers.quantities.get(plot.lines[0]) if plot.lines else None
    return first.unit if first else ""
