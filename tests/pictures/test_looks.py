"""How maps and neighbourhoods show terms and edges: labels that fit, and signs that are more than colours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from glossgraph.pictures import looks
from graphs import made

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary


@given(st.text(max_size=120), st.integers(1, 3))
def test_a_label_fits_its_box(text: str, most: int) -> None:
    rows = looks.wrapped(text, 100, most)
    assert len(rows) <= most
    assert all(looks.width(row) <= 100 or len(row) <= 2 for row in rows)
    if rows and not rows[-1].endswith("…"):
        assert re.sub(r"[ -]", "", "".join(rows)) == "".join(text.split()).replace("-", "")


def test_a_label_breaks_between_words_and_at_hyphens() -> None:
    assert looks.wrapped("Auto-deleveraging") == ("Auto-", "deleveraging")
    assert looks.wrapped("Market impact of deleveraging") == ("Market impact", "of deleveraging")


def test_relations_and_kinds_are_told_by_more_than_colour(glossary: Glossary) -> None:
    lines = [looks.line_styles(glossary)[id_] for id_ in glossary.relations]
    assert len({(line.width, line.dashes, line.arrow, line.in_time) for line in lines}) == len(lines)
    outlines = [looks.box_style(glossary, kind.id).outline for kind in glossary.kinds.values() if kind.id != "actor"]
    assert len(set(outlines)) == len(outlines)


def test_the_style_sheet_has_the_colours_of_the_picture_alone(project: Path) -> None:
    sheet = (project / "build_tools/glossgraph/site/material/assets/diagram.css").read_text(encoding="utf-8")
    light = sheet.partition("/* Maps:")[2].partition("@media screen")[0]
    for number, (colour, tint) in enumerate(zip(looks.COLOURS, looks.TINTS, strict=True), start=1):
        assert f"--gg-r{number}: {colour};" in light
        assert f"--gg-k{number}: {tint};" in light
    assert f"font: {looks.FONT:g}px/" in sheet


def test_stages_are_spread_over_all_colours() -> None:
    for number in (1, 2, 5, 9, 14):
        glossary = made(number, 1)
        classes = [looks.stage_class(glossary, stage) for stage in glossary.stages]
        assert classes[0] == "gg-s1"
        assert number == 1 or classes[-1] == f"gg-s{looks.STAGE_COLOURS}"
        assert number > looks.STAGE_COLOURS or len(set(classes)) == number
    assert looks.stage_class(glossary, "no stage") == ""
