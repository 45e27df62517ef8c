"""Diagnostics as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Severity, count, visible
from glossgraph.diagnostics.group import Group, grouped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossgraph.diagnostics import Located, Summary

MOST_SHOWN = 10
"""How many errors, and how many warnings, GitHub shows of one step."""


def render(
    located: Sequence[Located],
    summary: Summary,
    root: str = "",
    notes: Sequence[str] = (),
    all_of_them: str = "`glossgraph check` lists all of them",
) -> str:
    """Return commands, escaped so that no text in a file can form one of its own: no more than GitHub shows.

    Where there are more errors, or more warnings, one of each sort is shown first, the most frequent sort before the
    others, and then more of each as long as there is room.

    The format is that of https://docs.github.com/actions/reference/workflow-commands-for-github-actions.

    Args:
        located: The diagnostics, with their places.
        summary: The size of the glossary, and the number of its problems.
        root: The path from the top of the repository, where GitHub looks for files, to the glossary; ends with `/`.
        notes: What else is to be said at the end, a line each.
        all_of_them: Where the diagnostics are listed that are not shown.

    """
    groups = [group for severity in Severity for group in _shown(located, severity)]
    size = f"{count(summary.terms, 'term')}, {count(summary.edges, 'edge')}"
    rows = [f"{size}: {count(summary.errors, 'error')}, {count(summary.warnings, 'warning')}{summary.in_files}"]
    if len(groups) < len(located):
        rows.append(f"GitHub shows at most {MOST_SHOWN} errors and {MOST_SHOWN} warnings of a step; {all_of_them}")
    rows += [f"note: {visible(note)}" for note in notes]
    # an older form of the commands is found anywhere in a line
    return "\n".join([*(_command(group, root) for group in groups), *(r.replace("##[", "## [") for r in rows)]) + "\n"


def _shown(located: Sequence[Located], severity: Severity) -> list[Group]:
    alike = [problem for problem in located if problem.diagnostic.severity is severity]
    if len(alike) <= MOST_SHOWN:
        return [Group(problem) for problem in alike]
    groups = sorted(grouped(alike, few=1), key=lambda group: -group.size)[:MOST_SHOWN]
    others = (Group(problem) for group in groups for problem in group.others)
    return [*groups, *islice(others, MOST_SHOWN - len(groups))]


def _command(group: Group, root: str) -> str:
    problem = group.first
    diagnostic, span = problem.diagnostic, problem.span
    notes = [f"{r.message} ({root}{r.place.file}:{at.line}:{at.column})" for r, at in problem.related]
    help_ = [f"help: {diagnostic.help}"] if diagnostic.help else []
    others = [f"and {group.rest}"] if group.others else []
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
