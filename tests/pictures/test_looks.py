"""The colours of stages."""

from __future__ import annotations

from glossgraph.pictures import looks
from graphs import made


def test_stages_are_spread_over_all_colours() -> None:
    for number in (1, 2, 5, 9, 14):
        glossary = made(number, 1)
        classes = [looks.stage_class(glossary, stage) for stage in glossary.stages]
        assert classes[0] == "gg-s1"
        assert number == 1 or classes[-1] == f"gg-s{looks.STAGE_COLOURS}"
        assert number > looks.STAGE_COLOURS or len(set(classes)) == number
    assert looks.stage_class(glossary, "no stage") == ""
