"""A sequence diagram in characters: columns that stay columns, whatever stands between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossgraph.diagnostics.cells import cells, padded, wrapped
from glossgraph.pictures.diagram import Diagram, Step
from glossgraph.pictures.terminal_ladder import NARROWEST, drawn
from glossgraph.words import catalogue
from written import diagrams

if TYPE_CHECKING:
    from glossgraph.model import Glossary

SAY = catalogue("en").say


def diagram(*steps: tuple[str, str, str], names: dict[str, str] | None = None) -> Diagram:
    made = tuple(
        Step(n, source, target, text, "", f"{source}: {text}", f"t{n}", f"T{n}", None, own=n == 1)
        for n, (source, target, text) in enumerate(steps, start=1)
    )
    actors = dict.fromkeys(party for source, target, _ in steps for party in (source, target) if party)
    return Diagram("A story", {id_: (names or {}).get(id_, id_.upper()) for id_ in actors}, made)


def test_messages_are_arrows_and_states_are_boxes() -> None:
    shown = drawn(diagram(("a", "b", "Asks"), ("b", "a", "Answers"), ("b", "", "Waits")), SAY, 50)
    assert "\n".join(shown) == (
        "              ┌───┐                 ┌───┐\n"
        "              │ A │                 │ B │\n"
        "              └─┬─┘                 └─┬─┘\n"
        "• 1             │        Asks         │\n"
        "                ├────────────────────▶│\n"
        "  2             │       Answers       │\n"
        "                │◀────────────────────┤\n"
        "                │                 ┌───────┐\n"
        "  3             │                 │ Waits │\n"
        "                │                 └───────┘\n"
        "                │                     │"
    )


def column_of(line: str, place: int) -> int:
    """Return in which cell a character of a line is."""
    return cells(line[:place])


@pytest.mark.parametrize(
    "text",
    [
        "保証金を請求する",
        "🔥 fire 🔥",
        "e\u0301 café",
        "❤\ufe0f love",
        "한국어 텍스트",
        "👩\u200d🚒 x",
        "עברית",
        "a" * 60,
    ],
)
@pytest.mark.parametrize("width", [45, 60, 100])
def test_wide_characters_leave_the_columns_where_they_are(text: str, width: int) -> None:
    lines = drawn(diagram(("a", "b", text), ("b", "c", text), ("c", "", text)), SAY, width)
    if width < 5 + 3 * NARROWEST:
        assert lines[0].startswith("• 1. a:")
        return
    columns = [column_of(lines[-1], place) for place, char in enumerate(lines[-1]) if char == "│"]
    assert len(columns) == 3
    for line in lines[3:]:
        assert cells(line) <= width
        for place, char in enumerate(line):
            if char in "├┤":
                assert column_of(line, place) in columns
    right = [line for line in lines[3:] if not set(line) & set("┌└")]
    # what is drawn in one lane moves nothing in another
    assert all(columns[0] in {column_of(line, p) for p, c in enumerate(line) if c in "│├"} for line in right)


def test_a_name_that_is_too_long_is_cut() -> None:
    lines = drawn(diagram(("a", "b", "x"), names={"a": "very long name " * 9, "b": "名前" * 30}), SAY, 45)
    assert len([line for line in lines if "…" in line]) == 1
    assert len({cells(line) for line in lines[:5]}) == 1


def test_a_narrow_terminal_gets_a_list() -> None:
    lines = drawn(diagram(("a", "b", "Asks for more"), ("b", "", "Waits")), SAY, 30)
    assert lines == ["• 1. a: Asks for more", "  2. b: Waits"]
    assert all(cells(line) <= 12 for line in drawn(diagram(("a", "b", "Asks for more 保証金を請求する")), SAY, 12))


def test_nothing_in_a_step_steers_the_terminal() -> None:
    lines = drawn(diagram(("a", "b", "\x1b[31mred\x07\u202e"), names={"a": "\x1bA"}), SAY, 60)
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("name", ["glossary", "bread", "hostile"])
def test_every_story_fits(name: str, width: int, request: pytest.FixtureRequest) -> None:
    one: Glossary = request.getfixturevalue(name)
    seen = 0
    for term in list(one.terms.values())[:40]:
        for each in diagrams(one, term)[:1]:
            lines = drawn(each, SAY, width)
            assert all(cells(line) <= width for line in lines)
            numbers = [line[:5].strip(" •.") for line in lines if line[:5].strip(" •.").isdecimal()]
            assert numbers == [str(step.number) for step in each.steps]
            seen += 1
    assert seen


@given(st.text(), st.integers(2, 40))
@settings(max_examples=60)
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cells(padded(line, width)) == width for line in lines)
