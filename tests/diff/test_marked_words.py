"""Two versions of a text, word by word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossgraph.diff.words import PARAGRAPH, Mark, marked, normal, similarity

TEXTS = st.lists(st.sampled_from(["a", "flour", "water,", "and", "salt.", "[[dough]]", "(x)", "–"])).map(" ".join)


def read(runs: object, *marks: Mark) -> str:
    return "".join(run.text for run in runs if run.mark in marks)  # type: ignore[attr-defined]


@given(TEXTS, TEXTS)
def test_what_is_not_gone_is_the_new_text_and_what_is_not_new_the_old_one(old: str, new: str) -> None:
    runs = marked(old, new)
    for text, mark in ((old, Mark.GONE), (new, Mark.NEW)):
        assert read(runs, Mark.SAME, mark).split() == text.split() or "".join(
            read(runs, Mark.SAME, mark).split()
        ) == "".join(text.split())
    assert all(one.mark is not other.mark for one, other in pairwise(runs))
    assert all(run.text for run in runs)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Flour and water.", "Flour and salt.", "Flour and [-water-]{+salt+}."),
        ("A loaf", "", "[-A loaf-]"),
        ("", "A loaf", "{+A loaf+}"),
        ("one two three", "four five six", "[-one two three-]{+four five six+}"),
        # what is left of a text that was torn to pieces is no help
        (
            "the cat sat on the mat all day",
            "the dog lay on the rug all day",
            "the [-cat sat on the mat-]{+dog lay on the rug+} all day",
        ),
        # signs of formulas and ranges are whole
        ("2 * food ** 2 * share", "2 * food ** 3 * share", "2 * food ** [-2-]{+3+} * share"),
        ("4 * food ** share", "4 * food * share", "4 * food [-**-]{+*+} share"),
        ("food <= 2 * share", "food < 2 * share", "food [-<=-]{+<+} 2 * share"),
        ("[2, 14]", "[2, 10]", "[-[2, 14]-]{+[2, 10]+}"),
        ("see [[dough]] here", "see [[bread]] here", "see [-[[dough]]-]{+[[bread]]+} here"),
    ],
)
def test_the_words_that_changed_are_marked(old: str, new: str, shown: str) -> None:
    signs = {Mark.SAME: "{}", Mark.GONE: "[-{}-]", Mark.NEW: "{{+{}+}}"}
    written = "".join(
        (" " if run.text[:1] == " " else "") + signs[run.mark].format(run.text.strip())
        if run.mark is not Mark.SAME
        else run.text
        for run in marked(old, new)
    )
    assert written.replace("-] {+", "-]{+") == shown


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("one\ntwo", "one two", True),
        ("one\n\ntwo", "one two", False),
        ("one\n\n\n  two\n", "one\n\ntwo", True),
        ("- one\n- two", "- one two", False),
        ("one\n- two", "one - two", False),
        ("```\na\nb\n```", "``` a b ```", False),
        ("    a\n    b", "a b", False),
        ("one  \ntwo", "one two", False),
        ("one\ttwo", "one  two", True),
    ],
)
def test_only_what_a_reader_sees_of_the_layout_counts(one: str, other: str, *, is_same: bool) -> None:
    assert (normal(one) == normal(other)) is is_same


def test_a_long_text_is_compared_at_its_ends() -> None:
    old = " ".join(f"w{number}" for number in range(3_000))
    runs = marked(old, old.replace("w1500 ", "x "))
    assert [run.mark for run in runs] == [Mark.SAME, Mark.GONE, Mark.NEW, Mark.SAME]
    assert (runs[1].text.strip(), runs[2].text.strip()) == ("w1500", "x")


def test_paragraphs_end_with_a_sign() -> None:
    assert normal("one\n\ntwo") == f"one {PARAGRAPH} two"


def test_similarity_goes_by_words_alone() -> None:
    assert similarity("Flour and water", "water, and flour") == 1
    assert similarity("Flour", "water") == 0
    assert similarity("", "") == 1
