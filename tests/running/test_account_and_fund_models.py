"""The models of one account, of a run on a fund and of a retry storm, against what must hold whatever is set."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folders import TESTS
from glossgraph.load import load
from glossgraph.running import Run, program

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from glossgraph.model import Parameter
    from glossgraph.running import Program

ROOT = TESTS.parent

FOLDERS = {"one-account": ROOT, "fund-run": ROOT, "retry-storm": ROOT / "examples" / "incident"}
"""The models, and the glossary of each."""

SOME = settings(max_examples=50, deadline=None)

SMALL = 1e-9
"""What rounding may add up to, as a share."""


@cache
def models(folder: Path) -> Mapping[str, Program]:
    return {name: program(model) for name, model in load(folder, with_terms=False).glossary.models.items()}


def ready(name: str) -> Program:
    return models(FOLDERS[name])[name]


def set_at_random(name: str, **fixed: float) -> st.SearchStrategy[dict[str, float]]:
    """Return values anywhere in the ranges of a model, ends included, of all parameters but some."""
    return st.deferred(lambda: _set_at_random(name, fixed))


def _set_at_random(name: str, fixed: dict[str, float]) -> st.SearchStrategy[dict[str, float]]:
    values = {one.id: _values(one) for one in ready(name).model.parameters if one.id not in fixed}
    return st.fixed_dictionaries(values).map(lambda drawn: {**drawn, **fixed})


def _values(parameter: Parameter) -> st.SearchStrategy[float]:
    if parameter.choices:
        return st.sampled_from([parameter.value_of(number) for number in range(len(parameter.choices))])
    range_ = (parameter.lowest, parameter.highest)
    return st.sampled_from(range_) | st.floats(*range_)


def rounds(run: Run) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Yield each round with the one before, and hold that the run ended by a condition."""
    assert run.ending.kind == "condition", run.ending
    assert not run.failed
    yield from zip(run.rows, run.rows[1:], strict=False)


def rows(name: str, values: Mapping[str, float]) -> tuple[Mapping[str, Any], ...]:
    return ready(name).run(values).rows


def result(name: str, values: Mapping[str, float], of: str) -> float:
    found = ready(name).run(values).results[of]
    assert found is not None
    return found


def is_near(one: float, other: float, scale: float = 0) -> bool:
    return math.isclose(one, other, rel_tol=SMALL, abs_tol=SMALL * scale)


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize("scenario", range(6))
def test_a_scenario_ends_within_forty_rounds_and_every_round_is_told(name: str, scenario: int) -> None:
    scenarios = [{}, *(one.values for one in ready(name).model.scenarios)]
    if scenario < len(scenarios):
        run = ready(name).run(scenarios[scenario])
        assert run.ending.kind == "condition"
        assert 0 < run.rounds <= 40
        assert None not in run.told[1:]


SHARES = {"entry": 100, "leverage": 2, "maintenance": 0.25}

FIGURES = [
    # 12 CFR 220 and FINRA 4210: half the price, 25 per cent of long and 30 per cent of short stock
    ("one-account", SHARES, "liquidation", 66.67),
    ("one-account", {**SHARES, "maintenance": 0.3}, "liquidation", 71.43),
    ("one-account", {**SHARES, "call_rate": 0.3}, "call", 71.43),
    ("one-account", {**SHARES, "maintenance": 0.3, "side": -1}, "liquidation", 115.38),
    # a perpetual future at ten times, margin in dollars
    ("one-account", {}, "liquidation", 45226.13),
    ("one-account", {"leverage": 50}, "liquidation", 49246.23),
    ("one-account", {"side": -1}, "liquidation", 54726.37),
    ("one-account", {}, "bankruptcy", 45000.00),
    ("one-account", {"side": -1}, "bankruptcy", 55000.00),
    # and in the coin
    ("one-account", {"coin": 1}, "liquidation", 45681.82),
    ("one-account", {"coin": 1}, "bankruptcy", 45454.55),
    ("one-account", {"coin": 1, "side": -1}, "bankruptcy", 55555.56),
    *(
        ("one-account", {"leverage": leverage}, "room", fall)
        for leverage, fall in ((5, 0.1960), (10, 0.0955), (20, 0.0452), (25, 0.0352), (50, 0.0151))
    ),
    # Bronson and others 2021: 280 requests a second, 300 that can be served, one retry
    ("retry-storm", {"arrivals": 280, "capacity": 300, "retries": 1}, "storm", 560),
]


