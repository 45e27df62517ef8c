"""Diagnostics for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossgraph.diagnostics import Located, Summary
    from glossgraph.source import Span


def render(located: Sequence[Located], summary: Summary) -> str:
    """Return one object: `diagnostics`, in order of place, and `summary`."""
    rows = [
        {
            "check": problem.diagnostic.check,
            "severity": str(problem.diagnostic.severity),
            "message": problem.diagnostic.message,
            "help": problem.diagnostic.help,
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
    }
    return json.dumps({"diagnostics": rows, "summary": counts}, indent=2, ensure_ascii=False) + "\n"


def _place(file: str, span: Span) -> dict[str, Any]:
    return {"file": file, "line": span.line, "column": span.column}
