"""Tables, one for each sort of thing: for spreadsheets, data frames and the imports of databases.

`terms.csv` and `edges.csv` hold the graph, and the others what these refer to by ids, and what else is said of terms.
Texts are plain words, without Markdown. Several values in one cell are a row of CSV themselves, with `|` for the comma:
one that holds a `|`, a double quote or a line break is in double quotes. A cell that a spreadsheet would take for a
formula starts with an apostrophe. Further `names` stand after their types, as in `abbreviation: Hg`. Edges begin with
source and target, as most importers of graphs expect; an edge that names no `settings` holds in all.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from glossgraph.exports.parts import tables
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.text.escape import csv_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.exports.parts.columns import AnyTable, Value
    from glossgraph.model import Glossary

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""The start of a cell that a spreadsheet would evaluate; see https://owasp.org/www-community/attacks/CSV_Injection.

Apostrophes may come before it, so that whoever takes one away from such a cell has the text as it was.
"""

TITLE = "CSV"

OPENS = "Every spreadsheet, pandas, R, DuckDB, and the imports of Neo4j and other graph databases."

PURPOSE = Purpose.TABLE

LANGUAGE = "python"

CODE = """import csv

with open("edges.csv", encoding="utf-8", newline="") as file:
    print(*(f"{row['source']} {row['relation']} {row['target']}" for row in csv.DictReader(file)), sep="\\n")

with open("terms.csv", encoding="utf-8", newline="") as file:
    aliases = {row["id"]: next(csv.reader([row["aliases"]], delimiter="|"), []) for row in csv.DictReader(file)}
print(sum(map(len, aliases.values())), "aliases")"""

NEEDS: tuple[str, ...] = ()


def names(glossary: Glossary) -> tuple[str, ...]:
    """Return the names of the tables."""
    return tuple(f"{table.name}.csv" for table in tables.tables(glossary))


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return the tables, as in RFC 4180 but with plain line feeds. Empty tables are not there.

    Some columns are there only if any row has something in them.
    """
    return {f"{table.name}.csv": _written(table) for table in tables.tables(glossary)}


def left_out(glossary: Glossary) -> str:
    """Return what the tables have no columns for."""
    return tables.left_out(glossary)


def _written(table: AnyTable) -> Iterator[str]:
    yield f"{csv_row(column.name for column in table.columns)}\n"
    for row in table.rows():
        # a writer of a row has a buffer, and lists in cells have writers of their own
        yield f"{csv_row([_cell(value) for value in row])}\n"


def _cell(value: Value) -> str:
    """Return a value as text, as no spreadsheet takes it for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, dt.date)):
        return str(value)
    text = csv_row(value, "|") if isinstance(value, tuple) else value
    return f"'{text}" if _FORMULA.match(text) else text
