"""What this program exports comes back: from JSON as it was, from Turtle and CSV the same graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph import compiler, exports, importing
from glossgraph.diagnostics import Severity
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary

GLOSSARIES = ("tests/bread", "tests/spoons", "tests/instruments", ".")


def exported(glossary: Glossary, folder: Path, *formats: str) -> Path:
    for name, text in exports.contents(glossary, formats).items():
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def imported(source: Path, into: Path) -> Glossary:
    importing.prepare(source, into).write()
    compiled = compiler.compile_glossary(into)
    assert [d for d in compiled.diagnostics if d.severity is Severity.ERROR] == []
    return compiled.glossary


@pytest.mark.parametrize("name", GLOSSARIES)
def test_json_comes_back_as_it_was(name: str, project: Path, tmp_path: Path) -> None:
    glossary = compiler.compile_glossary(project / name).glossary
    source = exported(glossary, tmp_path / "out", "json") / "glossary.json"
    again = imported(source, tmp_path / "into")
    assert exports.contents(again, ["json"])["glossary.json"] == source.read_text("utf-8")


@pytest.mark.parametrize("name", GLOSSARIES)
@pytest.mark.parametrize("form", ["turtle", "csv"])
def test_other_exports_give_the_same_graph(form: str, name: str, project: Path, tmp_path: Path) -> None:
    before = compiler.compile_glossary(project / name).glossary
    folder = exported(before, tmp_path / "out", form)
    after = imported(folder / "glossary.ttl" if form == "turtle" else folder, tmp_path / "into")
    assert list(after.terms) == list(before.terms)
    assert edges(after) == edges(before)
    assert sorted(after.relations) == sorted({edge.relation for edge in before.edges})
    for id_, term in before.terms.items():
        found = after.terms[id_]
        assert (found.label, found.kind) == (term.label, term.kind)
        assert found.qualifier == term.qualifier
        assert found.identifiers.notations == term.identifiers.notations
        assert set(found.aliases) >= set(term.aliases)
        assert found.deprecated == term.deprecated
        assert plain_words(after, found.definition) == plain_words(before, term.definition)


def edges(glossary: Glossary) -> set[tuple[str, str, str, str]]:
    return {(e.source, e.relation, e.target, plain_words(glossary, e.reason)) for e in glossary.edges}
