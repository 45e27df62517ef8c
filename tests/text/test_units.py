"""Units are read as products of words, and computed with as such."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossgraph.text.units import PLAIN, Unit, unit

SAME = [
    ("", "%"),
    ("", "×"),
    ("1", ""),
    ("USD m", "m USD"),
    ("USD m", "USD·m"),
    ("shares", "share"),
    ("USD / share", "USD per share"),
    ("USD / share", "USD/shares"),
    ("USD / share / day", "USD / (share day)"),
    ("1 / day", "% per day"),
    ("m²", "m^2"),
    ("m^-1", "1 / m"),
    ("share / share", ""),
]

UNLIKE = [("USD", "EUR"), ("USD", "USD m"), ("USD", ""), ("USD / share", "USD share"), ("gross", "gros"), ("m", "M")]

UNITS = st.sampled_from(["", "%", "USD", "USD m", "share", "USD / share", "m²", "1 / day"]).map(unit)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_unit_can_be_written_in_several_ways(one: str, other: str) -> None:
    assert unit(one) == unit(other)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_units_of_other_words_are_unlike(one: str, other: str) -> None:
    assert unit(one) != unit(other)


@given(one=UNITS, other=UNITS)
def test_what_is_multiplied_and_divided_again_is_as_before(one: Unit, other: Unit) -> None:
    assert one.times(other).over(other) == one
    assert one.times(other) == other.times(one)
    assert one.power(2).power(0.5) == one
    assert one.over(one) == PLAIN


@given(UNITS)
def test_a_unit_is_shown_as_it_is_written(one: Unit) -> None:
    assert unit(str(one)) == one


def test_a_root_can_leave_a_half() -> None:
    assert str(unit("day").power(0.5)) == "day^0.5"
    assert str(unit("USD / share").over(unit("USD m"))) == "1 / m share"
