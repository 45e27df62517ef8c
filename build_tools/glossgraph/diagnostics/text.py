"""Diagnostics for a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossgraph.diagnostics import Located, Severity, Summary, count, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossgraph.source import Span

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def render(located: Sequence[Located], summary: Summary) -> str:
    """Return every diagnostic with its line underlined and its cure, and a line that sums up.

    The text is styled with ANSI codes; whoever prints it to something other than a terminal removes them.
    """
    return "\n".join([*(block(one) for one in located), _closing(summary)]) + "\n"


def block(one: Located) -> str:
    """Return one diagnostic, styled, with its line underlined and its cure."""
    diagnostic, colour = one.diagnostic, _COLOURS[one.diagnostic.severity]
    numbers = [one.span.line, *(span.line for _, span in one.related)]
    margin = " " * len(str(max(numbers)))
    bar = click.style("|", fg="blue")
    head = click.style(f"{diagnostic.severity}[{diagnostic.check}]", fg=colour, bold=True)
    rows = [f"{head}: {click.style(visible(diagnostic.message), bold=True)}"]
    rows.append(_arrow(margin, diagnostic.place.file, one.span))
    if one.span.line <= len(one.lines) and any(one.lines):
        line = visible(one.lines[one.span.line - 1]).replace("\t", " ")
        number = click.style(str(one.span.line).rjust(len(margin)), fg="blue")
        underline = " " * (one.span.column - 1) + click.style("^" * _width(one.span, line), fg=colour, bold=True)
        rows += [f"{margin} {bar}", f"{number} {bar} {line}", f"{margin} {bar} {underline}"]
    for related, span in one.related:
        rows.append(f"{margin} {click.style('=', fg='blue')} note: {visible(related.message)}")
        rows.append(_arrow(margin + "  ", related.place.file, span))
    if diagnostic.help:
        rows.append(f"{margin} {click.style('=', fg='blue')} help: {visible(diagnostic.help)}")
    return "\n".join(rows) + "\n"


def _arrow(margin: str, file: str, span: Span) -> str:
    return f"{margin}{click.style('-->', fg='blue')} {visible(file)}:{span.line}:{span.column}"


def _width(span: Span, line: str) -> int:
    end = span.end_column if span.end_line == span.line else len(line) + 1
    return max(1, min(end, len(line) + 1) - span.column)


def _closing(summary: Summary) -> str:
    problems = [count(summary.errors, "error"), count(summary.warnings, "warning")]
    found = ", ".join(problems) if summary.errors or summary.warnings else "no problems"
    size = [count(summary.terms, "term"), count(summary.edges, "edge"), count(summary.stages, "stage")]
    colour = "red" if summary.errors else "yellow" if summary.warnings else "green"
    return f"{', '.join(size)}: {click.style(found, fg=colour, bold=True)}"
