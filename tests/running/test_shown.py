"""Numbers as people see them."""

from __future__ import annotations

import pytest

from glossgraph.running.shown import rounded


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (1.005, 2, "1.00"),
        (0.125, 2, "0.13"),
        (-0.001, 2, "0.00"),
        (1234567.891, 1, "1234567.9"),
        (1e15, 2, "1.000e+15"),
        (-1.0005e15, 2, "-1.001e+15"),
    ],
)
def test_halves_are_rounded_away_from_zero_and_the_number_itself_counts(value: float, digits: int, text: str) -> None:
    assert rounded(value, digits) == text
