"""A glossary that is read again is read anew only where its files have changed, and says what they say."""

from __future__ import annotations

import shutil
from dataclasses import fields
from random import Random
from typing import TYPE_CHECKING

import pytest

from changed import change
from glossgraph import compiler, source
from glossgraph.load import Memory, load

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.compiler import Compiled


@pytest.fixture
def root(project: Path, tmp_path: Path) -> Path:
    for name in ("terms", "graph"):
        shutil.copytree(project / "tests/bread" / name, tmp_path / name)
    return tmp_path


def said(compiled: Compiled) -> dict[str, object]:
    glossary = compiled.glossary
    content = {field.name: getattr(glossary, field.name) for field in fields(glossary) if field.name != "derived"}
    return content | {"diagnostics": compiled.diagnostics, "texts": compiled.texts}


@pytest.mark.parametrize("seed", range(6))
def test_what_is_remembered_is_what_would_be_read(seed: int, root: Path) -> None:
    random, memory = Random(seed), Memory()
    before = shutil.copytree(root, root.parent / f"{root.name}-before")
    for number in range(12):
        remembered = compiler.compile_glossary(root, memory=memory)
        assert said(remembered) == said(compiler.compile_glossary(root)), number
        if number % 4 == 3:
            # the mistakes are mended
            shutil.rmtree(root)
            shutil.copytree(before, root)
        else:
            change(root, random)


def test_only_what_has_changed_is_parsed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def parse(text: str) -> source.Parsed:
        parsed.append(text)
        return original(text)

    original = source.parse
    monkeypatch.setattr(source, "parse", parse)
    memory = Memory()
    load(root, memory=memory)
    assert len(parsed) == len(list(root.rglob("*.yml")))
    parsed.clear()
    load(root, memory=memory)
    assert parsed == []
    dough = root / "terms/dough.yml"
    dough.write_text(dough.read_text("utf-8").replace("label: Dough", "label: The dough"), encoding="utf-8")
    assert load(root, memory=memory).glossary.terms["dough"].label == "The dough"
    assert parsed == [dough.read_text("utf-8")]
