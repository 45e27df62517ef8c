"""Two tables, of terms and of edges: for spreadsheets, Neo4j's import and data frames.

Texts are plain words, without Markdown. Several values in one cell are a row of CSV themselves, with `|` for the comma:
one that holds a `|`, a double quote or a line break is in double quotes. A cell that a spreadsheet would take for a
formula starts with an apostrophe.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.text.escape import csv_row
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.model import Glossary

TERMS = ("id", "label", "aliases", "kind", "stage", "stage_number", "status", "definition", "sources", "replaced_by")
EDGES = ("source", "relation", "target", "flow", "reason", "when", "sources")

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""The start of a cell that a spreadsheet would evaluate; see https://owasp.org/www-community/attacks/CSV_Injection.

Apostrophes may come before it, so that whoever takes one away from such a cell has the text as it was.
"""

TITLE = "CSV"

OPENS = "Every spreadsheet, pandas, R, and `LOAD CSV` of Neo4j."

LANGUAGE = "python"

CODE = """import csv

with open("edges.csv", encoding="utf-8", newline="") as file:
    print(*(f"{row['source']} {row['relation']} {row['target']}" for row in csv.DictReader(file)), sep="\\n")

with open("terms.csv", encoding="utf-8", newline="") as file:
    aliases = {row["id"]: next(csv.reader([row["aliases"]], delimiter="|"), []) for row in csv.DictReader(file)}
print(sum(map(len, aliases.values())), "aliases")"""


def export(glossary: Glossary) -> dict[str, str]:
    """Return `terms.csv` and `edges.csv`, as in RFC 4180 but with plain line feeds."""
    terms = (
        (
            term.id,
            term.label,
            csv_row(term.aliases, "|"),
            term.kind,
            term.stage,
            str(glossary.stages[term.stage].number) if term.stage in glossary.stages else "",
            str(term.status),
            plain_words(glossary, term.definition),
            csv_row(term.sources, "|"),
            term.replaced_by,
        )
        for term in glossary.terms.values()
    )
    edges = (
        (
            edge.source,
            edge.relation,
            edge.target,
            str(glossary.flow(edge)),
            plain_words(glossary, edge.reason),
            edge.when,
            csv_row(edge.sources, "|"),
        )
        for edge in glossary.edges
    )
    return {"terms.csv": _table(TERMS, terms), "edges.csv": _table(EDGES, edges)}


def left_out(_: Glossary) -> str:
    """Return what the tables have no columns for."""
    return "explanations, boundaries, questions, examples, figures, stories, reading paths, and the details of edges"


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    cells = ([_cell(value) for value in row] for row in rows)
    return "".join(f"{csv_row(row)}\n" for row in (header, *cells))


def _cell(value: str) -> str:
    return f"'{value}" if _FORMULA.match(value) else value
