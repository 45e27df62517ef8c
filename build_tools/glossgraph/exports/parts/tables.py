"""All tables of a glossary: the same in every format that has tables."""

from __future__ import annotations

from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from glossgraph.exports.parts import term_tables, vocabulary_tables
from glossgraph.graph.contents import held
from glossgraph.model import once

if TYPE_CHECKING:
    from glossgraph.exports.parts.columns import AnyTable
    from glossgraph.model import Glossary

_MAKERS = (
    term_tables.terms,
    term_tables.edges,
    term_tables.names,
    term_tables.texts,
    term_tables.matches,
    vocabulary_tables.relations,
    vocabulary_tables.kinds,
    vocabulary_tables.stages,
    vocabulary_tables.groups,
    vocabulary_tables.settings,
    vocabulary_tables.cast,
    vocabulary_tables.facts,
    vocabulary_tables.paths,
    vocabulary_tables.stops,
    vocabulary_tables.bibliography,
)


@once
def every_table(glossary: Glossary) -> tuple[AnyTable, ...]:
    """Return all tables with all their columns, for formats in which queries are written for any glossary.

    Their rows are worked out once for all formats.
    """
    return tuple(_worked_out(make(glossary)) for make in _MAKERS)


def _worked_out(table: AnyTable) -> AnyTable:
    """Return a table of the rows that a table has."""
    rows = list(table.rows())
    columns = tuple(replace(column, value=itemgetter(number)) for number, column in enumerate(table.columns))
    return replace(table, items=lambda: rows, columns=columns)


def tables(glossary: Glossary) -> tuple[AnyTable, ...]:
    """Return the tables that have rows, without the columns that are empty in most glossaries and in this one.

    What terms and edges refer to is there: an id without an entry has a row of its own.
    """
    return tuple(_filled(table) for table in every_table(glossary) if not table.is_optional or _any(table))


def left_out(glossary: Glossary, *sorts: str) -> str:
    """Return what the tables have no place for, with further sorts of things that are in none of those of a format."""
    dangling = "" if term_tables.are_all_joined(glossary) else "edges to terms that are not written"
    return "; ".join(filter(None, (held(glossary, *sorts, "stories", "models"), dangling)))


def _filled(table: AnyTable) -> AnyTable:
    optional = [column for column in table.columns if column.is_optional]
    empty = {c.name for c in optional if not any(c.cell(item) not in {None, ()} for item in table.items())}
    return replace(table, columns=tuple(column for column in table.columns if column.name not in empty))


def _any(table: AnyTable) -> bool:
    items: Any = table.items()
    return any(True for _ in items)
