"""A database in one file, with full-text search: for SQL, for programs on phones and desktops, and for Datasette.

Its tables are those of the CSV, and everything that they refer to by id is there. A column that holds several values is
a table of its own, as in `terms_sources`; `names` has all names of a term. The view `sentences` reads each edge as a
sentence. `search` is the full-text index, of the extension FTS5: the best comes first with `ORDER BY rank`, and a name
with a hyphen is put in double quotes within the words that are looked for. What each column holds stands beside it in
the `.schema`. `about` says whose glossary it is, and how it may be used.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING

from glossgraph.exports.parts import tables
from glossgraph.exports.parts.columns import Type
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.exports.parts.columns import AnyTable, Column, Value
    from glossgraph.model import About, Glossary

TITLE = "SQLite"

OPENS = "SQLite, DB Browser for SQLite, DBeaver, Datasette, DuckDB, and every programming language."

PURPOSE = Purpose.TABLE

LANGUAGE = "python"

CODE = """import sqlite3
from contextlib import closing

with closing(sqlite3.connect("glossary.sqlite")) as database:
    for (sentence,) in database.execute("SELECT sentence FROM sentences"):
        print(sentence)
    query = "SELECT label, definition FROM search WHERE search MATCH ? ORDER BY rank LIMIT 5"
    print(*database.execute(query, ["any OR word"]), sep="\\n")"""

NEEDS: tuple[str, ...] = ()

FILE = "glossary.sqlite"

APPLICATION = int.from_bytes(b"GlGr")
"""What says in the head of the file that it is a glossary."""

VERSION = 1
"""What says there which tables it has; it grows when one of them or a column goes or changes."""

_ALSO_IN_NAMES = {"aliases", "names"}
"""The columns whose values are in the table of names."""

_PIECE = 2**20

_AFTER = """
CREATE INDEX edges_by_target ON edges (target);
CREATE INDEX edges_by_relation ON edges (relation);
CREATE INDEX names_by_name ON names (name COLLATE NOCASE);
CREATE VIEW sentences AS
  SELECT source, relation, target, a.label || ' ' || r.label || ' ' || b.label AS sentence, reason
  FROM edges JOIN terms a ON a.id = source JOIN relations r ON r.id = relation JOIN terms b ON b.id = target;
"""

_FULL_TEXT = """
CREATE VIRTUAL TABLE search USING fts5 (
  id UNINDEXED, label, names, definition, texts, tokenize = '{tokenizer}'
);
INSERT INTO search (id, label, names, definition, texts)
  SELECT id, label,
    (SELECT group_concat(name, char(10)) FROM (SELECT name FROM names WHERE term = terms.id ORDER BY rowid)),
    definition,
    (SELECT group_concat(whole, char(10)) FROM (
      SELECT coalesce(title || ': ', '') || text AS whole FROM texts WHERE term = terms.id ORDER BY number
    ))
  FROM terms ORDER BY id;