@pytest.mark.parametrize(("name", "values", "of", "figure"), FIGURES)
def test_a_worked_figure_comes_out(name: str, values: dict[str, float], of: str, figure: float) -> None:
    digits = 4 if figure < 1 else 2
    assert round(result(name, values, of), digits) == figure


def test_the_worked_examples_of_swing_pricing_come_out() -> None:
    # 1000 in 100 shares, of which 20 leave; raising 200 costs 6, so 206 are sold, or 194 are paid of 200
    leaving = {"size": 1000, "buffer": 0, "first": 0.2, "lasting": 0}
    unswung = rows("fund-run", {**leaving, "depth": 206**2 / 6})[1]
    assert (unswung["price"], round(unswung["worth"], 6)) == (100, 99.25)
    swung = rows("fund-run", {**leaving, "depth": 200**2 / 6, "swing": 1})[1]
    assert (round(swung["price"], 6), round(swung["worth"], 6)) == (97, 100)


# one account


def left(values: Mapping[str, float], account: int, price: float) -> tuple[float, float]:
    """Return the equity of an account at a price and what is required: in dollars, or in coins where the margin is."""
    way = (1, -1, 1, -1)[account]
    size = values["deposit"] * values["leverage"]
    if account < 2:
        equity = values["deposit"] + way * size / values["entry"] * (price - values["entry"])
        return equity, values["maintenance"] * size / values["entry"] * price
    gained = way * (size / values["entry"] - size / price)
    return values["deposit"] / values["entry"] + gained, values["maintenance"] * size / price


@SOME
@given(set_at_random("one-account"), st.integers(0, 3))
def test_an_account_is_closed_where_its_equity_is_what_is_required(values: dict[str, float], account: int) -> None:
    start = rows("one-account", values)[0]
    closed_at, empty_at, called_at = (start[f"{name}_at_i"][account] for name in ("closed", "empty", "called"))
    scale = values["deposit"] * values["leverage"] / (1 if account < 2 else min(values["entry"], closed_at))
    equity, required = left(values, account, closed_at)
    assert is_near(equity, required, scale)
    assert is_near(left(values, account, empty_at)[0], 0, scale * max(1, closed_at / empty_at))
    way = (1, -1, 1, -1)[account]
    assert way * empty_at < way * closed_at <= way * called_at
    assert (way * closed_at < way * values["entry"]) == (values["maintenance"] * values["leverage"] < 1)


@SOME
@given(set_at_random("one-account"))
def test_an_account_is_open_until_the_price_has_reached_its_level(values: dict[str, float]) -> None:
    run = ready("one-account").run(values)
    start: Mapping[str, Any] = run.rows[0]
    followed = int(start["followed"]) - 1
    way = start["way"]
    for before, after in rounds(run):
        equity, required = left(values, followed, after["price"])
        in_dollars = 1 if followed < 2 else after["price"]
        assert is_near(after["equity"], equity * in_dollars, values["deposit"] * values["leverage"])
        assert is_near(after["required"], required * in_dollars)
        assert way * after["price"] < way * before["price"]
        if before is not start:
            assert way * before["price"] > way * start["closed_at"]
    could_open = values["maintenance"] * values["leverage"] < 1
    assert (run.ending.number == 0) == (not could_open)
    if could_open and run.ending.number < 3:
        assert way * after["price"] <= way * start["closed_at"] * (1 + way * SMALL)
        assert (after["equity"] < 0) == (run.ending.number == 1)


@SOME
@given(set_at_random("one-account", coin=0))
def test_the_gap_between_closing_and_nothing_is_the_maintenance_margin(values: dict[str, float]) -> None:
    assert is_near(result("one-account", values, "cushion"), values["maintenance"], 1e3)


