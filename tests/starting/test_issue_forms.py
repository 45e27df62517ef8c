"""The issue forms are as GitHub wants them, offer what there is, and what is filled in becomes the file of a term."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from glossgraph.source.characters import strays
from glossgraph.starting.issue_form import FIELDS, LONGEST, NO_ANSWER, UNDECIDED, UnreadableFormError, filled
from glossgraph.starting.proposed import proposed
from glossgraph.starting.skeleton import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary

FORMS = ("propose-a-term", "wrong-statement")


def form(project: Path, name: str) -> dict[str, Any]:
    path = project / f".github/ISSUE_TEMPLATE/{name}.yml"
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def attributes(project: Path, field: str) -> dict[str, Any]:
    body = form(project, "propose-a-term")["body"]
    found: dict[str, Any] = next(element["attributes"] for element in body if element.get("id") == field)
    return found


def body(**answers: str) -> bytes:
    """Return what GitHub makes of the answers to the form; a field without one is not filled in."""
    sections = (f"### {heading}\n\n{answers.get(field, NO_ANSWER)}" for heading, field in FIELDS.items())
    return "\n\n".join(sections).encode()


def test_the_forms_have_the_shape_that_github_takes(project: Path) -> None:
    folder = project / ".github/ISSUE_TEMPLATE"
    for schema, names in (("github-issue-forms", FORMS), ("github-issue-config", ("config",))):
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
        done = subprocess.run([*command, *(str(folder / f"{n}.yml") for n in names)], capture_output=True, check=False)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", FORMS)
def test_the_forms_keep_the_rules_that_no_schema_can_say(name: str, project: Path) -> None:
    elements = form(project, name)["body"]
    questions = [element for element in elements if element["type"] != "markdown"]
    assert questions
    ids = [element["id"] for element in questions]
    labels = [element["attributes"]["label"] for element in questions]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    for element in (element["attributes"] for element in questions if element["type"] == "dropdown"):
        assert len(set(element["options"])) == len(element["options"])
        assert "None" not in element["options"]
        assert element.get("default", 0) < len(element["options"])


def test_the_form_offers_what_the_glossary_has(project: Path, glossary: Glossary) -> None:
    assert attributes(project, "kind")["options"] == [kind.label for kind in glossary.kinds.values()]
    stages = [stage.label for stage in glossary.stages.values()]
    assert attributes(project, "stage")["options"] == [UNDECIDED, *stages]
    labels = [setting.label for setting in glossary.settings.values()]
    assert attributes(project, "settings")["options"] == labels
    # GitHub puts commas between several answers
    assert not [label for label in labels if "," in label]
    relations = ", ".join(relation.label for relation in glossary.relations.values())
    assert relations in attributes(project, "edges")["description"]


def test_every_question_of_the_form_is_one_that_is_read(project: Path) -> None:
    questions = [element for element in form(project, "propose-a-term")["body"] if element["type"] != "markdown"]
    assert {element["attributes"]["label"]: element["id"] for element in questions} == FIELDS


def test_a_filled_form_becomes_a_term(glossary: Glossary) -> None:
    answers = {
        "label": "Wrong-way guarantee",
        "aliases": "one, two",
        "kind": "Event",
        "stage": "Support demand",
        "settings": "Repo, Margin account",
        "definition": "A promise that\r\nfails when it is needed.",
        "explanation": "First.\n\n- a\n- b",
        "boundaries": "- It is no insurance,\n  as such.\n- Nor is it a bet.",
        "edges": "- triggers Margin call: It is called.\n- It is part of stress-flow-framework: So it is.\n- is odd",
        "question": "Is it rare?",
        "answer": "No.",
        "sources": "- finra-4210\n- https://example.org/a: b # c",
        "licence": "- [X] These are my own words.",
    }
    draft = proposed(filled(body(**answers)), glossary)
    assert (draft.label, draft.kind, draft.stage) == ("Wrong-way guarantee", "event", "margin-trigger")
    assert draft.settings == ("repo", "margin-account")
    assert draft.aliases == ("one", "two")
    assert draft.definition == "A promise that fails when it is needed."
    assert draft.explanation == "First.\n\n- a\n- b"
    assert draft.boundaries == ("It is no insurance, as such.", "Nor is it a bet.")
    assert draft.edges == {
        "triggers": {"margin-call": "It is called."},
        "part-of": {"stress-flow-framework": "So it is."},
    }
    assert (draft.question, draft.answer) == ("Is it rare?", "No.")
    assert draft.sources == ("finra-4210",)
    assert {remark.heading: remark.text for remark in draft.remarks} == {
        "Connections": "is odd",
        "Sources": "https://example.org/a: b # c",
    }


def test_a_form_may_be_in_the_json_of_the_issue() -> None:
    text = "### Label\r\n\r\nA \U0001f600\r\n\r\n### Kind\r\n\r\nEvent"
    content = json.dumps({"title": "x", "body": text}).encode()
    assert filled(content) == filled(text.encode())
    for other in (b"{", b'{"body": null}', b"{" * 50_000):
        with pytest.raises(UnreadableFormError):
            filled(other)


def test_what_is_not_filled_in_is_left_open(glossary: Glossary) -> None:
    draft = proposed(filled(body(label="A", kind="Event", stage=UNDECIDED)), glossary)
    assert (draft.stage, draft.definition, draft.settings, draft.remarks) == ("", "", (), ())


def test_what_the_form_does_not_have_is_kept(glossary: Glossary) -> None:
    text = b"Hello\n\n### Label\n\nA\n\n### Kind\n\nNonsense\n\n### Mood\n\nGood\n\n### Label\n\nB\n"
    draft = proposed(filled(text), glossary)
    assert (draft.label, draft.kind) == ("A", "")
    assert {(remark.field, remark.heading, remark.text) for remark in draft.remarks} == {
        ("kind", "Kind", "Nonsense"),
        ("", "Before the form", "Hello"),
        ("", "Mood", "Good"),
        ("", "Label", "B"),
    }


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "none of the headings"),
        (b"## Label\n\nA", "none of the headings"),
        (b"### Label\n\n\xff", "UTF-8"),
        (b"### Label\n\n" + b"a" * (LONGEST + 1), "are read at most"),
    ],
)
def test_what_is_no_form_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableFormError) as refused:
        filled(content)
    assert why in str(refused.value)


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="a:#-[]{}&*!|>'\"%@`\\,? \n\t\r\x00\x1b\u2028\u202e\ufeff\x85", max_size=60),
    st.sampled_from(
        ["no", "1.10", "2024-05-01", "~", "---\nkind: x", "a\n# b", "../../x", "- ", "? a", "<b>", "\t- a"]
    ),
)


@settings(max_examples=40)
@given(
    answers=st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(
            ("aliases", "stage", "definition", "explanation", "boundaries", "edges", "question", "answer", "sources"),
            HOSTILE,
        ),
    ),
    label=HOSTILE,
    heading=HOSTILE,
)
def test_whatever_is_filled_in_comes_back_from_the_file(
    answers: dict[str, str], label: str, heading: str, bread: Glossary
) -> None:
    content = body(label=label, kind="Happening", **answers).decode("utf-8", "replace")
    draft = proposed(filled(f"{content}\n\n### {heading}\n\n{label}".encode("utf-8", "replace")), bread)
    text = text_of(bread, draft, "terms")
    read = yaml.safe_load(text)
    known = {
        "label": draft.label,
        "aliases": list(draft.aliases),
        "kind": draft.kind,
        "stage": draft.stage,
        "definition": draft.definition,
        "explanation": draft.explanation,
        "boundaries": list(draft.boundaries),
        "edges": draft.edges,
        "sources": list(draft.sources),
    }
    assert {name: read[name] for name, value in known.items() if value} == {n: v for n, v in known.items() if v}
    if draft.question:
        assert read["faq"] == [{"question": draft.question, "answer": draft.answer or None}]
    # nothing that was written becomes a field, and nobody finds a character that cannot be seen
    assert read.keys() <= {*known, "step", "faq"}
    assert not list(strays(text))
    assert unicodedata.is_normalized("NFC", text)
