"""Formulas in units: what they are in, and what in them clashes."""

from __future__ import annotations

import ast

import pytest

from glossgraph.text import rules
from glossgraph.text.dimensions import measured
from glossgraph.text.units import unit

UNITS = {
    name: unit(written)
    for name, written in {
        "price": "USD / share",
        "shares": "shares",
        "cash": "USD",
        "leverage": "×",
        "loss": "%",
        "x_i": "USD",
        "day": "days",
    }.items()
}

FITS = {
    "price * shares + cash": "USD",
    "cash / price": "share",
    "cash * (1 - loss)": "USD",
    "max(0, cash - price * shares)": "USD",
    "cash if leverage > 3 else 0": "USD",
    "0 if cash > price * shares and not leverage < 2 else -cash": "USD",
    "sum(i, x_i) / cash": "%",
    "sum(i, 1 if x_i > 0 else 0)": "",
    "sqrt(cash ** 2 + x_i ** 2)": "USD",
    "sqrt(cash * cash)": "USD",
    "floor(abs(-cash))": "USD",
    "loss / day": "1 / day",
    "leverage - loss": "",
    "1 if cash < 0.01 else 0": "",
    "min(cash, 100 * cash)": "USD",
    "2 * cash + unknown": "USD",
    "0 * cash + leverage": "",
}

ANY = ["0", "100", "-3 * 2", "0 * cash", "unknown", "cash * unknown", "cash + leverage", "1 if 2 > 1 else 0"]

CLASHES = {
    "cash + leverage": [("cash", "leverage")],
    "1 - cash": [("1", "cash")],
    "cash - price": [("cash", "price")],
    "max(0, cash, shares)": [("cash", "shares")],
    "min(1, cash)": [("1", "cash")],
    "cash if leverage > 3 else leverage": [("cash", "leverage")],
    "1 if cash > shares else 0": [("cash", "shares")],
    "1 if not (loss > 0 or cash == day) else 0": [("cash", "day")],
    "(cash + day) + leverage": [("cash", "day")],
    "(cash + day) * (shares - loss)": [("cash", "day"), ("shares", "loss")],
    "sum(i, x_i + price)": [("x_i", "price")],
    "sqrt(cash) + cash": [("sqrt(cash)", "cash")],
    "cash ** 2 + cash": [("cash ** 2", "cash")],
}


@pytest.mark.parametrize("formula", FITS)
def test_a_formula_has_the_unit_of_what_it_computes(formula: str) -> None:
    assert measured(rules.number(formula), UNITS) == (unit(FITS[formula]), ())


@pytest.mark.parametrize("formula", ANY)
def test_what_is_written_or_not_known_is_in_any_unit(formula: str) -> None:
    assert measured(rules.number(formula), UNITS).unit is None


@pytest.mark.parametrize("formula", CLASHES)
def test_unlike_units_clash_once_where_they_meet(formula: str) -> None:
    clashes = measured(rules.number(formula), UNITS).clashes
    assert [tuple(ast.unparse(side.node) for side in clash.sides) for clash in clashes] == CLASHES[formula]
    assert all(clash.sides[0].unit != clash.sides[1].unit for clash in clashes)
