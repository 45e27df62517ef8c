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
            "check": one.diagnostic.check,
            "severity": str(one.diagnostic.severity),
            "message": one.diagnostic.message,
            "help": one.diagnostic.help,
            **_place(one.diagnostic.place.file, one.span),
            "end_line": one.span.end_line,
            "end_column": one.span.end_column,
            "related": [{**_place(r.place.file, span), "message": r.message} for r, span in one.related],
        }
        for one in located
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
