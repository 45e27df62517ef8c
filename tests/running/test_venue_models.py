"""The liquidation cascade: what has to hold in every run, limits, and figures known from elsewhere."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from glossgraph.running import run
from model_runs import RUNS, altered, drawn, results, rounds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.model import Glossary, Model
    from glossgraph.running import Run

CENT = 0.01


@pytest.fixture(scope="module")
def cascade(glossary: Glossary) -> Model:
    return glossary.models["liquidation-cascade"]


@pytest.fixture(scope="module")
def runs(cascade: Model) -> list[Run]:
    return [run(cascade, settings) for settings in drawn(cascade)]


def test_every_run_is_told_and_ends_by_itself(runs: list[Run]) -> None:
    assert {one.ending.kind for one in runs} == {"condition"}
    assert all(None not in one.told[1:] for one in runs)
    assert all(one.parameters["shock"] == 0 for one in runs if one.failed)


def test_no_long_is_closed_above_its_liquidation_price(runs: list[Run]) -> None:
    closed = 0
    for values, before, after in rounds(runs):
        for number, size in enumerate(before["size_i"]):
            reached = after["mark"] * size * (1 - values["maintenance"]) - before["owed_i"][number]
            is_closed = after["size_i"][number] < size
            assert reached <= CENT if is_closed else size == 0 or reached >= -CENT
            closed += is_closed
    assert closed > RUNS


def test_what_longs_lose_the_shorts_the_buyers_and_the_fund_gain(runs: list[Run]) -> None:
    for one in runs:
        at_first = wealth(one.rows[0])
        assert all(wealth(row) == pytest.approx(at_first, abs=CENT) for row in one.rows)
        assert one.results["balance"] == pytest.approx(0, abs=CENT)


def wealth(row: Mapping[str, Any]) -> float:
    """Return the equity of the longs, what shorts and buyers in the book have gained, and the fund."""
    longs = sum(size * row["price"] - owed for size, owed in zip(row["size_i"], row["owed_i"], strict=True))
    shorts = zip(row["size_j"], row["entry_j"], row["booked_j"], strict=True)
    gained = sum(size * (entry - row["price"]) + booked for size, entry, booked in shorts) - row["levy"]
    return float(longs + gained + row["bought"] * row["price"] - row["paid"] + row["fund"])


def test_every_contract_has_two_sides(runs: list[Run]) -> None:
    for one in runs:
        for row in one.rows:
            assert sum(row["size_i"]) + row["bought"] == pytest.approx(sum(row["size_j"]))
            assert min(*row["size_i"], *row["size_j"], row["fund"], row["levy"], row["price"]) >= 0


def test_the_fund_takes_the_difference_to_the_bankruptcy_price(runs: list[Run]) -> None:
    """F09: size times fill less bankruptcy price, and what the fund lacks is borne by the winners."""
    for _, before, after in rounds(runs):
        assert after["fill"] == pytest.approx((after["bid"] + after["price"]) / 2)
        of_book = after["share"] * after["whole"] * (after["fill"] - after["settled"])
        assert after["fund"] - before["fund"] == pytest.approx(of_book + after["missing"], abs=CENT)


def test_winners_pay_only_once_the_fund_is_empty(runs: list[Run]) -> None:
    paying = {0.0: 0, 1.0: 0}
    for values, _, after in rounds(runs):
        if after["missing"] > 0 or after["matched"] > CENT:
            assert after["fund"] == pytest.approx(0, abs=CENT)
            assert after["missing" if values["adl"] else "matched"] == 0
            paying[values["adl"]] += 1
    assert min(paying.values()) > RUNS / 10


def test_the_winner_with_the_highest_score_is_closed_first(runs: list[Run]) -> None:
    several = 0
    for _, before, after in rounds(runs):
        assert sum(after["taken_j"]) == pytest.approx(after["matched"], abs=1e-6)
        places = sorted(range(len(after["score_j"])), key=lambda place: -after["score_j"][place])
        taken = [place for place in places if after["taken_j"][place] > 1e-9]
        several += len(taken) > 1
        for place in places[: places.index(taken[-1])] if taken else ():
            assert after["taken_j"][place] == before["size_j"][place]
    assert several > RUNS / 10


def test_the_score_is_gain_times_effective_leverage(cascade: Model) -> None:
    """F10, as BitMEX has it: of a position in profit."""
    row = run(cascade).rows[1]
    entry, leverage, bid = row["entry_j"][6], row["leverage_j"][6], row["bid"]
    gain = (entry - bid) / entry
    assert row["score_j"][6] == pytest.approx(gain * bid / (entry / leverage + entry - bid))


def test_a_part_is_what_restores_the_margin(runs: list[Run]) -> None:
    """F24: 1 - E / (target * N), of accounts that still have the stated share of the requirement."""
    parts = 0
    for values, before, after in rounds(runs):
        for number, part in enumerate(after["part_i"]):
            equity, required = after["equity_i"][number], after["required_i"][number]
            if part > 0:
                parts += 1
                assert required * values["whole_below"] < equity <= required
                left = before["size_i"][number] - part
                rate = equity / (left * after["mark"])
                assert rate == pytest.approx(values["target"] * values["maintenance"])
    assert parts > RUNS / 10


def one_long(model: Model, size: float, owed: float, **ranges: tuple[float, float]) -> Model:
    """Return the model with one long that owes something; the others hold as much and owe nothing."""
    return altered(model, ranges, size_i=(size,) * 16, owed_i=(owed, *(0.0,) * 15))


@pytest.mark.parametrize(("target", "share"), [(1, 0.4), (2, 0.7)])
def test_the_part_in_the_example_of_partial_liquidation(cascade: Model, target: float, share: float) -> None:
    """F24: a position of 1,000,000 with equity of 12,000, where 2 per cent are required."""
    made = one_long(cascade, 20, 988_000, target=(1, 4))
    row = run(made, {"shock": 0, "maintenance": 0.02, "whole_below": 0.5, "target": target}).rows[1]
    assert row["part_i"] == pytest.approx((20 * share, *(0,) * 15))


@pytest.mark.parametrize(("shock", "gain"), [(0.098, 200), (0.118, -1800)])
def test_the_fills_in_the_examples_of_the_insurance_fund(cascade: Model, shock: float, gain: float) -> None:
    """F09: 2 coins with a bankruptcy price of 45,000, sold at 45,100 and at 44,100."""
    made = one_long(cascade, 2, 90_000, depth=(0, 1e15))
    found = results(made, shock=shock, maintenance=0.005, depth=1e15)
    assert (found["closures"], found["funded"]) == (2, pytest.approx(gain))


def test_the_gain_forgone_in_the_example_of_auto_deleveraging(cascade: Model) -> None:
    """A short of 2 coins is closed at 45,000 while the market is at 43,000."""
    found = results(one_long(cascade, 2, 90_000), shock=0.14, reserve=0)
    assert (found["closures"], found["fall"], found["forgone"]) == pytest.approx((2, 0.14, 4000))


def test_without_news_nothing_happens(cascade: Model) -> None:
    for settings in drawn(cascade, 30, shock=0.0):
        made = run(cascade, settings)
        assert (made.rounds, made.results["closures"], made.results["fall"], made.results["lost"]) == (1, 0, 0, 0)


def test_in_a_bottomless_book_the_news_alone_decides(cascade: Model) -> None:
    bottomless = altered(cascade, {"depth": (0, 1e15)})
    for settings in drawn(bottomless, 40, depth=1e15, lag=0.0, whole_below=1.0, adl=0.0):
        made = run(bottomless, settings)
        start, shock = made.rows[0], settings["shock"]
        reached = [level >= 50000 * (1 - shock) for level in start["level_i"]]
        assert [size == 0 for size in made.rows[-1]["size_i"]] == reached
        assert made.results["fall"] == pytest.approx(shock)


@pytest.mark.parametrize(
    ("name", "values"),
    [("leverage", (5, 9, 12, 20, 45)), ("shock", (0.01, 0.03, 0.05, 0.12)), ("depth", (200, 80, 30, 12, 5))],
)
def test_leverage_news_and_a_thin_book_close_no_fewer(cascade: Model, name: str, values: tuple[float, ...]) -> None:
    """It holds where no bids are withdrawn, every account is closed whole, and all is sold to the book."""
    for settings in drawn(cascade, 40, thinning=0.0, whole_below=1.0, adl=0.0):
        for less, more in pairwise(results(cascade, **settings | {name: value}) for value in values):
            assert less["closures"] <= more["closures"]
            assert less["fall"] <= more["fall"] + 1e-12


def test_auto_deleveraging_can_spare_the_price_after_worse_news(cascade: Model) -> None:
    """So it is not monotone: worse news empties the fund sooner, and what is matched is not sold."""
    assert fall(cascade, shock=0.04) < fall(cascade, shock=0.035)
    assert fall(cascade, shock=0.04, adl=0) > fall(cascade, shock=0.035, adl=0)


def steps(model: Model, name: str, lowest: float = -1, highest: float = 1e9) -> list[float]:
    """Return the values that the slider of a parameter has between two numbers."""
    parameter = next(one for one in model.parameters if one.id == name)
    count = round((parameter.highest - parameter.lowest) / parameter.step)
    values = (round(parameter.lowest + step * parameter.step, 9) for step in range(count + 1))
    return [value for value in values if lowest <= value <= highest]


def test_the_default_is_no_freak(cascade: Model) -> None:
    """One step of any slider changes the fall by little, so that the story told of it is that of its neighbours."""
    usual = fall(cascade)
    for one in cascade.parameters:
        for value in (one.default - one.step, one.default + one.step):
            if one.id not in {"adl", "shock"} and one.lowest <= value <= one.highest:
                assert fall(cascade, **{one.id: value}) == pytest.approx(usual, abs=0.003)
    around = [fall(cascade, shock=shock) for shock in steps(cascade, "shock", highest=0.035)]
    assert around == sorted(around)


def test_a_fund_that_cannot_pay_spares_the_price_and_a_larger_one_does_not(cascade: Model) -> None:
    for reserve in steps(cascade, "reserve"):
        assert (fall(cascade, reserve=reserve) < fall(cascade) - 1e-9) == (reserve < 30000)
        assert fall(cascade, reserve=reserve, adl=0) == pytest.approx(fall(cascade))
    assert fall(cascade, reserve=0) == pytest.approx(0.03)


def test_fewer_bids_make_it_worse_while_the_fund_can_pay(cascade: Model) -> None:
    falls = [fall(cascade, depth=depth, reserve=200000) for depth in steps(cascade, "depth", 11, 60)]
    assert all(more > less for more, less in pairwise(falls))


def test_closing_in_part_changes_little(cascade: Model) -> None:
    for depth in steps(cascade, "depth", 18, 30):
        difference = fall(cascade, depth=depth, whole_below=0.5) - fall(cascade, depth=depth)
        assert abs(difference) < 0.003
    assert fall(cascade, depth=18, whole_below=0.5) > fall(cascade, depth=18)


def test_the_news_of_the_default_reaches_somebody_from_nine_and_a_half_times(cascade: Model) -> None:
    for leverage in steps(cascade, "leverage"):
        assert (results(cascade, leverage=leverage)["closures"] > 0) == (leverage >= 9.5)


def fall(model: Model, **settings: float) -> float:
    return float(results(model, **settings)["fall"])


@pytest.mark.parametrize(("leverage", "spacing"), [(5, 0.1960), (10, 0.0955), (20, 0.0452), (25, 0.0352), (50, 0.0151)])
def test_the_ladder_of_liquidation_prices(cascade: Model, leverage: float, spacing: float) -> None:
    """F07 and F23: the fall to liquidation at a maintenance rate of half a per cent."""
    start = run(cascade, {"leverage": leverage, "maintenance": 0.005}).rows[0]
    assert 1 - start["liquidation"] / 50000 == pytest.approx(spacing, abs=5e-5)
    assert 1 - start["bankruptcy"] / start["liquidation"] == pytest.approx(0.005)
