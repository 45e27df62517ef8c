"""Databases of graphs take what is written for them: terms, edges and what terms belong to, once however often."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import ladybug
import pytest

from glossgraph import exports
from glossgraph.exports.parts.property_graph import LISTS, NUMBERS, OF_EDGES, OF_PLACES, OF_TERMS, PLACES, type_of
from glossgraph.graph.members import roles_of, settings_with
from glossgraph.model import Edge, Flow, Glossary, Group, Kind, Relation, Role, Setting, Stage, StageRule, Term
from glossgraph.text.plain import plain_words
from judging import judge
from odd import BREAKS, PIECES, glossary_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

STATEMENT = re.compile(r"UNWIND \[\n(.*?)\n\] AS row\n(.*?);\n", re.DOTALL)

PROPERTY = re.compile(r"(\w+): ((?:'(?:\\.|[^\\'])*'(?: \+ )?)+|\d+|\[(?:(?:'(?:\\.|[^\\'])*'(?: \+ |, )?)*)\])")

MEMBERSHIPS = {
    "IN_STAGE": "Stage",
    "OF_KIND": "Kind",
    "IN_GROUP": "Group",
    "IN_SETTING": "Setting",
    "HAS_ROLE": "Setting",
}

Row = dict[str, Any]


def odd_glossary() -> Glossary:
    """Return a glossary in which each piece of odd text stands first in a label, and behind a backslash in another."""
    pieces = [*PIECES, *BREAKS, "\\u0041", "\\", "u0027", "$x", "{}", "//", "/*", "`"]
    labels = [f"a{one}{two}\\{three}b" for one, two, three in zip(pieces[::2], pieces[1::2], pieces, strict=False)]
    return glossary_of(labels, [f"\\{piece}" for piece in pieces])


def placed(glossary: Glossary) -> Glossary:
    """Return a glossary with a setting in which somebody has two roles."""
    actor = next(iter(glossary.terms))
    odd = Setting("odd", "It's \\u0027 {odd}", "It is *so*.", cast={"one": actor, "other": actor})
    return replace(glossary, settings={"odd": odd})


@pytest.fixture(params=["bread", "spoons", "hostile", "odd"])
def some(request: pytest.FixtureRequest) -> Glossary:
    return placed(odd_glossary() if request.param == "odd" else request.getfixturevalue(request.param))


def statements(glossary: Glossary) -> str:
    (text,) = exports.contents(glossary, ["cypher"]).values()
    assert isinstance(text, str)
    return text


def column(name: str) -> str:
    return f"`{name}` {'STRING[]' if name in LISTS else 'INT64' if name in NUMBERS else 'STRING'}"


def database(glossary: Glossary) -> ladybug.Connection:
    """Return an empty database with the tables that this engine needs, which Neo4j makes by itself."""
    connection = ladybug.Connection(ladybug.Database(":memory:"))
    for label, names in {"Term": OF_TERMS, **dict.fromkeys(PLACES, OF_PLACES)}.items():
        columns = ", ".join(map(column, names))
        connection.execute(f"CREATE NODE TABLE `{label}`({columns}, PRIMARY KEY(id))")
    of_edges = ", ".join(map(column, OF_EDGES))
    for relation in glossary.relations:
        connection.execute(f"CREATE REL TABLE `{type_of(relation)}`(FROM Term TO Term, {of_edges})")
    for type_, place in MEMBERSHIPS.items():
        connection.execute(f"CREATE REL TABLE `{type_}`(FROM Term TO `{place}`, `role` STRING)")
    return connection


def run(connection: ladybug.Connection, text: str) -> None:
    """Run statements row by row, as this engine wants the same keys in all rows of a list."""
    for rows, end in STATEMENT.findall(text):
        for row in rows.split(",\n{"):
            values = dict(PROPERTY.findall(row))
            assert values
            asked = re.sub(r":(Group|Term|Stage|Kind|Setting)\b", r":`\1`", end)
            asked = re.sub(r"\b([nr])\.(\w+) = ", r"\1.`\2` = ", asked)
            connection.execute(re.sub(r"row\.(\w+)", lambda found, v=values: v.get(found[1], "NULL"), asked))


def asked(connection: ladybug.Connection, query: str) -> list[Sequence[Any]]:
    result = connection.execute(query)
    assert isinstance(result, ladybug.QueryResult)
    return [tuple(row) for row in result]


def terms_of(glossary: Glossary) -> Iterator[tuple[Any, ...]]:
    for term in glossary.terms.values():
        number, definition = glossary.stage_number(term.id), plain_words(glossary, term.definition)
        yield term.id, term.title, number, list(term.aliases) or None, definition or None, str(term.status)


def edges_of(glossary: Glossary) -> list[tuple[Any, ...]]:
    return sorted((e.source, type_of(e.relation), e.target, e.when) for e in glossary.edges)


def memberships_of(glossary: Glossary) -> list[tuple[str, str, str]]:
    found = []
    for term in glossary.terms.values():
        found += [(term.id, "IN_STAGE", id_) for id_ in [term.stage] if id_ in glossary.stages]
        found += [(term.id, "OF_KIND", id_) for id_ in [term.kind] if id_ in glossary.kinds]
        found += [(term.id, "IN_GROUP", id_) for id_ in term.groups]
        found += [(term.id, "IN_SETTING", setting.id) for setting in settings_with(glossary, term)]
        found += [(term.id, "HAS_ROLE", setting.id) for setting, _ in roles_of(glossary, term.id)]
    return sorted(found)


def test_a_database_has_everything_once_after_two_runs(some: Glossary) -> None:
    connection, text = database(some), statements(some)
    for _ in range(2):
        run(connection, text)
        query = "MATCH (t:Term) RETURN t.id, t.label, t.stage_number, t.aliases, t.definition, t.status ORDER BY t.id"
        assert asked(connection, query) == list(terms_of(some))
        types = "|".join(f"`{type_of(relation)}`" for relation in some.relations)
        edges = asked(connection, f"MATCH (a:Term)-[r:{types}]->(b:Term) RETURN a.id, label(r), b.id, r.`when`")
        assert sorted((a, type_, b, when or "") for a, type_, b, when in edges) == edges_of(some)
        joined = [
            row
            for type_ in MEMBERSHIPS
            for row in asked(connection, f"MATCH (t:Term)-[r:`{type_}`]->(p) RETURN t.id, label(r), p.id")
        ]
        assert sorted(joined) == memberships_of(some)
    assert len(asked(connection, "MATCH (:Term)-[r:HAS_ROLE]->(s) RETURN DISTINCT r.role")) == 2


def test_what_a_term_no_longer_says_is_removed(bread: Glossary) -> None:
    connection = database(bread)
    run(connection, statements(bread))
    plain = {id_: replace(term, aliases=(), definition="") for id_, term in bread.terms.items()}
    run(connection, statements(replace(bread, terms=plain)))
    assert asked(connection, "MATCH (t:Term) WHERE t.definition IS NOT NULL OR t.aliases IS NOT NULL RETURN t.id") == []


def test_neo4j_takes_the_statements(tmp_path: Path) -> None:
    odd = "a'\\u0027\\' }] //`\n"
    edge = Edge("a", "leads-to", "b", "It does.", when=odd)
    term = Term("a", "a.yml", odd, "event", odd, "first", aliases=(odd,), edges=(edge,), groups=("all",))
    small = Glossary(
        terms={"a": term, "b": replace(term, id="b", edges=())},
        relations={"leads-to": Relation("leads-to", "leads to", "follows", Flow.FORWARD)},
        kinds={"event": Kind("event", "Event", StageRule.OPTIONAL, Role.STEP, odd)},
        stages={"first": Stage("first", 1, odd)},
        groups={"all": Group("all", odd, within=("all",))},
    )
    path = tmp_path / "glossary.cypher"
    path.write_text(statements(placed(small)), encoding="utf-8")
    assert judge("cypher", path) == "6 kinds of statements in CYPHER 5 and CYPHER 25\n"


def test_a_backslash_never_stands_before_a_u() -> None:
    # Neo4j takes both for the code of a character, even behind another backslash
    assert not re.search(r"\\u", statements(odd_glossary()))


def tables(glossary: Glossary) -> dict[str, list[Row]]:
    """Read the tables as the import does: by their headers; an empty cell is nothing, and lists have their own sign."""
    files = {name: str(content) for name, content in exports.contents(glossary, ["neo4j-csv"]).items()}
    found: dict[str, list[Row]] = {}
    for name in ("terms", "edges", "places", "memberships"):
        (columns,) = csv.reader(io.StringIO(files[f"neo4j-{name}-header.csv"]), strict=True)
        rows = csv.reader(io.StringIO(files[f"neo4j-{name}.csv"], newline=""), strict=True)
        found[name] = [dict(_cells(columns, row)) for row in rows]
    return found


def _cells(columns: list[str], row: list[str]) -> Iterator[tuple[str, Any]]:
    for name, cell in zip(columns, row, strict=True):
        key, _, type_ = name.rpartition(":") if re.search(r":(int|string\[\])$", name) else (name, "", "")
        if cell:
            yield key, int(cell) if type_ == "int" else cell.split("\x1f") if type_ else cell


def test_the_tables_of_the_import_hold_the_same(some: Glossary) -> None:
    read = tables(some)
    keys = ("id:ID(Term)", "label", "stage_number", "aliases", "definition", "status")
    assert [tuple(row.get(key) for key in keys) for row in read["terms"]] == list(terms_of(some))
    ends = (":START_ID(Term)", ":TYPE", ":END_ID(Term)")
    assert sorted((*(row[end] for end in ends), row.get("when", "")) for row in read["edges"]) == edges_of(some)
    places = {row[":ID(Place)"]: row for row in read["places"]}
    assert len(places) == len(read["places"])
    assert {row[":LABEL"] for row in places.values()} <= set(PLACES)
    joined = [
        (row[":START_ID(Term)"], row[":TYPE"], places[row[":END_ID(Place)"]]["id"]) for row in read["memberships"]
    ]
    assert sorted(joined) == memberships_of(some)
    assert {row["role"] for row in read["memberships"] if row[":TYPE"] == "HAS_ROLE"} == {"one", "other"}


def test_the_command_names_every_table(bread: Glossary) -> None:
    (neo4j_csv,) = [export for export in exports.EXPORTS if exports.name(export) == "neo4j-csv"]
    assert re.findall(r"[\w-]+\.csv", neo4j_csv.CODE) == list(neo4j_csv.names(bread))
