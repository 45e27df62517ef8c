"""Sums with each summand in its place."""

from __future__ import annotations

from glossgraph.text.formula import evaluate, symbols
from glossgraph.text.summands import written_out


def test_a_sum_is_written_out_and_stays_a_sum_for_others() -> None:
    formula, given = "2 * sum(i, w_i * r_i)", {"w": [1, 2], "r": [3, 4]}
    given = {f"{name}_i": numbers for name, numbers in given.items()}
    written, numbers = written_out(formula, given)
    assert evaluate(written, numbers) == evaluate(formula, given) == 22
    assert symbols(formula) == ("w_i", "r_i")
    assert written_out(formula, given) == (written, numbers)