INSERT INTO search (search, rank) VALUES ('rank', 'bm25(0, 10, 8, 4, 1)');
INSERT INTO search (search) VALUES ('optimize');
"""


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return (FILE,)


def export(glossary: Glossary) -> dict[str, Iterator[bytes]]:
    """Return `glossary.sqlite`; all tables and columns are there, also those that are empty."""
    return {FILE: _written(glossary)}


def left_out(glossary: Glossary) -> str:
    """Return what the tables have no columns for, and the index if the SQLite of this Python cannot make it."""
    index = "" if has_full_text() else "the full-text index (the SQLite of this Python has no FTS5)"
    return "; ".join(filter(None, (tables.left_out(glossary), index)))


@cache
def has_full_text() -> bool:
    """Tell whether the SQLite of this Python can make a full-text index."""
    with closing(sqlite3.connect(":memory:")) as connection:
        return ("ENABLE_FTS5",) in connection.execute("PRAGMA compile_options").fetchall()


def _written(glossary: Glossary) -> Iterator[bytes]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};")
        connection.execute("BEGIN")
        _fill_about(connection, glossary)
        for table in tables.every_table(glossary):
            _fill(connection, table)
        # a script ends what was begun
        connection.executescript(_AFTER)
        if has_full_text():
            # the stemmer knows English only
            stemmed = "porter " if glossary.about.language.lower().partition("-")[0] == "en" else ""
            connection.executescript(_FULL_TEXT.format(tokenizer=f"{stemmed}unicode61 remove_diacritics 2"))
        whole = connection.serialize()
    for start in range(0, len(whole), _PIECE):
        yield whole[start : start + _PIECE]


def _fill_about(connection: sqlite3.Connection, glossary: Glossary) -> None:
    connection.execute("CREATE TABLE about (\n  what TEXT PRIMARY KEY,\n  value TEXT NOT NULL\n)")
    connection.executemany("INSERT INTO about VALUES (?, ?)", _about(glossary, glossary.about).items())


def _about(glossary: Glossary, about: About) -> dict[str, str]:
    description = plain_words(glossary, about.description)
    facts = {"title": about.title, "description": description, "language": about.language, **about.credits}
    return {what: value for what, value in facts.items() if value}


def _fill(connection: sqlite3.Connection, table: AnyTable) -> None:
    """Make a table, and one for each of its columns that hold several values."""
    single = [(number, c) for number, c in enumerate(table.columns) if c.type is not Type.LIST]
    several = [
        (number, c)
        for number, c in enumerate(table.columns)
        if c.type is Type.LIST and not (table.name == "terms" and c.name in _ALSO_IN_NAMES)
    ]
    keys = [number for number, column in single if column.name in table.key]
    connection.execute(_definition(table, [column for _, column in single]))
    for _, column in several:
        connection.execute(_definition_of_values(table, column))
    row_of = _insertion(table.name, len(single))
    value_of = {number: _insertion(f"{table.name}_{column.name}", len(keys) + 2) for number, column in several}
    for row in table.rows():
        connection.execute(row_of, [_stored(row[number]) for number, _ in single])
        key = [_stored(row[number]) for number in keys]
        for number, insert in value_of.items():
            values = row[number]
            if isinstance(values, tuple):
                connection.executemany(insert, ([*key, place, value] for place, value in enumerate(values, start=1)))


def _definition(table: AnyTable, columns: list[Column[object]]) -> str:
    """Return the statement that makes a table, with what its columns hold as comments, which the database keeps."""
    lines = [f'  "{c.name}" {_type(c)}{_referring(c)}, -- {c.description}' for c in columns]
    key = ", ".join(f'"{name}"' for name in table.key)
    return "\n".join([f"CREATE TABLE {table.name} ( -- {table.description}", *lines, f"  PRIMARY KEY ({key})", ")"])


def _definition_of_values(table: AnyTable, column: Column[object]) -> str:
    types = {c.name: _type(c) for c in table.columns}
    key = ", ".join(f'"{name}"' for name in table.key)
    lines = [
        *(f'  "{name}" {types[name]} NOT NULL,' for name in table.key),
        "  position INTEGER NOT NULL, -- Its place among the values, counted from 1.",
        f"  value TEXT NOT NULL{_referring(column)}, -- {column.description}",
        f"  PRIMARY KEY ({key}, position),",
        f"  FOREIGN KEY ({key}) REFERENCES {table.name} ({key})",
    ]
    return "\n".join([f"CREATE TABLE {table.name}_{column.name} (", *lines, ") WITHOUT ROWID"])


def _insertion(table: str, columns: int) -> str:
    # the names are those of this package, and no text of a glossary is in a statement
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"  # noqa: S608


def _type(column: Column[object]) -> str:
    return "INTEGER" if column.type in {Type.INTEGER, Type.BOOLEAN} else "TEXT"


def _referring(column: Column[object]) -> str:
    return f" REFERENCES {column.of} (id)" if column.of else ""


def _stored(value: Value) -> str | int | None:
    if isinstance(value, tuple):
        raise TypeError(f"{value} are several values")
    return value.isoformat() if isinstance(value, dt.date) else value
