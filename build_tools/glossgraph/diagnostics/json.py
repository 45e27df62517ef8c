"""Diagnostics for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glossgraph.diagnostics import Located, Summary, Tally
    from glossgraph.source import Span


def render(located: Sequence[Located], summary: Summary) -> str:
    """Return one object: `diagnostics`, in order of place, and `summary`, whose numbers are those of all.

    The `fix` of a diagnostic says what `check --fix` would do, and is empty where nothing is sure.
    """
    rows = [
        {
            "check": problem.diagnostic.check,
            "severity": str(problem.diagnostic.severity),
            "message": problem.diagnostic.message,
            "help": problem.diagnostic.help,
            "fix": fix.title if (fix := problem.diagnostic.fix) else "",
            **_place(problem.diagnostic.place.file, problem.span),
            "end_line": problem.span.end_line,
            "end_column": problem.span.end_column,
            "related": [{**_place(r.place.file, span), "message": r.message} for r, span in problem.related],
        }
        for problem in located
    ]
    counts = {
        "terms": summary.terms,
        "edges": summary.edges,
        "errors": summary.errors,
        "warnings": summary.warnings,
        "checks": _checks(summary.tallies),
    }
    return json.dumps({"diagnostics": rows, "summary": counts}, indent=2, ensure_ascii=False) + "\n"


def _checks(tallies: Iterable[Tally]) -> dict[str, dict[str, int]]:
    """Return what each check found, whatever the severity: how many, how many of it are listed, errors and warnings."""
    checks: dict[str, dict[str, int]] = {}
    for tally in tallies:
        numbers = checks.setdefault(tally.check, {"count": 0, "listed": 0, "errors": 0, "warnings": 0})
        numbers["count"] += tally.found
        numbers["listed"] += tally.listed
        numbers[f"{tally.severity}s"] += tally.found
    return checks


def _place(file: str, span: Span) -> dict[str, Any]:
    return {"file": file, "line": span.line, "column": span.column}
