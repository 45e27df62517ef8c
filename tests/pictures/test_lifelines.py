"""Sequence diagrams of any text and shape: compared with `drawings/svg/`, and free of overlaps."""

from __future__ import annotations

import itertools
import re
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from glossgraph.pictures import looks
from glossgraph.pictures.lifelines import FONT, LABEL_FONT, LOOP, Box, Branch, Frame, Participant, Step, columns, layout
from glossgraph.pictures.svg import Caption, diagram_svg
from golden import compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from glossgraph.pictures.lifelines import Item, TextRow

HOSTILE = (
    "",
    " ",
    "Post more collateral by the deadline",
    "<script>alert(1)</script>",
    "]](page:x) `a` [[b]] ![c](d)",
    'a" onclick="b',
    "&amp; ]]> <!-- -->",
    "W" * 60,
    "well-known-" * 9,
    "words without end " * 40,
    "追加証拠金を請求する清算機関の会員" * 3,
    "e\u0301" * 60,
    "z" + "\u0300" * 200,
    "שלום עולם" * 9,
    "\u202eabc\u202c",
    "👩‍👩‍👧‍👦" * 20,
)

LETTERS = "aeiou bcdfg-éßΩжш中文한שم<>&\"'`[]()*_|…—\u0301\u200d"

DIAGRAMS = range(48)
"""The seeds of the diagrams that are made."""


def _made(seed: int) -> tuple[list[Participant], list[Item]]:
    """Return a diagram with up to twelve participants, and frames in frames."""
    random = Random(seed)
    number = seed % 12 + 1

    def text() -> str:
        return random.choice(HOSTILE) if random.random() < 0.6 else "".join(random.choices(LETTERS, k=seed))

    def items(depth: int) -> Iterator[Item]:
        for _ in range(random.randint(1, 3 if depth else 9)):
            if depth < 5 and random.random() < 0.3:
                branches = (Branch(text(), tuple(items(depth + 1))) for _ in range(random.randint(1, 3)))
                yield Frame(random.choice(("loop", "alt", "opt")), tuple(branches))
            else:
                target = random.choice([None, random.randrange(number)])
                own = random.random() < 0.2
                yield Step(random.randrange(number), target, text(), text(), "page:terms/what.md", own)

    return [Participant(text(), f"page:terms/p{n}.md") for n in range(number)], list(items(0))


def _read(value: dict[str, Any], names: Sequence[str]) -> Item:
    for kind in ("loop", "alt"):
        if kind in value:
            parts = value[kind].items()
            return Frame(kind, tuple(Branch(label, tuple(_read(i, names) for i in items)) for label, items in parts))
    source = names.index(value.get("from", value.get("at")))
    target = names.index(value["to"]) if "to" in value else None
    text = value.get("message", value.get("state"))
    return Step(source, target, text, "What it shows", "page:terms/what.md", value.get("own", False))


def test_drawings_are_as_expected(project: Path, update_golden: bool) -> None:
    folder = project / "tests/pictures/drawings"
    drawings = {}
    for file in sorted(folder.glob("*.yml")):
        read = yaml.safe_load(file.read_text("utf-8"))
        names = read["participants"]
        participants = [Participant(name, f"page:terms/p{number}.md") for number, name in enumerate(names, start=1)]
        drawn = diagram_svg(
            Caption("gg", file.stem, "As expected"),
            participants,
            [_read(item, names) for item in read["items"]],
            str,
        )
        drawings[f"{file.stem}.svg"] = drawn.replace("><", ">\n<") + "\n"
    compare(folder / "svg", drawings, update=update_golden)


def _steps(items: Sequence[Item]) -> Iterator[Step]:
    for item in items:
        if isinstance(item, Step):
            yield item
        else:
            for branch in item.branches:
                yield from _steps(branch.items)


