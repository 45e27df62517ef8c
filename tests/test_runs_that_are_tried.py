"""Which runs of a model the checks try, and how many."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from glossgraph.checks import models
from glossgraph.compiler import compile_glossary
from glossgraph.load import load
from wrong import FOLDER, whole

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    return load(whole(tmp_path / "glossary", FOLDER / "endless-run")).glossary


def tried(glossary: Glossary, id_: str) -> list[tuple[dict[str, float], str]]:
    """Return what the runs of a model are made with."""
    return next(
        [(dict(one.settings), one.scenario) for one in runs] for m, runs in models.tried(glossary) if m.id == id_
    )


def test_a_model_is_tried_at_its_ends_and_with_two_of_them(glossary: Glossary) -> None:
    assert tried(glossary, "scenario") == [({}, ""), ({"rain": 0.5}, "half"), ({"rain": 0}, "")]
    alone = [{"rain": 0}, {"rain": 1}, {"snow": 0}, {"snow": 1}]
    pairs = [{"rain": rain, "snow": snow} for rain in (0, 1) for snow in (0, 1)]
    assert [settings for settings, _ in tried(glossary, "two")] == [{}, *alone, *pairs]


def test_a_model_that_takes_long_is_tried_with_two_ends_only_where_that_is_asked_for(
    glossary: Glossary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "MOST_STEPS", 1)
    everything = 9
    assert len(tried(glossary, "two")) == everything - 4
    assert len(tried(replace(glossary, is_strict=True), "two")) == everything
    # else what it excepts would not be found
    assert len(tried(glossary, "excepted")) == everything


def test_an_exception_for_two_ends_is_not_called_unused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "MOST_STEPS", 1)
    compiled = compile_glossary(whole(tmp_path / "glossary", FOLDER / "endless-run"))
    assert not [each for each in compiled.diagnostics if each.check == "unused-exception"]


def test_no_model_is_tried_forever(glossary: Glossary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "MOST_STEPS_IF_STRICT", 1)
    monkeypatch.setattr(models, "MOST_STEPS", 1)
    assert [settings for settings, _ in tried(glossary, "two")] == [{}]
