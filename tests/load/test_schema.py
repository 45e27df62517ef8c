"""The schemas with which an editor checks the files of a glossary."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import jsonschema
import yaml

from glossgraph import checks, source
from glossgraph.load import schema

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary


def test_the_schemas_are_in_step(glossary: Glossary, project: Path) -> None:
    texts = schema.schemas(glossary, checks.that_can_be_set())
    committed = {path.name: path.read_text(encoding="utf-8") for path in (project / "graph").glob("*.schema.json")}
    assert committed == texts, "run `glossgraph schema` and commit what it writes"


def test_an_editor_accepts_every_file_and_marks_a_mistake(project: Path) -> None:
    def errors(file: Path, values: object) -> list[str]:
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        named = (file.parent / first.partition("$schema=")[2]).resolve()
        validator = jsonschema.Draft202012Validator(json.loads(named.read_text(encoding="utf-8")))
        return [error.json_path for error in validator.iter_errors(values)]

    files = [*(project / "terms").rglob("*.yml"), *(project / "graph").glob("*.yml")]
    for file in files:
        assert errors(file, source.parse(file.read_text(encoding="utf-8"))[0]) == [], file
    term = project / "terms/margin-call.yml"
    values = source.parse(term.read_text(encoding="utf-8"))[0]
    for change, place in (
        ({"kind": "evnt"}, "$.kind"),
        ({"stage": "panic"}, "$.stage"),
        ({"labell": "x"}, "$"),
        ({"edges": {"trigger": {}}}, "$.edges"),
        ({"faq": [{"question": "Why?"}]}, "$.faq[0]"),
        ({"aliases": "call"}, "$.aliases"),
    ):
        assert errors(term, values | change) == [place]


def test_an_editor_marks_what_is_wrong_with_the_glossary_itself(project: Path) -> None:
    written = json.loads((project / "graph/glossary.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(written)
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
    written = json.loads((project / "graph/references.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(written)
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
