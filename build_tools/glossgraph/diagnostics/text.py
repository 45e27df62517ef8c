"""Diagnostics for a person at a terminal."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import click

from glossgraph.diagnostics import Located, Severity, Summary, count, visible
from glossgraph.diagnostics.group import Group, grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from glossgraph.source import Span

LONGEST_LINE = 300
"""The longest line, in characters, that is shown whole."""

MOST_PLACES = 5
"""How many places are listed of the diagnostics that are equal to the one that is shown."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def render(
    located: Sequence[Located],
    summary: Summary,
    seconds: float,
    shown: Callable[[str], str] = str,
    notes: Sequence[str] = (),
) -> str:
    """Return every diagnostic with its line underlined and its cure, and a line that sums up.

    The text is styled with ANSI codes; whoever prints it to something other than a terminal removes them.

    Args:
        located: The diagnostics, with their places. Those that are equal are shown once, with a list of the places.
        summary: What is summed up.
        seconds: The time that it took.
        shown: How the path of a file is written, given as one below the root.
        notes: What else is to be said at the end, a line each.

    """
    rows = [*(block(group, shown) for group in grouped(located)), _closing(summary, seconds)]
    return "\n".join([*rows, *(f"{click.style('note', bold=True)}: {visible(note)}" for note in notes)]) + "\n"


def block(group: Group, shown: Callable[[str], str] = str) -> str:
    """Return a diagnostic, styled, with its line underlined and its cure, and the places of those that equal it."""
    problem = group.first
    diagnostic, colour = problem.diagnostic, _COLOURS[problem.diagnostic.severity]
    numbers = [problem.span.line, *(span.line for _, span in problem.related)]
    margin = " " * len(str(max(numbers)))
    bar = click.style("|", fg="blue")
    head = click.style(f"{diagnostic.severity}[{diagnostic.check}]", fg=colour, bold=True)
    rows = [f"{head}: {click.style(visible(diagnostic.message), bold=True)}"]
    rows.append(_arrow(margin, shown(diagnostic.place.file), problem.span))
    if problem.span.line <= len(problem.lines) and problem.lines != ("",):
        before, marked, after = _parts(problem)
        number = click.style(str(problem.span.line).rjust(len(margin)), fg="blue")
        underline = " " * _cells(before) + click.style("^" * max(1, _cells(marked)), fg=colour, bold=True)
        line = visible(before + marked + after)
        rows += [f"{margin} {bar}", f"{number} {bar} {line}", f"{margin} {bar} {underline}"]
    equals = f"{margin} {click.style('=', fg='blue')}"
    for related, span in problem.related:
        rows.append(f"{equals} note: {visible(related.message)}")
        rows.append(_arrow(margin + "  ", shown(related.place.file), span))
    if diagnostic.help:
        rows.append(f"{equals} help: {visible(diagnostic.help)}")
    if group.others:
        rows.append(f"{equals} note: and {group.rest}")
    rows += [_arrow(f"{margin}  ", shown(o.diagnostic.place.file), o.span) for o in group.others[:MOST_PLACES]]
    if len(group.others) > MOST_PLACES:
        rows.append(f"{margin}   ... and {len(group.others) - MOST_PLACES:,} more")
    return "\n".join(rows) + "\n"


def _parts(problem: Located) -> tuple[str, str, str]:
    """Return the parts of a line before, at and after the place of a diagnostic; a long line is cut off around it."""
    line = problem.lines[problem.span.line - 1].replace("\t", " ")
    start = problem.span.column - 1
    end = problem.span.end_column - 1 if problem.span.end_line == problem.span.line else len(line)
    before, marked, after = line[:start], line[start:end], line[end:]
    if len(line) > LONGEST_LINE:
        side = LONGEST_LINE // 3
        before = f"... {before[-side:]}" if len(before) > side else before
        marked, after = marked[:side], f"{after[:side]} ..." if max(len(after), len(marked)) > side else after
    return before, marked, after


def _arrow(margin: str, file: str, span: Span) -> str:
    return f"{margin}{click.style('-->', fg='blue')} {visible(file)}:{span.line}:{span.column}"


def _cells(text: str) -> int:
    """Return how many cells of a terminal a text takes: two for wide characters, none for combining ones."""
    visible_text = visible(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in visible_text)
    return len(visible_text) + wide - sum(bool(unicodedata.combining(c)) for c in visible_text)


def _closing(summary: Summary, seconds: float) -> str:
    counts = [count(summary.errors, "error"), count(summary.warnings, "warning")]
    problems = ", ".join(counts) if summary.errors or summary.warnings else "no problems"
    size = [count(summary.terms, "term"), count(summary.edges, "edge"), count(summary.stages, "stage")]
    colour = "red" if summary.errors else "yellow" if summary.warnings else "green"
    return f"{', '.join(size)}: {click.style(problems, fg=colour, bold=True)}{summary.in_files}, in {seconds:.1f} s"
