"""What the editors' schemas do in the language server for YAML, which VS Code and other editors use."""

from __future__ import annotations

import json
from typing import Any

import pytest

from glossgraph import checks, output
from glossgraph.load import load, schema
from judging import judge
from tiny import tiny_glossary

HEAD = "# yaml-language-server: $schema=../graph/term.schema.json\n"

CASES: dict[str, tuple[str, list[str]]] = {
    "fields": ("^", ["label", "edges", "replaced_by"]),
    "kinds": ("kind: ^", ["person", "thing"]),
    "relations": ("edges:\n  ^", ["leads-to"]),
    "targets": ("edges:\n  leads-to:\n    b^", ["baker", "begin", "end"]),
    "fields of an edge": ("edges:\n  leads-to:\n    end:\n      ^", ["reason", "when", "in"]),
    "a replacement": ("replaced_by: ^", ["baker", "begin", "end"]),
    "a sequence": ("sequence:\n  - term: ^", ["baker", "begin", "end"]),
    "actors": ("step:\n  at: ^", ["baker"]),
    "actors within braces": ("step: {at: ^}", ["baker"]),
    "settings": ("settings: [^]", ["night"]),
    "references": ("sources:\n  - ^", ["panis-1900"]),
    "exceptions": ("allow:\n  ^", ["dead-end", "missing-faq"]),
}
"""Texts with the place of the cursor, and what must be offered there."""

MARKED = {
    "step: {at: baker, state: Kneads, and waits}": True,
    "step: {at: baker, state: Kneads}": False,
    "edges:\n  leads-to:\n    end:\n      when: now": True,
    "edges:\n  leads-to:\n    end:": True,
    "edges:\n  leads-to:\n    not-yet: It does.": False,
    "replaced_by: not-yet": False,
    "settings: [day]": True,
}
"""Texts, and whether they are marked as wrong."""


def case(number: int, text: str) -> dict[str, Any]:
    before, _, after = (HEAD + text).partition("^")
    line = before.count("\n")
    column = len(before) - before.rfind("\n") - 1
    return {"file": f"terms/{number}.yml", "text": f"{before}{after}\n", "line": line, "character": column}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the server answers to all of it, in one go, as it takes a while to start."""
    root = tmp_path_factory.mktemp("glossary")
    graph = {
        "kinds": "thing: {label: Thing, description: What it is.}\nperson: {label: Person, role: participant}\n",
        "settings": "- {id: night, label: Night}\n",
        "references": "references: [{id: panis-1900, type: book, title: On bread}]\n",
    }
    output.write(root, tiny_glossary() | {f"graph/{stem}.yml": text for stem, text in graph.items()})
    output.write(root, {"terms/baker.yml": "label: Baker\nkind: person\ndefinition: Who bakes.\n"})
    output.write(root / "graph", schema.schemas(load(root).glossary, checks.in_fields()))
    texts = [*(text for text, _ in CASES.values()), *MARKED, "replaced_by: ba^ker", "label: A\nkind: th^ing"]
    full = [text if text.startswith("label") else f"label: A\nkind: thing\n{text}" for text in texts]
    # a field that is there already is not offered
    full[:2] = texts[:2]
    (root / "cases.json").write_text(json.dumps([case(number, text) for number, text in enumerate(full)]), "utf-8")
    found: list[dict[str, Any]] = json.loads(judge("editor", root, root / "cases.json"))
    return found


def test_an_editor_offers_what_there_is(answers: list[dict[str, Any]]) -> None:
    for (name, (_, expected)), answer in zip(CASES.items(), answers, strict=False):
        labels = [label for label, _ in answer["items"]]
        assert {*expected} <= {*labels}, name
        # the names of our own classes, or of none, are nothing to offer
        assert not [label for label in labels if label == "object" or "Shape" in label], name
    described = dict(answers[[*CASES].index("targets")]["items"])
    assert described["end"] == "End: What comes last."


def test_an_editor_marks_what_is_wrong(answers: list[dict[str, Any]]) -> None:
    for (text, expected), answer in zip(MARKED.items(), answers[len(CASES) :], strict=False):
        assert bool(answer["marked"]) == expected, (text, answer["marked"])


def test_an_editor_says_what_a_name_means(answers: list[dict[str, Any]]) -> None:
    *_, term, kind = (answer["hover"] for answer in answers)
    assert "Baker: Who bakes." in term
    assert "Thing: What it is." in kind
