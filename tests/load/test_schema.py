"""The schemas with which an editor checks the files of a glossary."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import jsonschema
import pytest
import referencing
import referencing.jsonschema
import yaml
from click.testing import CliRunner

from glossgraph import checks, output, source
from glossgraph.checks import stale_schema
from glossgraph.cli import main
from glossgraph.load import load, schema
from tiny import tiny_glossary

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary


def test_the_schemas_are_in_step(glossary: Glossary, project: Path) -> None:
    texts = schema.schemas(glossary, checks.in_fields())
    committed = {path.name: path.read_text(encoding="utf-8") for path in (project / "graph").glob("*.schema.json")}
    # whoever adds a term on the web need not write the list of terms again
    ids, listed = json.loads(texts.pop(source.IDS)), json.loads(committed.pop(source.IDS))
    assert committed == texts, "run `glossgraph schema` and commit what it writes"
    assert listed["$defs"].keys() == ids["$defs"].keys()


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A glossary whose schemas are those that belong to it."""
    output.write(tmp_path, tiny_glossary() | {"graph/kinds.yml": "thing: {label: Thing}\n"})
    output.write(tmp_path / "graph", schema.schemas(load(tmp_path).glossary, checks.in_fields()))
    return tmp_path


def stale(root: Path) -> list[str]:
    return sorted(problem.place.file for problem in stale_schema.check(load(root).glossary))


CHANGES: dict[str, tuple[str, str, list[str]]] = {
    "nothing": ("graph/kinds.yml", "thing: {label: Thing}\n", []),
    "words": ("graph/kinds.yml", "thing: {label: A thing}\n", []),
    "a kind": (
        "graph/kinds.yml",
        "thing: {label: Thing}\nother: {label: Other}\n",
        ["graph/relations.schema.json", "graph/term.schema.json"],
    ),
    "a relation": (
        "graph/relations.yml",
        "leads-to: {label: leads to, inverse: follows from}\nis: {label: is, inverse: is of}\n",
        ["graph/relations.schema.json", "graph/term.schema.json"],
    ),
    "settings": ("graph/settings.yml", "- {id: here, label: Here}\n", ["graph/term.schema.json"]),
    "a reference": ("graph/references.yml", "references: [{id: a, type: book, title: A}]\n", []),
    "a term": ("terms/new.yml", "label: New\nkind: thing\n", []),
    "a list of no terms": ("graph/ids.schema.json", "{}\n", []),
    "stages": ("graph/stages.yml", "- {id: first, label: First}\n", ["graph/term.schema.json"]),
    "a broken file": ("graph/kinds.yml", "thing: {label: [}\n", []),
    "half a file": ("graph/kinds.yml", "thing: {label: Thing}\nother: {labl: Other}\n", []),
    "another version": ("graph/kinds.schema.json", "{}\n", ["graph/kinds.schema.json"]),
    "no JSON": ("graph/kinds.schema.json", "{\n", ["graph/kinds.schema.json"]),
    "depths": ("graph/kinds.schema.json", "[" * 100_000, ["graph/kinds.schema.json"]),
    "one of another": ("graph/recipe.schema.json", "{}\n", []),
}


@pytest.mark.parametrize(("file", "text", "found"), CHANGES.values(), ids=CHANGES)
def test_a_stale_schema_is_found(file: str, text: str, found: list[str], tiny: Path) -> None:
    output.write(tiny, {file: text})
    assert stale(tiny) == found


def test_only_what_a_schema_says_counts(tiny: Path) -> None:
    for path in (tiny / "graph").glob("*.schema.json"):
        path.write_text(json.dumps(json.loads(path.read_text("utf-8"))), encoding="utf-8", newline="\r\n")
    assert stale(tiny) == []
    for path in (tiny / "graph").glob("*.schema.json"):
        path.unlink()
    output.write(tiny, {"graph/kinds.yml": "other: {label: Other}\n"})
    assert stale(tiny) == []


