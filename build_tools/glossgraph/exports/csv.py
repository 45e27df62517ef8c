"""Two tables, of terms and of edges: for spreadsheets, Neo4j's import and data frames.

Several values in one cell are separated by `|`. A cell that a spreadsheet would take for a formula starts with an
apostrophe.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from glossgraph.text.mentions import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.model import Glossary

TERMS = ("id", "label", "aliases", "kind", "stage", "stage_number", "status", "definition", "sources")
EDGES = ("source", "relation", "target", "flow", "reason", "when", "sources")

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""The starts of cells that a spreadsheet would evaluate; see https://owasp.org/www-community/attacks/CSV_Injection."""

TITLE = "CSV"

OPENS = "Every spreadsheet, pandas, R, and `LOAD CSV` of Neo4j."

LANGUAGE = "python"

CODE = """import csv

with open("edges.csv", encoding="utf-8", newline="") as file:
    print(*(f"{row['source']} {row['relation']} {row['target']}" for row in csv.DictReader(file)), sep="\\n")"""


def export(glossary: Glossary) -> dict[str, str]:
    """Return `terms.csv` and `edges.csv`, as in RFC 4180 but with plain line feeds."""
    terms = (
        (
            term.id,
            term.label,
            "|".join(term.aliases),
            term.kind,
            term.stage,
            str(glossary.stages[term.stage].number) if term.stage in glossary.stages else "",
            str(term.status),
            on_one_line(glossary, term.definition),
            "|".join(term.sources),
        )
        for term in glossary.terms.values()
    )
    edges = (
        (
            edge.source,
            edge.relation,
            edge.target,
            str(glossary.flow(edge)),
            on_one_line(glossary, edge.reason),
            edge.when,
            "|".join(edge.sources),
        )
        for edge in glossary.edges
    )
    return {"terms.csv": _table(TERMS, terms), "edges.csv": _table(EDGES, edges)}


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA) else value
