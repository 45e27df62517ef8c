"""The file of a new term can be read, and the check asks of it only what is still to be filled in."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
import yaml

from glossgraph import checks, compiler
from glossgraph.editing.form.files import format_files
from glossgraph.starting import term
from glossgraph.starting.draft import Draft, Remark
from glossgraph.starting.needs import needs
from glossgraph.starting.skeleton import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary

STILL_TO_FILL = {"missing-definition", "dead-end", "unreached-term", "unexplained-term"}
STILL_TO_FILL |= {checks.name(check) for check in checks.COMPLETENESS}

WRITTEN = {
    "aliases": "[wakening]",
    "definition": "The first of all bubbles, by which a [[baker]] knows that the yeast is alive.",
    "explanation": "|\n  A first bubble is small.",
    "boundaries": "[A hole made by a finger is none.]",
    "edges": "{leads-to: {rise: More of them follow.}}",
    "step": "{at: baker, state: Sees it}",
    "faq": "[{question: How large is a first bubble?, answer: Small.}]",
    "sources": "[miller-1999]",
}
"""What somebody writes in place of the comments."""


def copy_of_bread(project: Path, folder: Path) -> Path:
    for name in ("terms", "graph"):
        shutil.copytree(project / "tests/bread" / name, folder / name)
    return folder


def comments(text: str) -> list[str]:
    return re.findall(r"^(\w+):  # \S", text, re.MULTILINE)


def test_the_check_asks_only_for_what_has_a_comment(project: Path, tmp_path: Path, bread: Glossary) -> None:
    root = copy_of_bread(project, tmp_path)
    new = {kind: term.prepare(bread, root, Draft(f"Fresh {kind}", kind=kind)) for kind in bread.kinds}
    for each in new.values():
        term.write(root, each)
    found = compiler.compile_glossary(root).diagnostics
    assert {d.check for d in found} <= STILL_TO_FILL
    assert {d.place.file for d in found} == {each.path for each in new.values()}
    assert {d.check for d in found if d.severity == "error"} == {"missing-definition"}
    # what an error is about has a line of its own
    assert all("definition" in comments(each.text) for each in new.values())


def test_once_every_comment_is_written_over_nothing_is_missing(project: Path, tmp_path: Path, bread: Glossary) -> None:
    root = copy_of_bread(project, tmp_path)
    new = term.prepare(bread, root, Draft("First bubble", kind="happening", stage="mixing"))
    assert set(comments(new.text)) == WRITTEN.keys()
    text = re.sub(r"^(\w+):  # .*$", lambda line: f"{line[1]}: {WRITTEN[line[1]]}", new.text, flags=re.MULTILINE)
    (root / new.path).write_text(text, encoding="utf-8")
    found = compiler.compile_glossary(root, strict=True).diagnostics
    assert not [diagnostic for diagnostic in found if diagnostic.place.file == new.path]


def test_each_field_that_is_known_stands_in_the_file(bread: Glossary) -> None:
    remarks = (Remark("edges", "Connections", "it is near: the oven\nlabel: evil"), Remark("", "A\nlabel: b", "c"))
    draft = Draft(
        label="First: bubble",
        id="first-bubble",
        kind="happening",
        stage="mixing",
        qualifier="gas",
        aliases=("no", "one, two"),
        definition="It # is",
        explanation="Two\n\n- lines",
        boundaries=("a: b",),
        edges={"leads-to": {"rise": "As: it is."}},
        question="Is it?",
        answer="Yes\n\nIt is.",
        sources=("miller-1999",),
        remarks=remarks,
    )
    text = text_of(bread, draft, "terms/people")
    assert yaml.safe_load(text) == {
        "label": "First: bubble",
        "qualifier": "gas",
        "aliases": ["no", "one, two"],
        "kind": "happening",
        "stage": "mixing",
        "definition": "It # is",
        "explanation": "Two\n\n- lines",
        "boundaries": ["a: b"],
        "edges": {"leads-to": {"rise": "As: it is."}},
        "step": None,
        "faq": [{"question": "Is it?", "answer": "Yes\n\nIt is."}],
        "sources": ["miller-1999"],
    }
    assert "\n# Connections:\n#   it is near: the oven\n#   label: evil\n" in text
    assert text.endswith("\n# A label: b:\n#   c\n")


def test_a_file_has_its_canonical_form(project: Path, tmp_path: Path, bread: Glossary) -> None:
    root = copy_of_bread(project, tmp_path)
    remarks = (Remark("edges", "Connections", "it is near: the oven"), Remark("", "Mood", "good"))
    drafts = [Draft(f"Fresh {kind}", kind=kind) for kind in bread.kinds]
    drafts += [
        Draft("Half", kind="tale", question="Is it: so?", edges={"leads-to": {"rise": "As: it is."}}, remarks=remarks),
        Draft("Short", kind="tale", question="Is it so?", edges={"leads-to": {"rise": "It is"}}),
        Draft("Whole", kind="tale", qualifier="gas", explanation="Two\n\n- lines", definition="long " * 40 + "text"),
    ]
    new = [term.prepare(bread, root, draft) for draft in drafts]
    for each in new:
        term.write(root, each)
    formatted = format_files(root, [each.path for each in new])
    assert not list(formatted.change.diff())
    assert not formatted.faults


def test_what_is_usual_for_a_kind_is_asked_for(glossary: Glossary, bread: Glossary) -> None:
    assert "formula" in needs(glossary, "measure")
    assert {"sequence", "figures"} <= needs(glossary, "episode")
    assert not {"formula", "sequence"} & needs(glossary, "event")
    assert {"step", "settings", "stage"} <= needs(glossary, "event")
    assert "step" not in needs(glossary, "actor")
    assert not {"stage", "step"} & needs(glossary, "framework")
    # of few terms nothing can be told
    assert "sequence" not in needs(bread, "tale")


def test_a_thesaurus_asks_for_little(spoons: Glossary) -> None:
    assert not {"explanation", "faq", "step"} & needs(spoons, next(iter(spoons.kinds), ""))


def test_every_line_is_short_enough_to_be_read(glossary: Glossary) -> None:
    for kind in glossary.kinds:
        text = text_of(glossary, Draft("A", "a", kind), "terms")
        assert max(map(len, text.splitlines())) <= 120, text


def test_the_first_line_names_the_schema_from_where_the_file_is(glossary: Glossary) -> None:
    draft = Draft("A", "a", "actor")
    assert text_of(glossary, draft, "terms").startswith("# yaml-language-server: $schema=../graph/term.schema.json\n")
    assert text_of(glossary, draft, "terms/actors").startswith("# yaml-language-server: $schema=../../graph/")


@pytest.mark.parametrize(
    ("kind", "folder", "path"),
    [
        ("actor", None, "terms/actors/x.yml"),
        ("event", None, "terms/x.yml"),
        ("event", "actors", "terms/actors/x.yml"),
        ("event", "terms/a/b", "terms/a/b/x.yml"),
        ("actor", "", "terms/x.yml"),
    ],
)
def test_a_file_goes_where_others_of_its_kind_are(
    kind: str, folder: str | None, path: str, glossary: Glossary, tmp_path: Path
) -> None:
    assert term.prepare(glossary, tmp_path, Draft("X", kind=kind), folder).path == path
