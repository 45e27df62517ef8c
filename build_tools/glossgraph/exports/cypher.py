"""Statements that write the graph into a database, and write nothing twice: for Neo4j.

Run them with `cypher-shell -f glossary.cypher`, or paste them into the Neo4j Browser; both Cypher 5 and Cypher 25 read
them. Terms become `(:Term)`, and each edge a relationship whose type is its relation in capitals: `leads-to` becomes
`LEADS_TO`. Stages, kinds, settings and groups are nodes as well, to which `IN_STAGE`, `OF_KIND`, `IN_SETTING` and
`IN_GROUP` lead; `HAS_ROLE` says which `role` an actor has in a setting. Texts are plain words, without Markdown.

Running the file again brings what has changed, and touches no properties but its own. What the glossary no longer has
stays until it is deleted: `MATCH (t:Term) DETACH DELETE t`.
"""

from __future__ import annotations

import re
from itertools import groupby, islice
from typing import TYPE_CHECKING

from glossgraph.exports.parts import property_graph
from glossgraph.exports.parts.property_graph import OF_EDGES, OF_MEMBERSHIPS, OF_PLACES, OF_TERMS, PLACES
from glossgraph.exports.parts.purpose import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from glossgraph.exports.parts.attributes import Value, Values
    from glossgraph.exports.parts.property_graph import Relationship
    from glossgraph.model import Glossary

TITLE = "Cypher"

OPENS = "[Neo4j](https://neo4j.com), with `cypher-shell` or in its browser."

PURPOSE = Purpose.DATABASE

LANGUAGE = "sh"

CODE = "cypher-shell --file glossary.cypher"

NEEDS: tuple[str, ...] = ()

_BATCH = 200
"""How many rows a statement has: few enough to be read, and enough for a large glossary to be written fast."""

_ESCAPED = str.maketrans(
    {"\\": r"\\", "'": r"\'", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\b": r"\b", "\f": r"\f"},
)


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return ("glossary.cypher",)


def left_out(glossary: Glossary) -> str:
    """Return what has no place in the graph."""
    return property_graph.without_properties(glossary)


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return `glossary.cypher`: constraints first, then nodes, then relationships; a line for each of these."""
    return {"glossary.cypher": _statements(glossary)}


def _statements(glossary: Glossary) -> Iterator[str]:
    for label in ("Term", *PLACES):
        name = f"glossary_{label.lower()}_id"
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;\n"
    yield from _nodes("Term", OF_TERMS, property_graph.terms(glossary))
    for label, found in groupby(property_graph.places(glossary), key=lambda place: place[0]):
        yield from _nodes(label, OF_PLACES, (values for _, values in found))
    yield from _relationships(OF_EDGES, property_graph.edges(glossary))
    # what is of one type has to stand together
    joined = sorted(property_graph.memberships(glossary), key=lambda each: each.type)
    yield from _relationships(OF_MEMBERSHIPS, joined)


def _nodes(label: str, properties: Iterable[str], rows: Iterable[Values]) -> Iterator[str]:
    own = [name for name in properties if name != "id"]
    end = f"MERGE (n:{label} {{id: row.id}})\n{_set('n', own)};\n"
    yield from _unwound(rows, end)


def _relationships(properties: tuple[str, ...], relationships: Iterable[Relationship]) -> Iterator[str]:
    for (type_, place), found in groupby(relationships, key=lambda each: (each.type, each.place)):
        rows = ({"source": each.source, "target": each.target, **each.properties} for each in found)
        ends = f"MATCH (a:Term {{id: row.source}})\nMATCH (b:{place or 'Term'} {{id: row.target}})\n"
        if place:
            # somebody may have several roles in a setting
            role = " {role: row.role}" if type_ == "HAS_ROLE" else ""
            yield from _unwound(rows, f"{ends}MERGE (a)-[:{_name(type_)}{role}]->(b);\n")
        else:
            yield from _unwound(rows, f"{ends}MERGE (a)-[r:{_name(type_)}]->(b)\n{_set('r', properties)};\n")


def _set(variable: str, properties: Iterable[str]) -> str:
    """Return what sets properties; one that a row does not have is removed."""
    return "SET " + ", ".join(f"{variable}.{name} = row.{name}" for name in properties)


def _unwound(rows: Iterable[Mapping[str, Value]], end: str) -> Iterator[str]:
    waiting = iter(rows)
    while batch := [_map(row) for row in islice(waiting, _BATCH)]:
        yield "UNWIND [\n" + ",\n".join(batch) + f"\n] AS row\n{end}"


def _map(row: Mapping[str, Value]) -> str:
    return "{" + ", ".join(f"{name}: {_literal(value)}" for name, value in row.items()) + "}"


def _literal(value: Value) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_literal, value))}]"
    if isinstance(value, int):
        return str(value)
    # Cypher reads a backslash and `u` as the code of a character, even where the backslash is escaped
    return re.sub(r"\\\\(?=u)", r"\\\\' + '", f"'{value.translate(_ESCAPED)}'")


def _name(type_: str) -> str:
    return f"`{type_.replace('`', '``')}`"
