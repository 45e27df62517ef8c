"""The colours of stages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from glossgraph.pictures.looks import STAGES, stage_class

if TYPE_CHECKING:
    from glossgraph.model import Glossary


@pytest.mark.parametrize(
    ("number", "classes"),
    [(1, "1"), (2, "19"), (3, "159"), (9, "123456789")],
)
def test_stages_are_spread_over_the_colours(number: int, classes: str, bread: Glossary) -> None:
    stage = bread.stages["mixing"]
    stages = {str(n): replace(stage, id=str(n), number=n) for n in range(1, number + 1)}
    glossary = replace(bread, stages=stages)
    assert [stage_class(glossary, id_) for id_ in stages] == [f"gg-s{colour}" for colour in classes]


def test_more_stages_than_colours_share_them(bread: Glossary) -> None:
    stage = bread.stages["mixing"]
    stages = {str(n): replace(stage, id=str(n), number=n) for n in range(1, 31)}
    glossary = replace(bread, stages=stages)
    used = [int(stage_class(glossary, id_).removeprefix("gg-s")) for id_ in stages]
    assert used == sorted(used)
    assert set(used) == set(range(1, STAGES + 1))


def test_what_is_no_stage_has_no_colour(bread: Glossary) -> None:
    assert stage_class(bread, "") == stage_class(bread, "frying") == ""
