"""What pages say, as values: how texts are put together, and how they fit on one line."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossgraph.words.content import Code, Link, Markdown, Words, joined, stripped, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossgraph.words.content import Piece

A, B = Link("terms/a.md", "A"), Link("terms/b.md", "B")

MARKDOWN = st.text(alphabet=" \n\tab*", max_size=6)

OTHERS = st.one_of(
    st.text(alphabet=" \na", max_size=3).map(Words),
    st.builds(Code, st.text(alphabet=" \na`", max_size=4), st.booleans()),
    st.sampled_from([A, B]),
)


@pytest.mark.parametrize(
    ("parts", "pieces"),
    [
        ((), ()),
        (("", "", text()), ()),
        (("a", A, "b"), ("a", A, "b")),
        (("a", text("b", text(A, "c"))), ("ab", A, "c")),
        # words of nothing but white space are none, but code may be empty
        (("a", Words(" "), Code(""), Words("b")), ("a", Code(""), Words("b"))),
    ],
)
def test_a_text_is_its_pieces_in_order(parts: tuple[Piece | Markdown, ...], pieces: tuple[Piece, ...]) -> None:
    assert text(*parts) == Markdown(pieces)
    assert bool(text(*parts)) is bool(pieces)


@pytest.mark.parametrize(
    ("parts", "pieces"),
    [
        ([], ()),
        ([A], (A,)),
        ([A, B], (A, ", ", B)),
        ([text("a", A), B, "c"], ("a", A, ", ", B, ", c")),
    ],
)
def test_texts_are_joined_with_something_between(parts: list[Piece | Markdown], pieces: tuple[Piece, ...]) -> None:
    assert joined(parts, ", ") == Markdown(pieces)
    assert joined(iter(parts), ", ") == Markdown(pieces)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([" a "], ("a",)),
        ([" \n "], ()),
        ([" a ", A, " b\n"], ("a ", A, " b")),
        (["\n", A, " "], (A,)),
        ([" ", Words(" a "), " "], (Words(" a "),)),
    ],
)
def test_only_the_ends_of_a_text_are_stripped(pieces: list[Piece], expected: tuple[Piece, ...]) -> None:
    assert stripped(pieces) == Markdown(expected)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (("a\n\nb  c",), ("a b c",)),
        (("\na ", A, "\n\nb\n"), ("a ", A, " b")),
        (("a", A, "b"), ("a", A, "b")),
        (("a ", Code("b\n c\n", is_block=True), "\nd"), ("a ", Code("b\n c\n"), " d")),
        ((" ", A, "\n", B, " "), (A, " ", B)),
    ],
)
def test_a_text_on_one_line_keeps_its_pieces_apart(pieces: tuple[Piece, ...], expected: tuple[Piece, ...]) -> None:
    assert Markdown(pieces).on_one_line() == Markdown(expected)


@given(MARKDOWN, st.lists(st.tuples(OTHERS, MARKDOWN), max_size=4))
def test_a_text_on_one_line_is_one_and_says_the_same(start: str, rest: Sequence[tuple[Piece, str]]) -> None:
    before = text(start, *(piece for pair in rest for piece in pair))
    line = before.on_one_line()
    assert line.on_one_line() == line
    assert not [piece for piece in line.pieces if isinstance(piece, str) and set(piece) & set("\n\t")]
    assert not [piece for piece in line.pieces if isinstance(piece, Code) and piece.is_block]
    assert said(line) == said(before)


def said(content: Markdown) -> list[str]:
    """Return the words of a text, and a mark for each piece that is no Markdown."""
    parts = (piece if isinstance(piece, str) else f"\0{type(piece).__name__}\0" for piece in content.pieces)
    return "".join(parts).split()


def test_values_cannot_be_changed() -> None:
    for value in (A, Words("a"), Code("a"), text("a")):
        name = next(iter(value.__slots__))
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, "b")
    assert len({A, Link("terms/a.md", "A"), B}) == 2
