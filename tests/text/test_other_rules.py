"""Formulas of models that are written as in spreadsheets, or as in mathematics."""

from __future__ import annotations

import pytest

from glossgraph.text import rules
from glossgraph.text.formula_tree import FormulaError, first_odd_sign
from glossgraph.text.other_rules import as_rule


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("if(a > b, a, b)", "a if a > b else b"),
        ("1 + IF (a > b, a, if(b > 1, 2, 3))", "1 + (a if a > b else 2 if b > 1 else 3)"),
        ("max(p, 2 infected)", "max(p, 2 * infected)"),
        ("2(x + 1)", "2 * (x + 1)"),
        ("1e5 if x > 2 else 3", ""),
        ("a + b", ""),
        ("if(a > b, a)", ""),
        ("2 x +", ""),
        ("2 x" * 200, ""),
    ],
)
def test_a_formula_of_others_is_written_as_one_of_models(written: str, meant: str) -> None:
    assert as_rule(written, is_condition=False) == meant


def test_a_condition_of_others_stays_one() -> None:
    assert as_rule("2 x > y", is_condition=True) == "2 * x > y"
    assert not as_rule("2 x > y", is_condition=False)


def test_what_is_meant_by_other_signs_is_known_for_sure() -> None:
    with pytest.raises(FormulaError) as refused:
        rules.number("x ^ 2 × y")
    assert refused.value.meant == "x ** 2 * y"
    assert first_odd_sign("x ^ 2 × y") == "^"
    with pytest.raises(FormulaError) as unknown:
        rules.number("x ^ y")
    assert not unknown.value.meant
    assert not first_odd_sign("x ** 2")