@SOME
@given(set_at_random("one-account", maintenance=0.001), st.floats(1.01, 2))
def test_more_leverage_or_maintenance_leaves_less_room(values: dict[str, float], more: float) -> None:
    room = result("one-account", values, "room")
    if values["leverage"] * more <= 125:
        assert result("one-account", {**values, "leverage": values["leverage"] * more}, "room") < room
    assert result("one-account", {**values, "maintenance": 0.001 * more}, "room") < room


@SOME
@given(set_at_random("one-account", maintenance=0.001))
def test_margin_in_the_coin_helps_a_short_and_harms_a_long(values: dict[str, float]) -> None:
    long, short, long_in_coin, short_in_coin = rows("one-account", values)[0]["closed_at_i"]
    assert long < long_in_coin < values["entry"] < short < short_in_coin


# a run on a fund


@SOME
@given(set_at_random("fund-run"))
def test_a_fund_creates_no_money_and_loses_none(values: dict[str, float]) -> None:
    run = ready("fund-run").run(values)
    size = values["size"]
    for before, after in rounds(run):
        assert is_near(after["paid_out"] + after["value"] + after["cost"] + after["marked_down"], size)
        assert is_near(after["cash"] + after["assets"], after["value"], size)
        assert is_near(before["cash"] + after["sold"] - after["sale_cost"], after["cash"] + after["paid"], size)
        mark = 1 - values["lasting"] * after["sold"] / values["depth"]
        assert is_near(after["assets"], (before["assets"] - after["sold"]) * mark, size)
        assert min(after[name] for name in ("cash", "assets", "sold", "paid", "marking", "leaving", "shares")) >= 0
    assert is_near(run.results["all"] or 0, size)


@SOME
@given(set_at_random("fund-run"))
def test_a_gate_bounds_what_leaves_and_cash_is_used_first(values: dict[str, float]) -> None:
    for before, after in rounds(ready("fund-run").run(values)):
        assert after["leaving"] <= values["gate"] * before["shares"] * (1 + SMALL)
        assert after["leaving"] <= after["asked"] * (1 + SMALL)
        assert (after["sold"] > 0) == (after["claim"] > before["cash"])
        assert is_near(before["shares"] - after["leaving"], after["shares"], 1)
        assert is_near(after["asked"] - after["leaving"], after["waiting"], 1)


@SOME
@given(set_at_random("fund-run", swing=0))
def test_without_a_swing_price_nobody_gains_by_staying(values: dict[str, float]) -> None:
    for before, after in rounds(ready("fund-run").run(values)):
        assert is_near(after["price"], before["worth"])
        assert after["gain"] >= -SMALL * 100
        assert after["sold"] < 1e-3 or after["gain"] > 0


@SOME
@given(set_at_random("fund-run", swing=1, lasting=0))
def test_a_swing_price_at_full_cost_leaves_the_others_as_they_were(values: dict[str, float]) -> None:
    for _, after in rounds(ready("fund-run").run(values)):
        assert is_near(after["worth"], 100)
        assert after["gain"] <= SMALL * 100


@SOME
@given(set_at_random("fund-run", reaction=0, following=0, gate=1))
def test_who_reacts_to_nothing_does_not_run(values: dict[str, float]) -> None:
    for before, after in rounds(ready("fund-run").run(values)):
        assert after["asked"] in {before["waiting"], values["first"]}


FIRST_ROUND: Sequence[tuple[str, int]] = (("swing", 1), ("buffer", 1), ("depth", 1), ("lasting", -1), ("first", -1))
"""What more of a parameter does to those who stay, while all who ask are paid and pay no more than it costs."""


