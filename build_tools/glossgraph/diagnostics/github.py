"""Diagnostics as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Severity, count, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.diagnostics import Located, Summary
    from glossgraph.diagnostics.group import Group

MOST_SHOWN = 10
"""How many errors, and how many warnings, GitHub shows of one step."""


def render(
    groups: Sequence[Group],
    summary: Summary,
    root: str = "",
    notes: Sequence[str] = (),
    all_of_them: str = "`glossgraph check` lists more of them",
) -> str:
    """Return commands, escaped so that no text in a file can form one of its own: no more than GitHub shows.

    Where there are more errors, or more warnings, one of each sort is shown first, the most frequent sort before the
    others, and then more of each as long as there is room.

    The format is that of https://docs.github.com/actions/reference/workflow-commands-for-github-actions.

    Args:
        groups: What is listed, with equal diagnostics in one group.
        summary: The size of the glossary, and the number of its problems.
        root: The path from the top of the repository, where GitHub looks for files, to the glossary; ends with `/`.
        notes: What else is to be said at the end, a line each.
        all_of_them: Where the diagnostics are listed that are not shown.

    """
    commands = [command for severity in Severity for command in _commands(groups, severity, root)]
    size = f"{count(summary.terms, 'term')}, {count(summary.edges, 'edge')}"
    rows = [f"{size}: {count(summary.errors, 'error')}, {count(summary.warnings, 'warning')}{summary.in_files}"]
    if len(commands) < summary.errors + summary.warnings:
        rows.append(f"GitHub shows at most {MOST_SHOWN} errors and {MOST_SHOWN} warnings of a step; {all_of_them}")
    rows += [f"note: {visible(note)}" for note in notes]
    # an older form of the commands is found anywhere in a line
    return "\n".join([*commands, *(row.replace("##[", "## [") for row in rows)]) + "\n"


def _commands(groups: Sequence[Group], severity: Severity, root: str) -> Iterator[str]:
    alike = [group for group in groups if group.first.diagnostic.severity is severity]
    if sum(group.size for group in alike) <= MOST_SHOWN:
        each = sorted((one for group in alike for one in group.located), key=lambda one: one.position)
        yield from (_command(one, "", root) for one in each)
        return
    most_frequent = sorted(alike, key=lambda group: -group.size)[:MOST_SHOWN]
    yield from (_command(group.first, group.rest if group.size > 1 else "", root) for group in most_frequent)
    others = (other for group in most_frequent for other in group.others)
    yield from (_command(other, "", root) for other in islice(others, MOST_SHOWN - len(most_frequent)))


def _command(problem: Located, rest: str, root: str) -> str:
    diagnostic, span = problem.diagnostic, problem.span
    notes = [f"{r.message} ({root}{r.place.file}:{at.line}:{at.column})" for r, at in problem.related]
    help_ = [f"help: {diagnostic.help}"] if diagnostic.help else []
    others = [f"and {rest}"] if rest else []
    text = "\n".join([diagnostic.message, *notes, *help_, *others])
    properties = {
        "file": f"{root}{diagnostic.place.file}",
        "line": str(span.line),
        "endLine": str(span.end_line),
    }
    if span.line == span.end_line:
        # GitHub takes columns only within one line
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    properties["title"] = f"glossgraph: {diagnostic.check}"
    parameters = ",".join(f"{key}={_escaped_property(value)}" for key, value in properties.items())
    return f"::{diagnostic.severity} {parameters}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
