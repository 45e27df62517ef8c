"""The JSON of a glossary and the schema that is published beside it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from glossgraph import exports, model
from glossgraph.exports.json.content import FORMAT_VERSION, SCHEMA
from glossgraph.load import load
from glossgraph.output import write
from tiny import tiny_glossary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GLOSSARIES = [".", "tests/bread", "tests/spoons", "tests/instruments", "tests/hostile"]

ENUMS = {
    ("kind", "stage"): model.StageRule,
    ("kind", "definition"): model.Need,
    ("kind", "role"): model.Role,
    ("relation", "flow"): model.Flow,
    ("relation", "reason"): model.Need,
    ("term", "status"): model.Status,
}


def exported(root: Path) -> tuple[Any, Any]:
    """Return what a glossary is exported as, and the schema beside it."""
    files = exports.contents(load(root).glossary, ["json"])
    return json.loads(files["glossary.json"]), json.loads(files[SCHEMA])


@pytest.fixture(scope="module")
def schema(project: Path) -> Any:
    return exported(project / "tests/bread")[1]


@pytest.mark.parametrize("root", GLOSSARIES)
def test_what_is_exported_is_as_the_schema_says(root: str, project: Path) -> None:
    values, schema = exported(project / root)
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(values)] == []
    assert values["$schema"] == SCHEMA
    assert values["format_version"] == FORMAT_VERSION


def described(part: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield every part of a schema by its path."""
    yield path, part
    for name, inner in part.get("properties", {}).items():
        yield from described(inner, f"{path}/{name}")
    for keyword in ("items", "additionalProperties"):
        if isinstance(part.get(keyword), dict):
            yield from described(part[keyword], f"{path}/*")


def used(part: Any, value: Any, schema: Any, path: str) -> Iterator[str]:
    """Yield the path of every part of a schema that describes some value."""
    yield path
    if "$ref" in part:
        path = part["$ref"].rpartition("/")[2]
        part = schema["$defs"][path]
        yield path
    for choice in part.get("anyOf", ()):
        if Draft202012Validator({**choice, "$defs": schema["$defs"]}).is_valid(value):
            yield from used(choice, value, schema, path)
    if isinstance(value, dict):
        for name, inner in value.items():
            known = part.get("properties", {}).get(name)
            if known is not None:
                yield from used(known, inner, schema, f"{path}/{name}")
            elif isinstance(part.get("additionalProperties"), dict):
                yield from used(part["additionalProperties"], inner, schema, f"{path}/*")
    if isinstance(value, list) and "items" in part:
        for inner in value:
            yield from used(part["items"], inner, schema, f"{path}/*")


REST = {
    "graph/glossary.yml": "title: Rest\nauthors: [{name: A. Miller, url: https://mill.example/}]\n",
    "terms/last.yml": """\
label: Last
kind: thing
matches: {close: [https://a.example/1], narrow: [https://a.example/2], related: [https://a.example/3]}
edges: {leads-to: {end: {reason: It does., sources: [rye-2001]}}}
""",
    "graph/models/rest.yml": """\
label: Rest
description: It ends where nothing is left to divide by.
parameters: {most: {label: Most, range: [1, 3], step: 1, default: 2}}
agents: {eaters: {index: i, label: Eater, count: 2}}
state: {left: {label: Left, start: 2}, eaten_i: {label: Eaten, start: most / left}}
round: {left: {formula: left - 1}, eaten_i: {formula: most / left}}
stop: {rounds: 3}
sources: [{source: rye-2001, locator: p. 7}]
allow: {missing-source: It is known.}
""",
}
"""The files of a glossary with what no other has."""


def test_every_field_of_the_schema_is_in_some_export(project: Path, schema: Any, tmp_path: Path) -> None:
    write(tmp_path, tiny_glossary() | REST)
    parts = dict(described(schema, ""))
    for name, part in schema["$defs"].items():
        parts |= dict(described(part, name))
    found: set[str] = set()
    for root in (*GLOSSARIES[:4], tmp_path):
        found |= set(used(schema, exported(project / root)[0], schema, ""))
    assert sorted(parts.keys() - found) == []
    silent = [path for path, part in parts.items() if not {"description", "$ref", "title"} & part.keys()]
    # what a list or a mapping holds is described with it
    assert [path for path in silent if not path.endswith("*")] == []


@pytest.mark.parametrize(("place", "values"), ENUMS.items(), ids=map("-".join, ENUMS))
def test_the_schema_knows_every_value(place: tuple[str, str], values: Any, schema: Any) -> None:
    part, field = place
    assert set(schema["$defs"][part]["properties"][field]["enum"]) == set(map(str, values))


def test_the_schema_knows_every_sort_of_name_and_note(schema: Any) -> None:
    term = schema["$defs"]["term"]["properties"]
    assert set(term["names"]["items"]["properties"]["type"]["enum"]) == set(map(str, model.NameType))
    assert set(term["notes"]["items"]["properties"]["type"]["enum"]) == set(map(str, model.NoteType))
    assert set(schema["properties"]["style"]["enum"]) == set(map(str, model.Style))