@SOME
@given(set_at_random("fund-run", gate=1, swing=0), st.sampled_from(FIRST_ROUND), st.floats(0, 1), st.floats(0, 1))
def test_those_who_stay_are_better_or_worse_off(
    values: dict[str, float], moved: tuple[str, int], swing: float, share: float
) -> None:
    name, sign = moved
    values = {**values, "swing": swing}
    parameter = next(one for one in ready("fund-run").model.parameters if one.id == name)
    more = values[name] + share * ((1 if name == "swing" else parameter.highest) - values[name])
    one, other = (rows("fund-run", {**values, name: value})[1] for value in (values[name], more))
    if one["waiting"] <= 0 and other["waiting"] <= 0:
        assert sign * (other["worth"] - one["worth"]) >= -1e-7


@SOME
@given(set_at_random("fund-run", buffer=0, first=0.01, swing=0, gate=1))
def test_while_few_ask_each_request_brings_on_as_many_as_the_closed_form_says(values: dict[str, float]) -> None:
    run = rows("fund-run", values)
    if len(run) > 2 and values["depth"] > 5 * values["size"]:
        assert run[2]["rate"] / 0.01 == pytest.approx(result("fund-run", values, "kappa"), rel=0.03, abs=0.03)


def test_a_swing_price_a_buffer_and_depth_keep_owners_in() -> None:
    for name, values in (
        ("swing", (0, 0.5, 1, 1.5, 2)),
        ("buffer", (0.05, 0.08, 0.11, 0.14)),
        ("depth", (2e3, 4e3, 2e4)),
    ):
        for result in ("staying", "remaining"):
            found = [ready("fund-run").run({name: value}).results[result] or 0 for value in values]
            assert found == sorted(set(found)), (name, result)


# a retry storm


@SOME
@given(set_at_random("retry-storm"))
def test_every_request_is_served_given_up_or_waits(values: dict[str, float]) -> None:
    most = values["arrivals"] * (1 + math.floor(values["retries"]))
    for before, after in rounds(ready("retry-storm").run(values)):
        assert is_near(after["arrived"], after["served"] + after["lost"] + after["waiting"])
        assert 0 <= after["good"] <= after["accepted"] <= after["sent"] <= most * (1 + SMALL)
        assert after["good"] <= after["able"] <= values["capacity"]
        assert is_near(before["queue"] + after["accepted"] - after["able"], after["queue"], most) or after["queue"] == 0
        assert min(after["waiting_i"]) >= 0


@SOME
@given(set_at_random("retry-storm", retries=0))
def test_without_retries_an_overload_goes_with_its_cause(values: dict[str, float]) -> None:
    run = ready("retry-storm").run(values)
    spare = values["capacity"] - values["arrivals"]
    if spare <= 0:
        return
    assert run.ending.number != 2
    for before, after in rounds(run):
        if after["gone"] > 0:
            assert is_near(after["queue"], max(0, before["queue"] - spare), 1e3)
    if spare > 30:  # enough for the longest queue in forty rounds
        assert run.ending.number == 0


@SOME
@given(set_at_random("retry-storm", limit=1))
def test_a_storm_that_the_server_can_carry_does_not_last(values: dict[str, float]) -> None:
    run = ready("retry-storm").run(values)
    if (run.results["storm"] or 0) < 0.99 * values["capacity"]:
        assert run.ending.number != 2


@SOME
@given(set_at_random("retry-storm", loss=0))
def test_without_a_trigger_nothing_happens(values: dict[str, float]) -> None:
    run = ready("retry-storm").run(values)
    if values["arrivals"] <= values["capacity"]:
        assert (run.ending.number, run.results["given_up"]) == (0, 0)


def test_the_same_trigger_ends_or_stays_by_the_number_of_retries() -> None:
    ends = [ready("retry-storm").run({"retries": retries}).ending.number for retries in range(6)]
    assert ends == [0, 2, 2, 2, 2, 2]
    # a long queue that is worked off is no state that lasts
    long = ready("retry-storm").run({"arrivals": 70, "loss": 1, "lasting": 10, "retries": 0})
    assert (long.ending.number, long.rounds) == (0, 35)
    assert [ready("retry-storm").run({"arrivals": 40, "retries": n, "loss": 1}).ending.number for n in (1, 2)] == [0, 2]
