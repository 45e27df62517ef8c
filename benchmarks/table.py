"""Figures as a table of Markdown: a row for each measure, a column for each glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from measures import Figure


def table(results: Mapping[str, Sequence[Figure]]) -> Iterator[str]:
    """Yield the lines of a table; each figure with its ratio, if there is one."""
    columns = {name: {figure.name: figure for figure in figures} for name, figures in results.items()}
    rows = dict.fromkeys(figure.name for found in results.values() for figure in found if not figure.is_part)
    yield f"| | {' | '.join(columns)} |"
    yield f"|---|{'--:|' * len(columns)}"
    for row in rows:
        yield f"| {row} | {' | '.join(_cell(column, row) for column in columns.values())} |"


def parts(figures: Sequence[Figure], least: float) -> str:
    """Return the parts that are at least so many times their baseline, the largest first."""
    by_name = {figure.name: figure for figure in figures}
    ratios = {figure.name: ratio(by_name, figure.name) for figure in figures if figure.is_part}
    large = sorted(((value, name) for name, value in ratios.items() if value and value >= least), reverse=True)
    return ", ".join(f"{name} {value:.2f}" for value, name in large)


def ratio(figures: Mapping[str, Figure], name: str) -> float | None:
    """Return how many times its baseline a figure is."""
    figure = figures[name]
    baseline = figures.get(figure.baseline)
    return figure.value / baseline.value if baseline else None


def _cell(figures: Mapping[str, Figure], name: str) -> str:
    if name not in figures:
        return ""
    figure, times = figures[name], ratio(figures, name)
    compared = f"(×{_short(times)})" if times is not None else ""
    return " ".join(filter(None, (_short(figure.value), figure.unit, compared, figure.note)))


def _short(value: float) -> str:
    """Return a number with at least two digits that count."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"  # noqa: PLR2004 - from here on it has two before the point
