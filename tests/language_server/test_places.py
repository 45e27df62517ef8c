"""Columns as editors count them, and the document path of a cursor in any text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kitchen import BAKER, kitchen
from lsprotocol.types import Position, PositionEncodingKind

from glossgraph import source
from glossgraph.language_server.cursor import cursor_at
from glossgraph.language_server.lines import Lines

if TYPE_CHECKING:
    from pathlib import Path

ENCODINGS = [PositionEncodingKind.Utf8, PositionEncodingKind.Utf16, PositionEncodingKind.Utf32]


@given(st.text(alphabet="a\n\u2028🍞é\ud800", max_size=30), st.sampled_from(ENCODINGS))
def test_a_place_is_found_again(text: str, encoding: PositionEncodingKind) -> None:
    lines = Lines(text, encoding)
    for offset in range(len(text) + 1):
        assert lines.offset(lines.position(offset)) == offset


@pytest.mark.parametrize(("encoding", "column"), [*zip(ENCODINGS, (6, 3, 2), strict=True)])
def test_a_column_is_counted_in_units(encoding: PositionEncodingKind, column: int) -> None:
    assert Lines("\né🍞x", encoding).position(3) == Position(1, column)


def test_a_place_beyond_the_text_is_its_end() -> None:
    lines = Lines("ab\n🍞")
    assert lines.offset(Position(0, 99)) == 2
    assert lines.offset(Position(9, 0)) == 4
    # in the middle of a character
    assert lines.offset(Position(1, 1)) == 3
    assert lines.range_of(source.Span(7, 3, 9, 1)).start == Position(1, 2)


def test_the_path_of_a_cursor_is_that_of_the_value() -> None:
    """What the lines say of a whole file is what YAML says of it."""
    for text in [BAKER, *kitchen().values()]:
        for path, value in scalars(source.parse(text).value):
            if "[" in str(value) or "\n" in str(value):
                continue
            span = source.span_at(text, path)
            offset = sum(len(line) + 1 for line in text.split("\n")[: span.line - 1]) + span.column
            found = tuple(0 if isinstance(step, int) else step for step in cursor_at(text, offset).path)
            assert found == tuple(0 if isinstance(step, int) else step for step in path), text


def scalars(value: object, path: tuple[source.Step, ...] = ()) -> list[tuple[tuple[source.Step, ...], object]]:
    if isinstance(value, dict):
        return [each for key, inner in value.items() for each in scalars(inner, (*path, key))]
    if isinstance(value, list):
        return [each for number, inner in enumerate(value) for each in scalars(inner, (*path, number))]
    return [(path, value)]


PATHS = {
    "edges:\n  a:\n    b: c\n  ^|": ("edges",),
    "edges:\n  a:\n\n    ^|\n  b:\n": ("edges", "a"),
    "sources:\n- ^|": ("sources", 0),
    "faq:\n  - question: a\n    ^|": ("faq", 0),
    "steps:\n  night:\n    - at: ^|": ("steps", "night", 0, "at"),
    "step: {at: x,\n  state: ^|}": ("step", "state"),
    "aliases: [a,\n  b^|]": ("aliases", 0),
    '"quoted": {"key": ^|': ("quoted", "key"),
    "# comment: x\n^|": (),
    "a: b # c\n^|": (),
}


@pytest.mark.parametrize(("text", "path"), [*PATHS.items()])
def test_a_cursor_in_a_text_that_is_being_typed(text: str, path: tuple[source.Step, ...]) -> None:
    before, _, after = text.partition("^|")
    assert cursor_at(before + after, len(before)).path == path


@given(st.text(alphabet="ab:-[]{},'\"|># \n", max_size=60), st.data())
def test_no_text_is_too_odd(text: str, data: st.DataObject) -> None:
    cursor = cursor_at(text, data.draw(st.integers(0, len(text))))
    assert cursor.start <= cursor.end <= len(text)


def test_the_files_of_the_glossary(project: Path) -> None:
    """No place of a long file takes long, and all keys of an edge are where they are."""
    text = (project / "terms/margin-call.yml").read_text("utf-8")
    assert cursor_at(text, text.index("forced-liquidation:\n") + 3).path == ("edges", "triggers")
    assert cursor_at(text, text.index("in: [margin-account, cleared, swaps") + 6).path[:3] == (
        "edges",
        "triggers",
        "forced-liquidation",
    )
