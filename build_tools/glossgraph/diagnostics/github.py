"""Diagnostics as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossgraph.diagnostics import Located, Summary


def render(located: Sequence[Located], summary: Summary, root: str = "") -> str:
    """Return one command for each diagnostic, escaped so that no text in a file can form a command of its own.

    GitHub looks for files from the top of the repository: `root` is the path from there to the glossary, and
    ends with `/`.

    The format is that of https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """
    size = f"{count(summary.terms, 'term')}, {count(summary.edges, 'edge')}"
    closing = f"{size}: {count(summary.errors, 'error')}, {count(summary.warnings, 'warning')}"
    return "\n".join([*(_command(problem, root) for problem in located), closing]) + "\n"


def _command(problem: Located, root: str) -> str:
    diagnostic, span = problem.diagnostic, problem.span
    notes = [f"{r.message} ({root}{r.place.file}:{at.line}:{at.column})" for r, at in problem.related]
    text = "\n".join([diagnostic.message, *notes, *([f"help: {diagnostic.help}"] if diagnostic.help else [])])
    properties = {
        "file": f"{root}{diagnostic.place.file}",
        "line": str(span.line),
        "endLine": str(span.end_line),
        "col": str(span.column),
        "endColumn": str(span.end_column),
        "title": f"glossgraph: {diagnostic.check}",
    }
    parameters = ",".join(f"{key}={_escaped_property(value)}" for key, value in properties.items())
    return f"::{diagnostic.severity} {parameters}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