def test_the_schemas_need_no_term(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tiny)
    output.write(
        tiny,
        {
            "terms/begin.yml": "label: [\n",
            "terms/end.yml": "knd: thing\n",
            "graph/references.yml": "- a\n",
            "graph/references/more.yml": "- a\n",
            "graph/kinds.yml": "other: {label: Other}\n",
        },
    )
    done = CliRunner().invoke(main, ["schema"])
    written = ["graph/ids.schema.json", "graph/relations.schema.json", "graph/term.schema.json"]
    assert (done.exit_code, done.output.split()) == (0, written)
    # a term that cannot be read has its name still
    listed = json.loads((tiny / "graph/ids.schema.json").read_text(encoding="utf-8"))["$defs"]
    assert listed["term-id"]["anyOf"][0]["enum"] == ["begin", "end"]
    assert listed["actor-id"] == {"type": "string", "minLength": 1}
    assert stale(tiny) == []
    assert CliRunner().invoke(main, ["schema", "--root", str(tiny)]).output == "the schemas are up to date\n"


FAULTS = {
    "graph/kinds.yml": "thing: {labl: Thing}\n",
    "graph/relations.yml": "leads-to: [\n",
    "graph/stages.yml": "first: {label: First}\n",
    "graph/stagez.yml": "- {id: first, label: First}\n",
}


@pytest.mark.parametrize(("file", "text"), FAULTS.items(), ids=FAULTS)
def test_the_schemas_need_what_they_list(file: str, text: str, tiny: Path) -> None:
    before = (tiny / "graph/term.schema.json").read_text(encoding="utf-8")
    output.write(tiny, {file: text, "graph/references.yml": "- a\n"})
    done = CliRunner().invoke(main, ["schema", "--root", str(tiny)])
    assert done.exit_code == 1
    assert f"{file}:1:" in done.output
    assert "references.yml" not in done.output
    assert (tiny / "graph/term.schema.json").read_text(encoding="utf-8") == before


def test_without_relations_there_are_no_schemas(tiny: Path) -> None:
    (tiny / "graph/relations.yml").unlink()
    done = CliRunner().invoke(main, ["schema", "--root", str(tiny)])
    assert done.exit_code == 1
    assert "there is no graph/relations.yml" in done.output.replace("`", "")


def validator_of(named: Path) -> jsonschema.Draft202012Validator:
    """Return what checks values by a schema, and by those beside it that it refers to."""
    contents = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in named.parent.glob("*.schema.json")}
    registry = referencing.Registry().with_resources(
        (name, referencing.jsonschema.DRAFT202012.create_resource(content)) for name, content in contents.items()
    )
    jsonschema.Draft202012Validator.check_schema(contents[named.name])
    return jsonschema.Draft202012Validator(contents[named.name], registry=registry)


def test_an_editor_accepts_every_file_and_marks_a_mistake(project: Path) -> None:
    def errors(file: Path, values: object) -> list[str]:
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        validator = validators[(file.parent / first.partition("$schema=")[2]).resolve().name]
        return [error.json_path for error in validator.iter_errors(values)]

    validators = {path.name: validator_of(path) for path in (project / "graph").glob("*.schema.json")}

    files = [*(project / "terms").rglob("*.yml"), *(project / "graph").glob("*.yml")]
    for file in files:
        values = source.parse(file.read_text(encoding="utf-8"))[0]
        # to an editor, which reads YAML 1.2, a date is a text
        assert errors(file, json.loads(json.dumps(values, default=str))) == [], file
    term = project / "terms/margin-call.yml"
    values = source.parse(term.read_text(encoding="utf-8"))[0]
    for change, place in (
        ({"kind": "evnt"}, "$.kind"),
        ({"stage": "panic"}, "$.stage"),
        ({"labell": "x"}, "$"),
        ({"edges": {"trigger": {}}}, "$.edges"),
        ({"faq": [{"question": "Why?"}]}, "$.faq[0]"),
        ({"aliases": "call"}, "$.aliases"),
        ({"settings": ["nowhere"]}, "$.settings[0]"),
        ({"allow": {"deadend": "So."}}, "$.allow"),
        ({"allow": {"wrong-type": "It can not."}}, "$.allow"),
        ({"edges": {"triggers": {"leverage": None}}}, "$.edges.triggers.leverage"),
        ({"edges": {"triggers": {"not-yet": {"when": "now"}}}}, "$.edges.triggers['not-yet']"),
    ):
        assert errors(term, values | change) == [place]
    # a term that is still to be written is nothing to mark
    to_come = {"edges": {"triggers": {"not-yet": "So."}}, "replaced_by": "not-yet", "sources": ["not-yet"]}
    assert errors(term, values | to_come) == []


