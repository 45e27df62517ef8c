"""Tables that a new database is made from at once, however large the glossary is: for `neo4j-admin database import`.

They hold what the statements of `cypher` write: terms as `(:Term)`, each edge as a relationship whose type is its
relation in capitals, and stages, kinds, settings and groups as nodes to which the terms lead. Each table has its header
in a file of its own. The import makes a database that must not exist yet, while the server is stopped. Texts are plain
words, as they are: there is no protection from spreadsheets, for which there are other tables. Items of a list are
parted by the character U+001F, which no text has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.parts import property_graph
from glossgraph.exports.parts.property_graph import LISTS, NUMBERS, OF_EDGES, OF_MEMBERSHIPS, OF_PLACES, OF_TERMS
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.text.escape import csv_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from glossgraph.exports.parts.attributes import Value
    from glossgraph.exports.parts.property_graph import Relationship
    from glossgraph.model import Glossary

TITLE = "Tables for Neo4j"

OPENS = "The import of [Neo4j](https://neo4j.com/docs/operations-manual/current/import/)."

PURPOSE = Purpose.DATABASE

LANGUAGE = "sh"

CODE = """neo4j-admin database import full neo4j --array-delimiter=U+001F --multiline-fields=true \\
    --nodes=Term=neo4j-terms-header.csv,neo4j-terms.csv \\
    --nodes=neo4j-places-header.csv,neo4j-places.csv \\
    --relationships=neo4j-edges-header.csv,neo4j-edges.csv \\
    --relationships=neo4j-memberships-header.csv,neo4j-memberships.csv"""

NEEDS: tuple[str, ...] = ()

_ENDS = (":START_ID(Term)", ":END_ID(Term)", ":TYPE")

_HEADERS = {
    "terms": ("id:ID(Term)", *OF_TERMS[1:]),
    "places": (":ID(Place)", ":LABEL", *OF_PLACES),
    "edges": (*_ENDS, *OF_EDGES),
    "memberships": (":START_ID(Term)", ":END_ID(Place)", ":TYPE", *OF_MEMBERSHIPS),
}

_BETWEEN = "\x1f"


def names(_: Glossary) -> tuple[str, ...]:
    """Return the names of the headers and the tables, which are always the same."""
    return tuple(name for table in _HEADERS for name in (f"neo4j-{table}-header.csv", f"neo4j-{table}.csv"))


def left_out(glossary: Glossary) -> str:
    """Return what has no place in the graph."""
    return property_graph.without_properties(glossary)


def export(glossary: Glossary) -> dict[str, Iterable[str]]:
    """Return a header and a table of each sort of nodes and relationships."""
    tables = {
        "terms": _rows(OF_TERMS, property_graph.terms(glossary)),
        "edges": _joined(OF_EDGES, property_graph.edges(glossary)),
        "places": _places(glossary),
        "memberships": _joined(OF_MEMBERSHIPS, property_graph.memberships(glossary)),
    }
    files: dict[str, Iterable[str]] = {}
    for table, columns in _HEADERS.items():
        files[f"neo4j-{table}-header.csv"] = [f"{csv_row(map(_typed, columns))}\n"]
        files[f"neo4j-{table}.csv"] = tables[table]
    return files


def _places(glossary: Glossary) -> Iterator[str]:
    for label, values in property_graph.places(glossary):
        yield from _rows(
            (":ID", ":LABEL", *OF_PLACES), [{":ID": _place(label, values["id"]), ":LABEL": label} | values]
        )


def _joined(properties: tuple[str, ...], relationships: Iterable[Relationship]) -> Iterator[str]:
    for each in relationships:
        target = _place(each.place, each.target) if each.place else each.target
        ends = {":START_ID": each.source, ":END_ID": target, ":TYPE": each.type}
        yield from _rows((*ends, *properties), [ends | each.properties])


def _place(label: str, id_: Value) -> str:
    """Return the id of a place, as a stage and a setting may have the same."""
    return f"{label}:{id_}"


def _rows(columns: tuple[str, ...], rows: Iterable[Mapping[str, Value]]) -> Iterator[str]:
    """Yield rows of a table; a cell of what a row does not have is empty, which the import takes for nothing."""
    for row in rows:
        yield f"{csv_row(_cell(row.get(name, '')) for name in columns)}\n"


def _cell(value: Value) -> str:
    return _BETWEEN.join(value) if isinstance(value, tuple) else str(value)


def _typed(column: str) -> str:
    """Return a column with its type, as a header names it; without one, it is of texts."""
    if column in LISTS:
        return f"{column}:string[]"
    return f"{column}:int" if column in NUMBERS else column
