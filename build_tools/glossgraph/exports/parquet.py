"""The graph as typed columns: for data frames, and for engines that read only what a query asks for.

`nodes.parquet` has the terms, `edges.parquet` what joins them, and `texts.parquet` what else is said of each term, text
by text. Several values in one cell are a list, and what is not known is null. What a
column holds stands in the metadata of its field, and whose glossary it is in the metadata of the file.
"""

from __future__ import annotations

from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from glossgraph.exports.parts import tables
from glossgraph.exports.parts.columns import Type
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.exports.parts.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.exports.parts.columns import AnyTable
    from glossgraph.model import About, Glossary

TITLE = "Parquet"

OPENS = "pandas, Polars, DuckDB, Spark, R with arrow, and most warehouses."

PURPOSE = Purpose.TABLE

LANGUAGE = "python"

NEEDS: tuple[str, ...] = ("pyarrow",)

CODE = """import pyarrow.parquet as pq

edges = pq.read_table("edges.parquet", columns=["source", "relation", "target"])
print(edges.num_rows, "edges from", len(edges["source"].unique()), "terms")"""

_FILES = {"nodes.parquet": "terms", "edges.parquet": "edges", "texts.parquet": "texts"}
"""The table in each file."""

_ROWS = 20_000
"""How many rows are made at a time."""


def names(_: Glossary) -> tuple[str, ...]:
    """Return the names of the files."""
    return tuple(_FILES)


def export(glossary: Glossary) -> dict[str, Iterator[bytes]]:
    """Return the files; all columns are there, also those that are empty."""
    by_name = {table.name: table for table in tables.every_table(glossary)}
    return {file: _written(by_name[name], glossary.about) for file, name in _FILES.items()}


def left_out(glossary: Glossary) -> str:
    """Return what is in no column."""
    return tables.left_out(glossary, "matches", "casts", "facts of settings", "reading paths")


def _written(table: AnyTable, about: About) -> Iterator[bytes]:
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    schema = _schema(arrow, table, about)
    window, rows = Window(), table.rows()
    with parquet.ParquetWriter(window, schema, compression="zstd") as writer:
        while batch := [*islice(rows, _ROWS)]:
            columns = [
                arrow.array(cells, type=field.type)
                for cells, field in zip(zip(*batch, strict=True), schema, strict=True)
            ]
            writer.write_batch(arrow.record_batch(columns, schema=schema))
            yield window.taken()
    yield window.taken()


def _schema(arrow: Any, table: AnyTable, about: About) -> Any:  # noqa: ANN401 - it comes without types
    types = {
        Type.TEXT: arrow.string(),
        Type.INTEGER: arrow.int32(),
        Type.BOOLEAN: arrow.bool_(),
        Type.DATE: arrow.date32(),
        Type.LIST: arrow.list_(arrow.string()),
    }
    fields = [
        arrow.field(c.name, types[c.type], nullable=c.name not in table.key, metadata={"description": c.description})
        for c in table.columns
    ]
    facts = {"title": about.title, "description": table.description, "language": about.language, **about.credits}
    return arrow.schema(fields, metadata=facts)