def _taken(row: TextRow, font: float, *, centred: bool) -> Box:
    """Return the room that a line of text takes, to whole pixels."""
    width = int(looks.width(row.text) * font / looks.FONT)
    return Box(row.x - width // 2 if centred else row.x, row.y - 11, width, 15)


def _apart(one: Box, two: Box) -> bool:
    beside = one.right <= two.left or two.right <= one.left
    return beside or one.bottom <= two.top or two.bottom <= one.top


def _inside(inner: Box, outer: Box) -> bool:
    across = outer.left <= inner.left and inner.right <= outer.right
    return across and outer.top <= inner.top and inner.bottom <= outer.bottom


@pytest.mark.parametrize("seed", DIAGRAMS)
def test_no_text_leaves_its_place(seed: int) -> None:
    placed = layout(*_made(seed))
    heads, steps = ([each.box for each in part] for part in (placed.participants, placed.steps))
    assert all(one.right < two.left for one, two in pairwise(heads))
    assert all(one.bottom < two.top for one, two in pairwise([heads[0], *steps]))
    boxes = [*heads, *steps]
    assert all(_inside(box, placed.view) for box in boxes)
    assert all(box.bottom <= placed.end <= placed.view.bottom for box in boxes)
    for each in (*placed.participants, *placed.steps):
        assert all(_inside(_taken(row, FONT, centred=True), each.box) for row in each.rows)
        assert all(one.y + 15 <= two.y for one, two in pairwise(each.rows))
    for step in placed.steps:
        if step.arrow:
            start, end, y = step.arrow
            loop = LOOP if start == end else 0
            assert all(row.y < y for row in step.rows)
            assert _inside(Box(min(start, end), y - 5, abs(start - end), loop + 10), step.box)
    for frame in placed.frames:
        for branch in frame.branches:
            labels = [_taken(row, LABEL_FONT, centred=False) for row in branch.rows]
            word = Box(frame.box.left, branch.top, 44, 23)
            for taken in (word, *labels):
                assert _inside(taken, frame.box)
                assert all(_apart(taken, box) for box in boxes)
            assert all(_apart(word, label) for label in labels)
            assert all(one.y + 15 <= two.y for one, two in pairwise(branch.rows))


@pytest.mark.parametrize("seed", DIAGRAMS)
def test_frames_hold_what_is_in_them(seed: int) -> None:
    participants, items = _made(seed)
    placed = layout(participants, items)
    steps, frames = list(placed.steps), list(placed.frames)

    def check(item: Item) -> Box:
        """Take what is placed in the order of the items, an inner frame before the one around it."""
        if isinstance(item, Step):
            step = steps.pop(0)
            assert step.step is item
            return step.ground
        inside = [[check(each) for each in branch.items] for branch in item.branches]
        frame = frames.pop(0)
        assert (frame.kind, len(frame.branches)) == (item.kind, len(item.branches))
        ends = [*(branch.top for branch in frame.branches[1:]), frame.box.bottom]
        for branch, end, boxes in zip(frame.branches, ends, inside, strict=True):
            for box in boxes:
                assert frame.box.left < box.left
                assert box.right < frame.box.right
                assert branch.top < box.top
                assert box.bottom < end
        return frame.box

    placed_boxes = [check(item) for item in items]
    assert steps == frames == []
    assert all(_inside(box, placed.view) for box in placed_boxes)
    assert all(one.bottom <= two.top for one, two in pairwise(placed_boxes))


@pytest.mark.parametrize("seed", DIAGRAMS)
def test_everything_is_a_link_and_nothing_is_markup(seed: int) -> None:
    participants, items = _made(seed)
    drawn = diagram_svg(Caption("gg-a", "Title <b>", "Description ]]("), participants, items, str)
    assert not set(drawn) & set("[]`\n")
    root = ET.fromstring(drawn)
    tags = {"svg", "title", "desc", "defs", "marker", "path", "rect", "text", "a", "g"}
    assert {element.tag for element in root.iter()} <= tags
    assert {key for element in root.iter() for key in element.attrib} <= {
        *("class", "viewBox", "width", "height", "role", "aria-labelledby", "aria-hidden", "id", "href"),
        *("x", "y", "rx", "d", "refX", "refY", "markerWidth", "markerHeight", "markerUnits", "orient", "marker-end"),
    }
    steps = list(_steps(items))
    links = [(link.attrib["href"], link.findtext("title")) for link in root.iter("a")]
    assert links == [
        *((who.id, " ".join(who.label.split())) for who in participants),
        *((step.id, " ".join(f"{step.text}: {step.term}".split())) for step in steps),
    ]
    assert len(root.findall("rect[@class='hl']")) == sum(step.own for step in steps)
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids)) == 3
    assert set(re.findall(r"url\(#(.*?)\)", drawn)) <= set(ids)


@pytest.mark.parametrize("text", [*HOSTILE, "x" * 20_000], ids=itertools.count())
@pytest.mark.parametrize("number", [1, 5, 12])
def test_what_is_left_out_is_marked(text: str, number: int) -> None:
    participants = [Participant("A", "page:terms/a.md")] * number
    (step,) = layout(participants, [Step(0, None, text, "B", "page:terms/b.md")]).steps
    shown = "".join(row.text for row in step.rows)
    letters = re.sub(r"[\s-]", "", text)
    if shown.endswith("…"):
        assert letters.startswith(re.sub(r"[\s-]", "", shown[:-1]))
        assert len(step.rows) == 12
    else:
        assert re.sub(r"[\s-]", "", shown) == letters


@pytest.mark.parametrize(
    ("participants", "lines"),
    [
        (6, ["Pauses trading", "while new", "orders gather"]),
        (4, ["Buys back the", "funding currency and", "sells the assets"]),
    ],
)
def test_lines_of_a_text_are_even(participants: int, lines: list[str]) -> None:
    message = Step(0, 1, " ".join(lines), "B", "b")
    (step,) = layout([Participant("A", "a")] * participants, [message]).steps
    assert [row.text for row in step.rows] == lines


@pytest.mark.parametrize("number", range(1, 13))
def test_more_participants_stand_closer(number: int) -> None:
    participants = [Participant("A", "page:terms/a.md")] * number
    boxes = [each.box for each in layout(participants, [Step(0, 0, "B", "C", "")]).participants]
    width, gap = columns(number)
    assert {box.width for box in boxes} == {width}
    assert {two.left - one.right for one, two in pairwise(boxes)} <= {gap}
    assert columns(number) >= columns(number + 1)


def test_the_style_sheet_has_the_sizes_of_the_layout(project: Path) -> None:
    sheet = (project / "build_tools/glossgraph/site/material/assets/diagram.css").read_text(encoding="utf-8")
    diagram = sheet.partition("/* Maps:")[0]
    assert re.search(rf"\.gg-diagram {{[^}}]*font: {FONT}px/", diagram)
    assert re.search(rf"\.gg-diagram \.frame text {{[^}}]*font-size: {LABEL_FONT}px;", diagram)
