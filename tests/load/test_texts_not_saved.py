"""Texts that count instead of those of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.load import load
from tiny import tiny_glossary

if TYPE_CHECKING:
    from pathlib import Path


def test_texts_that_are_not_saved_count_instead_of_those_of_files(tmp_path: Path) -> None:
    for name, text in tiny_glossary().items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    unsaved = {
        "terms/begin.yml": "label: Start\nkind: thing\n",
        "terms/end.yml": None,
        "terms/new/finish.yaml": "label: Finish\nkind: thing\n",
        "graph/relations.yml": "ends-in: {label: ends in}\n",
        "docs/about.md": "No term.\n",
    }
    glossary, texts = load(tmp_path, unsaved=unsaved)
    assert {id_: (term.file, term.label) for id_, term in glossary.terms.items()} == {
        "begin": ("terms/begin.yml", "Start"),
        "finish": ("terms/new/finish.yaml", "Finish"),
    }
    assert set(glossary.relations) == {"ends-in"}
    assert texts == {name: text for name, text in unsaved.items() if text and name != "docs/about.md"}
