"""Diagnostics for a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossgraph.diagnostics import Severity, count, visible
from glossgraph.diagnostics.cells import cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from glossgraph.diagnostics import Located, Summary
    from glossgraph.diagnostics.group import Group
    from glossgraph.source import Span

LONGEST_LINE = 300
"""The longest line, in characters, that is shown whole."""

MOST_PLACES = 5
"""How many places are listed of the diagnostics that are equal to the one that is shown."""

LISTED = 20
"""How many different errors, and how many warnings, of each check are shown unless more are asked for."""

FEW_TO_COUNT = 10
"""How many problems are seen at a glance, so that nobody needs to be told how many each check found."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def render(
    groups: Sequence[Group],
    summary: Summary,
    seconds: float,
    shown: Callable[[str], str] = str,
    notes: Sequence[str] = (),
) -> str:
    """Return every diagnostic with its line underlined and its cure, a table of counts, and a line that sums up.

    The text is styled with ANSI codes; whoever prints it to something other than a terminal removes them.

    Args:
        groups: What is listed. Diagnostics that are equal are shown once, with a list of the places.
        summary: What is summed up.
        seconds: The time that it took.
        shown: How the path of a file is written, given as one below the root.
        notes: What else is to be said at the end, a line each.

    """
    rows = [*(block(group, shown) for group in groups), *_table(summary), _closing(summary, seconds)]
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
        marks = "^" * max(1, cells(visible(marked)))
        underline = " " * cells(visible(before)) + click.style(marks, fg=colour, bold=True)
        line = visible(before + marked + after)
        rows += [f"{margin} {bar}", f"{number} {bar} {line}", f"{margin} {bar} {underline}"]
    equals = f"{margin} {click.style('=', fg='blue')}"
    for related, span in problem.related:
        rows.append(f"{equals} note: {visible(related.message)}")
        rows.append(_arrow(margin + "  ", shown(related.place.file), span))
    if diagnostic.help:
        rows.append(f"{equals} help: {visible(diagnostic.help)}")
    if group.size > 1:
        rows.append(f"{equals} note: and {group.rest}")
    rows += [_arrow(f"{margin}  ", shown(o.diagnostic.place.file), o.span) for o in group.others[:MOST_PLACES]]
    if group.size - 1 > MOST_PLACES:
        rows.append(f"{margin}   ... and {group.size - 1 - MOST_PLACES:,} more")
    return "\n".join(rows) + "\n"


def note_of_rest(summary: Summary, option: str) -> list[str]:
    """Return, if not everything is listed, a note that says so, with the option or the command that lists it."""
    if not summary.is_cut:
        return []
    listed = sum(tally.listed for tally in summary.tallies)
    most = max(tally.found for tally in summary.tallies)
    all_of = f"{listed:,} of {summary.errors + summary.warnings:,} problems are listed"
    return [f"{all_of}; `{option} {most}` lists all of them, and with `--only CHECK` those of one check"]


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


def _table(summary: Summary) -> Iterator[str]:
    """Yield how often each check found something, where that is more than one sees at a glance."""
    is_long = len(summary.tallies) > 1 and summary.errors + summary.warnings > FEW_TO_COUNT
    if not (is_long or summary.is_cut):
        return
    counts = [f"{tally.found:,}" for tally in summary.tallies]
    checks = [tally.check for tally in summary.tallies]
    for tally, number in zip(summary.tallies, counts, strict=True):
        severity = click.style(str(tally.severity).ljust(max(map(len, Severity))), fg=_COLOURS[tally.severity])
        cut = f"  {tally.listed:,} listed" if tally.listed < tally.found else ""
        row = f"{severity}  {number.rjust(max(map(len, counts)))}  {tally.check.ljust(max(map(len, checks)))}{cut}"
        yield row.rstrip()
    yield ""


def _closing(summary: Summary, seconds: float) -> str:
    counts = [count(summary.errors, "error"), count(summary.warnings, "warning")]
    problems = ", ".join(counts) if summary.errors or summary.warnings else "no problems"
    size = [count(summary.terms, "term"), count(summary.edges, "edge")]
    size += [count(summary.stages, "stage")] if summary.stages else []
    colour = "red" if summary.errors else "yellow" if summary.warnings else "green"
    return f"{', '.join(size)}: {click.style(problems, fg=colour, bold=True)}{summary.in_files}, in {seconds:.1f} s"
