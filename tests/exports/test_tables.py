"""The formats of tables: other programs read what the glossary says, and all ids lead somewhere."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import duckdb
import frictionless
import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from glossgraph import exports
from glossgraph.exports import sqlite, xlsx
from glossgraph.exports.parts import tables
from glossgraph.exports.parts.columns import Type
from glossgraph.exports.parts.datapackage import datapackage
from glossgraph.exports.parts.manifest import measure
from glossgraph.model import Edge, Flow, Glossary, Relation, Term
from odd import BREAKS, PIECES, glossary_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.workbook import Workbook

texts = st.lists(st.sampled_from(PIECES + BREAKS), min_size=1, max_size=8).map(lambda pieces: f"a{''.join(pieces)}")

few = settings(max_examples=20)
"""Each example has many texts."""

Cells = list[list[object]]


@pytest.fixture(params=["bread", "hostile", "spoons"])
def any_small(request: pytest.FixtureRequest) -> Glossary:
    glossary: Glossary = request.getfixturevalue(request.param)
    return glossary


@pytest.fixture(params=["glossary", "bread", "hostile", "spoons"])
def any_glossary(request: pytest.FixtureRequest) -> Glossary:
    glossary: Glossary = request.getfixturevalue(request.param)
    return glossary


def content(glossary: Glossary, format_: str) -> dict[str, bytes]:
    found = exports.contents(glossary, [format_]).items()
    return {name: text.encode() if isinstance(text, str) else text for name, text in found}


def database(glossary: Glossary) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content(glossary, "sqlite")["glossary.sqlite"])
    return connection


def workbook(glossary: Glossary) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content(glossary, "xlsx")["glossary.xlsx"]))


def package(glossary: Glossary, folder: Path) -> Path:
    formats = {name: content(glossary, name) for name in ("csv", "sqlite")}
    for files in formats.values():
        for name, data in files.items():
            (folder / name).write_bytes(data)
    measures = {format_: {name: measure(data) for name, data in files.items()} for format_, files in formats.items()}
    (folder / "datapackage.json").write_text(datapackage(glossary, measures, "0123abc"), encoding="utf-8")
    return folder / "datapackage.json"


def faults(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    # it refuses what is not below the folder that it runs in
    monkeypatch.chdir(path.parent)
    report: list[list[str]] = frictionless.validate(path.name).flatten(["type", "note"])
    return report


def test_frictionless_finds_each_file_as_the_package_says(
    any_small: Glossary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = package(any_small, tmp_path)
    assert faults(path, monkeypatch) == []
    read = json.loads(path.read_text("utf-8"))
    assert {resource["path"] for resource in read["resources"]} == {p.name for p in tmp_path.iterdir()} - {path.name}
    assert read["commit"] == "0123abc"
    with (tmp_path / "edges.csv").open("a", encoding="utf-8") as file:
        file.write("no-such-term,dough,leads-to,none,,,\n")
    found = {type_ for type_, _ in faults(path, monkeypatch)}
    assert {"byte-count", "hash-count", "foreign-key"} <= found


def test_a_package_says_whose_it_is(bread: Glossary, tmp_path: Path) -> None:
    read = json.loads(package(bread, tmp_path).read_text("utf-8"))
    assert (read["name"], read["title"], read["version"]) == ("bread", "Bread", "2.1")
    assert read["licenses"] == [
        {"name": "CC-BY-SA-4.0", "path": "https://creativecommons.org/licenses/by-sa/4.0/", "title": "CC BY-SA 4.0"}
    ]
    terms = next(resource for resource in read["resources"] if resource["path"] == "terms.csv")
    assert terms["schema"]["foreignKeys"][0] == {
        "fields": ["kind"],
        "reference": {"resource": "kinds-csv", "fields": ["id"]},
    }


def test_every_id_of_a_database_resolves(any_glossary: Glossary) -> None:
    with closing(database(any_glossary)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        found = connection.execute("SELECT source, relation, target FROM edges").fetchall()
        assert set(found) == {(e.source, e.relation, e.target) for e in any_glossary.edges}
        of_tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
        names = {name for (name,) in connection.execute(of_tables)}
        assert {"terms", "terms_sources", "edges_sources", "names", "texts", "bibliography"} <= names


def test_ids_without_an_entry_resolve_too() -> None:
    edges = (Edge("a", "leads-to", "a", "It does.", sources=("a-book",)), Edge("a", "leads-to", "nowhere", "It does."))
    term = Term("a", "terms/a.yml", "A", "event", "A thing.", stage="late", groups=("all",), edges=edges)
    relation = Relation("leads-to", "leads to", "follows from", Flow.FORWARD)
    glossary = Glossary(terms={"a": term}, relations={relation.id: relation})
    with closing(database(glossary)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT id, label FROM kinds").fetchall() == [("event", None)]
        assert connection.execute("SELECT value FROM edges_sources").fetchall() == [("a-book",)]
        assert connection.execute("SELECT target FROM edges").fetchall() == [("a",)]
    assert tables.left_out(glossary) == "edges to terms that are not written"


def test_a_database_finds_words_in_other_forms(bread: Glossary) -> None:
    with closing(database(bread)) as connection:
        found = connection.execute("SELECT id FROM search WHERE search MATCH 'pastes' ORDER BY rank").fetchall()
        assert found[0] == ("dough",)
        accents = connection.execute("SELECT id FROM search WHERE search MATCH 'definition: flour'").fetchall()
        assert ("dough",) in accents
        sentences = {sentence for (sentence,) in connection.execute("SELECT sentence FROM sentences")}
        assert "Dough leads to Rise" in sentences
        title, licence = (
            connection.execute("SELECT value FROM about WHERE what = ?", [what]).fetchone()[0]
            for what in ("title", "license")
        )
        assert (title, licence) == ("Bread", "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/")
        assert connection.execute("PRAGMA application_id").fetchone() == (sqlite.APPLICATION,)


def test_without_the_extension_there_is_no_index_and_that_is_said(
    bread: Glossary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "has_full_text", lambda: False)
    with closing(database(bread)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master")]
        assert not [name for name in names if name.startswith("search")]
    assert sqlite.left_out(bread).endswith("the full-text index (the SQLite of this Python has no FTS5)")


def test_sqlite_says_what_a_column_holds(bread: Glossary) -> None:
    with closing(database(bread)) as connection:
        (statement,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'edges'").fetchone()
    for column in next(t for t in tables.every_table(bread) if t.name == "edges").columns:
        assert column.type is Type.LIST or column.description in statement


def rows_of(glossary: Glossary, name: str) -> list[dict[str, object]]:
    table = next(table for table in tables.every_table(glossary) if table.name == name)
    return [dict(zip((column.name for column in table.columns), row, strict=True)) for row in table.rows()]


def test_parquet_holds_the_same_rows_for_both_readers(any_glossary: Glossary, tmp_path: Path) -> None:
    for file, table in {"nodes.parquet": "terms", "edges.parquet": "edges", "texts.parquet": "texts"}.items():
        path = tmp_path / file
        path.write_bytes(content(any_glossary, "parquet")[file])
        wanted = [
            {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}
            for row in rows_of(any_glossary, table)
        ]
        read = pq.read_table(path)
        assert read.to_pylist() == wanted
        also = duckdb.read_parquet(str(path))
        assert [dict(zip(also.columns, row, strict=True)) for row in also.fetchall()] == wanted
        assert read.schema.metadata[b"title"].decode() == any_glossary.about.title


def test_parquet_has_dates_as_dates(spoons: Glossary, tmp_path: Path) -> None:
    path = tmp_path / "nodes.parquet"
    path.write_bytes(content(spoons, "parquet")["nodes.parquet"])
    (spoon,) = duckdb.read_parquet(str(path)).filter("id = 'spoon'").project("created, aliases").fetchall()
    assert spoon == (dt.date(2015, 1, 1), ["eating spoon"])


def cells(value: object) -> str:
    """Return what a cell of a workbook shows for a value of a table."""
    if isinstance(value, tuple):
        text = io.StringIO()
        csv.writer(text, delimiter="|", lineterminator="\r\n").writerow(value)
        return text.getvalue().removesuffix("\r\n")
    return "" if value is None else str(value)


def sheets(glossary: Glossary) -> Iterator[tuple[str, Cells]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content(glossary, "xlsx")["glossary.xlsx"]))
    for table in tables.tables(glossary):
        yield table.name, book.get_sheet_by_name(table.name.capitalize()).to_python(skip_empty_area=False)


def test_a_workbook_holds_the_same_rows(any_glossary: Glossary) -> None:
    by_name = {table.name: table for table in tables.tables(any_glossary)}
    for name, (header, *rows) in sheets(any_glossary):
        table = by_name[name]
        assert header == [column.name for column in table.columns]
        for found, wanted in zip(rows, table.rows(), strict=True):
            for cell, value in zip(found, wanted, strict=True):
                same = value if isinstance(value, (int, dt.date)) else cells(value)
                assert cell == same, (name, cell, value)


def test_a_workbook_computes_nothing_and_leads_nowhere_else(any_small: Glossary) -> None:
    for sheet in workbook(any_small).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not cell.hyperlink or cell.hyperlink.target is None


def test_the_ids_of_edges_lead_to_the_rows_of_terms(bread: Glossary) -> None:
    book = workbook(bread)
    edges, terms = book["Edges"], book["Terms"]
    for (cell,) in edges.iter_rows(min_row=2, max_col=1):
        assert cell.hyperlink
        place = cell.hyperlink.location.partition("!")[2]
        assert terms[place].value == cell.value
    assert (edges.freeze_panes, edges.auto_filter.ref) == ("A2", f"A1:G{edges.max_row}")


def test_a_text_that_is_too_long_for_a_cell_is_cut_and_that_is_said(bread: Glossary) -> None:
    assert "longer" not in xlsx.left_out(bread)
    long = replace(bread.terms["dough"], definition="🥖" * 20_000)
    glossary = replace(bread, terms={**bread.terms, "dough": long})
    cell = next(row[7] for row in workbook(glossary)["Terms"].values if row[0] == "dough")
    assert isinstance(cell, str)
    assert cell.endswith(" […]")
    # a character of two parts is not cut in two
    assert len(cell.encode("utf-16-le")) // 2 == xlsx.LONGEST - 1
    assert xlsx.left_out(glossary).endswith("the ends of texts in terms that are longer than 32,767 characters")


@few
@given(labels=st.lists(texts, min_size=2, max_size=20), aliases=st.lists(texts, min_size=1, max_size=4))
def test_odd_texts_come_back(labels: list[str], aliases: list[str]) -> None:
    glossary = glossary_of(labels, aliases)
    with closing(database(glossary)) as connection:
        assert [label for (label,) in connection.execute("SELECT label FROM terms ORDER BY id")] == labels
        of_first = "SELECT name FROM names WHERE term = 'term-000' AND type = 'alias' ORDER BY rowid"
        assert [name for (name,) in connection.execute(of_first)] == list(dict.fromkeys(aliases))
    nodes = pq.read_table(io.BytesIO(content(glossary, "parquet")["nodes.parquet"])).to_pylist()
    assert [node["label"] for node in nodes] == labels
    assert nodes[0]["aliases"] == aliases
    header, *rows = dict(sheets(glossary))["terms"]
    assert [row[header.index("label")] for row in rows] == labels
    assert rows[0][header.index("aliases")] == cells(tuple(aliases))


@pytest.mark.parametrize("format_", ["xlsx", "sqlite", "parquet", "anki", "md", "obsidian"])
def test_the_same_glossary_makes_the_same_bytes(format_: str, spoons: Glossary) -> None:
    assert content(spoons, format_) == content(spoons, format_)
