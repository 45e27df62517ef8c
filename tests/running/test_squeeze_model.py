"""The short squeeze: what has to hold in every run, limits, and figures known from elsewhere."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from glossgraph.running import run
from model_runs import RUNS, drawn, results, rounds

if TYPE_CHECKING:
    from glossgraph.model import Glossary, Model
    from glossgraph.running import Run


@pytest.fixture(scope="module")
def squeeze(glossary: Glossary) -> Model:
    return glossary.models["short-squeeze"]


@pytest.fixture(scope="module")
def runs(squeeze: Model) -> list[Run]:
    return [run(squeeze, settings) for settings in drawn(squeeze)]


def test_every_run_is_told_and_ends_by_itself(runs: list[Run]) -> None:
    assert {one.ending.kind for one in runs} == {"condition"}
    assert all(None not in one.told[1:] for one in runs)
    assert all(one.parameters["news"] == 0 for one in runs if one.failed)


def test_no_fund_is_called_below_its_price(runs: list[Run]) -> None:
    called = 0
    for values, before, after in rounds(runs):
        for number, short in enumerate(after["short_i"]):
            free = before["cash_i"][number] - before["owed_i"][number] * after["bid"] * (1 + values["maintenance"])
            assert free < 1e-6 if short > 0 else free > -1e-6 or before["owed_i"][number] == 0
            called += short > 0
    assert called > RUNS


def test_no_fund_is_called_first_below_the_price_that_is_stated(runs: list[Run]) -> None:
    for one in runs:
        first = one.rows[1]
        for number, call in enumerate(one.rows[0]["call_i"]):
            assert (first["short_i"][number] > 0) == (first["bid"] > call)


def test_what_the_funds_and_brokers_lose_the_owners_gain(runs: list[Run]) -> None:
    for one in runs:
        had = one.rows[0]["had"]
        for row in one.rows:
            signed = sum(cash - owed * row["price"] for cash, owed in zip(row["cash_i"], row["owed_i"], strict=True))
            owners = row["spent"] - (row["sold"] - row["owed"]) * 100 + row["owed"] * (row["price"] - 100)
            assert had - signed == pytest.approx(owners, rel=1e-9, abs=1e-6)
        assert one.results["balance"] == pytest.approx(0, abs=1e-9 * max(1, one.results["others"] or 0))


def test_no_more_is_bought_than_the_day_allows_or_is_owed(runs: list[Run]) -> None:
    full = 0
    for values, before, after in rounds(runs):
        assert after["fill"] == pytest.approx((after["bid"] + after["price"]) / 2)
        assert after["buy"] <= values["most"] * values["volume"] * (1 + 1e-12)
        assert before["owed"] - after["owed"] == pytest.approx(after["buy"])
        assert min(after["owed_i"]) >= 0
        full += after["served"] < 1
    assert full > RUNS / 10


def test_at_120_a_sixth_is_bought_back(squeeze: Model) -> None:
    """The example of `short-covering`: equity of 30 where 36 are required, so that a sixth goes."""
    made = run(squeeze, {"news": 0.2, "recall": 0})
    owed, row = made.rows[0]["owed_i"][0], made.rows[1]
    assert (row["equity_i"][0] / owed, row["required_i"][0] / owed) == pytest.approx((30, 36))
    assert row["short_i"][0] == pytest.approx(owed / 6)


@pytest.mark.parametrize(("maintenance", "price"), [(0.3, 115.3846), (0.4, 107.1429)])
def test_the_price_of_the_first_call(squeeze: Model, maintenance: float, price: float) -> None:
    """F06, and Example 3.4 of Bodie, Kane and Marcus: a share sold at 100, with half of it as margin."""
    made = run(squeeze, {"margin": 0.5, "maintenance": maintenance})
    assert made.rows[0]["entry_i"][0] == 100
    assert made.rows[0]["call_i"][0] == pytest.approx(price, abs=1e-4)


def test_news_below_every_limit_stays_without_an_echo(squeeze: Model) -> None:
    for settings in drawn(squeeze, 30, recall=0.0, margin=1.0, news=0.3, maintenance=0.45):
        made = run(squeeze, settings)
        assert (made.rounds, made.results["top"], made.results["covered"]) == (1, pytest.approx(130), 0)


def test_recalls_alone_make_a_geometric_echo(squeeze: Model) -> None:
    """Without calls or fading each rise is the last, times recalls, impact and the days to cover what is owed."""
    fixed = {"margin": 2.0, "fade": 0.0, "news": 0.02, "recall": 0.8, "most": 3.0}
    for settings in drawn(squeeze, 20, **fixed, interest=0.5):
        made = run(squeeze, settings)
        ratio = settings["recall"] * settings["impact"] / settings["volume"]
        rises = [(row["rise"], row["owed"] + row["buy"]) for row in made.rows[1:]]
        for (rise, owed), (following, _) in pairwise(rises):
            assert following == pytest.approx(ratio * owed * rise, rel=1e-6, abs=1e-12)
        assert made.results["echo"] == pytest.approx(ratio * 25)


def test_many_more_shorts_lift_the_price_no_less(squeeze: Model) -> None:
    """In small steps it can fail by a little: a fund that is called a day sooner buys at a lower price."""
    for settings in drawn(squeeze, 40, recall=0.0):
        tops = [results(squeeze, **settings | {"interest": one})["top"] for one in (0.1, 0.3, 0.6, 1.0)]
        assert all(less <= more * (1 + 1e-9) for less, more in pairwise(tops))


def test_a_fund_is_counted_once_it_has_been_called(runs: list[Run]) -> None:
    for one in runs:
        called = {number for row in one.rows[1:] for number, short in enumerate(row["short_i"]) if short > 0}
        assert one.results["ever"] == len(called)
        assert called or one.results["covered"] == 0 or one.parameters["recall"] > 0


def test_a_little_more_margin_or_less_news_ends_it(squeeze: Model) -> None:
    """The default stands at an edge, which its texts say: on one side of it, each step is calmer."""
    for name, values in (("margin", (0.5, 0.55, 0.6, 0.65)), ("news", (0.2, 0.19, 0.18, 0.17, 0.16, 0.15))):
        found = [results(squeeze, **{name: value}) for value in values]
        assert all(less["top"] < more["top"] and less["ever"] <= more["ever"] for more, less in pairwise(found))
    assert all(results(squeeze, margin=margin)["ever"] == 0 for margin in (0.65, 0.7, 1, 2))
    assert all(results(squeeze, margin=2, recall=1, news=news)["top"] > 200 for news in (0.18, 0.2, 0.22))


def test_after_better_news_no_recall_is_needed(squeeze: Model) -> None:
    """At 20 per cent recalls carry the price from call to call; from 22 on, the calls do."""
    alone = [results(squeeze, news=news, recall=0)["top"] for news in (0.17, 0.18, 0.19, 0.2, 0.21, 0.22, 0.23, 0.25)]
    assert max(alone[:5]) < 150
    assert min(alone[5:]) > 240


def test_more_recalls_can_lower_the_peak(squeeze: Model) -> None:
    """So it is not monotone: what was bought back early need not be bought at the top."""
    few_free = [results(squeeze, interest=2.24, recall=recall)["top"] for recall in (0, 0.5)]
    assert few_free[0] > few_free[1]
    usual = [results(squeeze, recall=recall)["top"] for recall in (0, 0.5)]
    assert usual[0] < usual[1]
