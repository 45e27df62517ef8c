"""Cards: what is on them, and that it has room there."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from attacks import ATTACKS, NASTY
from glossgraph.pictures.card import HEIGHT, WIDTH, Card, can_show, drawn
from glossgraph.pictures.font import FILES, REGULAR, SEMIBOLD, font
from glossgraph.pictures.looks import ON_PAPER
from glossgraph.pictures.wrapped import cut, one_line, wrapped
from rendering import is_blank

if TYPE_CHECKING:
    from pathlib import Path

LONG = "Collateral that nobody would take again, and that its owner keeps for want of a better one. " * 9

ENDLESS = "W" * 400

CARDS = {
    "short": Card("Bread", "1. Mixing", "Dough", "Flour and water.", 3, (1,)),
    "long": Card(LONG, LONG, LONG, LONG, 9, (2, 3)),
    "endless": Card(ENDLESS, ENDLESS, ENDLESS, ENDLESS, 9, ()),
    "without stages": Card(LONG, "", LONG, LONG, 0, ()),
    "many stages": Card("Bread", "30. Cooling", "Crumb", LONG, 60, tuple(range(1, 61))),
    "accents": Card("Ångström", "Ħ", "Ǻ Ấ Ģ " * 40, "Ǻ Ấ Ģ " * 300, 5, (5,)),
    "Cyrillic": Card("Словарь", "2. Тесто", "Тесто", "Мука и вода.", 2, (2,)),
}

SHAPES = {"svg", "rect", "text"}


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter() if element.tag.endswith("}text")]


def test_the_font_is_measured_as_it_is() -> None:
    for weight, file in FILES.items():
        widths = {character: font(weight).width(character, 1000) for character in "iMÄЖω→"}
        assert file.is_file()
        assert widths["i"] < widths["ω"] < widths["M"]
        assert widths["M"] == pytest.approx(font(weight).width("MM", 500))
        assert not font(weight).has("漢")
        assert not font(weight).has("\0")
    assert font(REGULAR).width("M", 1000) == 812
    assert font(SEMIBOLD).width("M", 1000) == 816


def test_lines_are_no_wider_than_their_room() -> None:
    for text in (LONG, ENDLESS, f"a {ENDLESS} b"):
        lines = wrapped(text, font(REGULAR), 30, 400)
        assert all(font(REGULAR).width(line, 30) <= 400 for line in lines)
        assert "".join("".join(lines).split()) == "".join(text.split())
        shown = cut(lines, 2, font(REGULAR), 30, 400)
        assert len(shown) == 2
        assert shown[-1].endswith("…")
        assert font(REGULAR).width(shown[-1], 30) <= 400
    assert cut(["one", "two"], 2, font(REGULAR), 30, 400) == ["one", "two"]


def test_what_has_no_picture_is_left_out_of_a_line() -> None:
    assert one_line("  a\n\tb\u00a0c\u200b\u202e\u00add ") == "a b cd"
    assert one_line(unicodedata.normalize("NFD", "é")) == "é"


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_everything_is_within_the_bounds(card: Card) -> None:
    svg = drawn(card)
    for left, top, width, height in ((1116, 0, WIDTH - 1116, HEIGHT), (24, 0, 60, HEIGHT), (24, 0, WIDTH - 24, 60)):
        assert is_blank(svg, left, top, width, height), (left, top)
    assert is_blank(svg, 24, 597, WIDTH - 24, HEIGHT - 597)
    if card.stages:
        assert is_blank(svg, 24, 502, WIDTH - 24, 30), "the sentence reaches down to the strip"
    assert not is_blank(svg, 84, 60, 1000, 420)


def test_a_title_that_has_room_is_whole() -> None:
    for title in ("Dough", "From borrowed money to the last resort", "Aggregate vulnerability vs amplification factor"):
        shown = texts(drawn(Card("Bread", "1. Mixing", title, "Flour.", 9, (1,))))
        assert title in " ".join(shown)
        assert "…" not in "".join(shown)


def test_the_stages_of_the_page_are_marked() -> None:
    bars = [
        (float(element.attrib["height"]), element.attrib["fill"], element.attrib["fill-opacity"])
        for element in ET.fromstring(drawn(Card("Bread", "", "A vs b", "", 9, (4, 7)))).iter()
        if "fill-opacity" in element.attrib
    ]
    assert [colour for _, colour, _ in bars] == list(ON_PAPER)
    high = max(height for height, _, _ in bars)
    assert [number for number, (height, _, opacity) in enumerate(bars, 1) if (height, opacity) == (high, "1")] == [4, 7]


@pytest.mark.parametrize("text", [*ATTACKS, NASTY, "&#60;image href='/etc/passwd'/>", "]]></text><image/>"])
def test_contributed_text_stays_text(text: str) -> None:
    svg = drawn(Card(text, text, text, text, 3, (1,)))
    elements = list(ET.fromstring(svg).iter())
    assert {element.tag.rpartition("}")[2] for element in elements} == SHAPES
    assert not [name for element in elements for name in element.attrib if "href" in name or name.startswith("on")]
    written = "".join("".join(texts(svg)).split())
    assert "".join(one_line(text).split())[:20] in written


@pytest.mark.parametrize("title", ["", " ", "漢字", "هامش", "a\0b", "a\x07b", "\ud800", "\ufffe", "\u200b", "🥖"])
def test_what_the_font_lacks_cannot_be_shown(title: str) -> None:
    assert not can_show(title)


def test_what_the_font_lacks_is_left_out_beside_the_title() -> None:
    assert texts(drawn(Card("漢字", "هامش", "Dough", "🥖", 0, ()))) == ["Dough"]


def test_the_name_of_the_site_is_there_once() -> None:
    assert texts(drawn(Card("Bread", "", "Bread", "All of it.", 0, ()))) == ["Bread", "All of it."]


def test_the_colours_are_those_of_the_style_sheet(project: Path) -> None:
    css = (project / "build_tools/glossgraph/site/material/assets/glossgraph.css").read_text("utf-8")
    for number, colour in enumerate(ON_PAPER, 1):
        first = css.partition(f"--gg-stage-{number}: ")[2].partition(";")[0]
        assert first == colour