def test_a_relation_that_asks_for_no_reason_needs_none(tiny: Path) -> None:
    relations = "leads-to: {label: leads to}\nis: {label: is, reason: optional}\n"
    output.write(tiny, {"graph/relations.yml": relations})
    output.write(tiny / "graph", schema.schemas(load(tiny).glossary, checks.in_fields()))
    validator = validator_of(tiny / "graph/term.schema.json")
    for value, marked in (
        (None, True),
        ({}, True),
        ({"when": "now"}, True),
        ("So.", False),
        ({"reason": "So."}, False),
    ):
        for target in ("end", "not-yet"):
            edges = {"is": {target: value}, "leads-to": {target: value}}
            errors = validator.iter_errors({"label": "A", "kind": "thing", "edges": edges})
            assert [error.json_path.startswith("$.edges['leads-to']") for error in errors] == [True] * marked, value


def test_an_editor_marks_what_is_wrong_with_the_glossary_itself(project: Path) -> None:
    validator = validator_of(project / "graph/glossary.schema.json")
    about = {"title": "A", "description": "A thing."}
    our_own = {"name": "Our own", "url": "https://a.example/"}
    rule = {"level": "off", "reason": "It is so."}
    for right in (
        {"checks": {"missing-faq": rule}},
        {"license": "CC0-1.0"},
        {"license": our_own},
        {"version": "2.0"},
        {"created": "2026-11-20"},
    ):
        assert not list(validator.iter_errors(about | right)), right
    for wrong in (
        {"checks": {"missing-faq": "off"}},
        {"checks": {"missing-faq": {"level": "off"}}},
        {"checks": {"missing-faq": rule | {"level": "no"}}},
        {"checks": {"mising-faq": rule}},
        {"checks": {"dangling-edge": rule}},
        {"license": "CC-BY"},
        {"license": our_own | {"url": "a"}},
        {"version": 2.0},
        {"created": 2026},
    ):
        assert [error.path[0] for error in validator.iter_errors(about | wrong)] == list(wrong), wrong


def test_an_editor_takes_the_dates_that_a_check_takes(project: Path) -> None:
    validator = validator_of(project / "graph/references.schema.json")
    dates = (project / "tests/checks/wrong-type/dates/graph/references.yml").read_text(encoding="utf-8")
    # an editor reads a date as text
    for reference in yaml.load(dates, Loader=yaml.BaseLoader)["references"]:  # noqa: S506 - it makes nothing but text
        issued = reference.get("issued", "")
        # that a month has fewer days, or a mapping no year, is more than a schema says
        if isinstance(issued, str) and not re.fullmatch(r"[0-9/-]*[0-9]", issued):
            errors = list(validator.iter_errors({"references": [reference]}))
            assert bool(errors) == reference["id"].startswith(("bad", "other")), reference


def test_every_file_names_its_schema(project: Path) -> None:
    files = [*(project / "terms").rglob("*.yml"), *(project / "graph").glob("*.yml")]
    for file in files:
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert match, file
        assert (file.parent / match[1]).resolve().exists(), file
