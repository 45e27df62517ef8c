"""Charts over rounds: round numbers at the side that have every value between them, and every point inside."""

from __future__ import annotations

import math
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossgraph.pictures.chart import BELOW, HEIGHT, MARKS, axis, chart
from glossgraph.site.material import assets

FINITE = st.floats(allow_nan=False, allow_infinity=False)

LINES = st.lists(st.lists(st.none() | FINITE, min_size=1, max_size=30), min_size=1, max_size=3)


@pytest.mark.parametrize(
    ("values", "numbers", "multiple"),
    [
        ([100, 98.1], "98.0 98.5 99.0 99.5 100.0", ""),
        ([100, 40], "0 50 100", ""),
        ([0.0, 3], "0 1 2 3", ""),
        ([-3.0, 2], "-4 -2 0 2", ""),
        ([-100.0, -40], "-100 -50 0", ""),
        ([-5.0, -4.9], "-5.00 -4.95 -4.90", ""),
        # one value, or values that differ by no more than what was lost in computing them
        ([], "0.0 0.5 1.0", ""),
        ([0.0], "0.0 0.5 1.0", ""),
        ([5.0, 5.0], "4.5 5.0 5.5", ""),
        ([0.1 + 0.2, 0.3], "0.26 0.28 0.30 0.32 0.34", ""),
        ([5e-324, 1e-323], "0.0 0.5 1.0", ""),
        # huge and tiny ones are multiples of a power of ten
        ([1_234_567, 7_654_321], "0 2000000 4000000 6000000 8000000", ""),
        ([12_345_678, 2e7], "12 14 16 18 20", "10⁶"),
        ([1e-9, 3e-9], "0 1 2 3", "10⁻⁹"),
        ([-1.7e308, 1.7e308], "-200 -100 0 100 200", "10³⁰⁶"),
    ],
)
def test_the_numbers_at_the_side_are_round(values: list[float], numbers: str, multiple: str) -> None:
    side = axis(values)
    assert " ".join(digits for _, digits in side.ticks()) == numbers
    assert side.multiple == multiple


@given(st.lists(FINITE, min_size=1, max_size=5))
def test_every_value_is_between_a_few_round_numbers(values: list[float]) -> None:
    side = axis(values)
    heights = [side.height(value) for value in values]
    assert all(-1e-9 <= height <= 1 + 1e-9 for height in heights), heights
    assert side.lead in {1, 2, 5}
    assert 2 <= len(side.steps) <= 8
    places = [down for down, _ in side.ticks()]
    assert places[0] == 1
    assert places[-1] == 0
    assert places == sorted(places, reverse=True)


@given(st.lists(FINITE, min_size=2, max_size=5, unique=True))
def test_a_greater_value_is_never_below_a_smaller_one(values: list[float]) -> None:
    side = axis(values)
    heights = [side.height(value) for value in sorted(values)]
    assert heights == sorted(heights, reverse=True)


def drawn(lines: list[list[float | None]]) -> ET.Element:
    return ET.fromstring(f"<svg>{chart(lines, str).inner}</svg>")


@given(LINES)
def test_every_point_is_inside(lines: list[list[float | None]]) -> None:
    picture = drawn(lines)
    for path in picture.findall("svg[@class='gg-chart-plot']/path"):
        pairs = re.findall(r"[ML](\S+) ([^L]+)", path.attrib["d"])
        assert all(0 <= float(x) <= 1000 and 0 <= float(y) <= HEIGHT for x, y in pairs)
    for mark in (each for each in picture.findall("svg") if each.attrib["class"] != "gg-chart-plot"):
        assert 0 <= float(mark.attrib["x"].removesuffix("%")) <= 100
        assert 0 <= float(mark.attrib["y"]) <= HEIGHT
    for words in picture.iter("text"):
        assert float(words.attrib["y"]) <= HEIGHT + BELOW


@given(LINES)
def test_a_line_has_a_point_for_each_value_and_a_mark_for_the_last(lines: list[list[float | None]]) -> None:
    picture = drawn(lines)
    paths = {path.attrib["class"]: path.attrib["d"] for path in picture.findall("svg/path[@class]")}
    for number, line in enumerate(lines, start=1):
        values = [value for value in line if value is not None]
        path = paths.get(f"gg-line-{number}", "")
        assert len(re.findall("[ML]", path)) == len(values)
        marks = picture.findall(f"svg[@class='gg-mark-{number}']")
        assert math.ceil(len(values) / 3) <= len(marks) <= len(values)
        if values:
            assert path.endswith(f" {marks[-1].attrib['y']}")


@pytest.mark.parametrize(
    ("rounds", "numbers"),
    [
        (1, "0"),
        (2, "0 1"),
        (9, "0 1 2 3 4 5 6 7 8"),
        (10, "0 2 4 6 8"),
        (61, "0 10 20 30 40 50 60"),
        (201, "0 50 100 150 200"),
    ],
)
def test_rounds_are_counted_from_the_start_in_a_few_steps(rounds: int, numbers: str) -> None:
    picture = drawn([[1.0] * rounds])
    shown = [words.text for words in picture.findall("g[@class='gg-chart-x']/text")]
    assert " ".join(filter(None, shown)).removesuffix(" 1" if rounds == 1 else "") == numbers
    assert picture.findall("svg")[-1].attrib["x"] == ("0%" if rounds == 1 else "100%")


def test_no_two_lines_are_told_apart_by_their_colours_alone() -> None:
    assert len(set(MARKS)) == len(MARKS)
    dashes = re.findall(r"gg-line-\d \{\s*stroke-dasharray: ([^;]+);", assets()["assets/model.css"])
    assert len(set(dashes)) == len(dashes) == len(MARKS) - 1


def test_numbers_are_written_as_they_are_told() -> None:
    picture = drawn([[0.0, -20_000.0]])
    assert next(words.text for words in picture.findall("g[@class='gg-chart-y']/text")) == "-20000"
    picture = ET.fromstring(f"<svg>{chart([[0.0, -2.5]], lambda digits: f'<{digits}>').inner}</svg>")
    assert next(words.text for words in picture.findall("g[@class='gg-chart-y']/text")) == "<-3>"
