"""The models of forced selling: nothing is made out of nothing, limits are kept, and known figures come out."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folders import TESTS
from glossgraph import source
from glossgraph.load.of_values import of_values
from glossgraph.running import program

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.model import Parameter
    from glossgraph.running import Program, Run

HOLDINGS = {
    "fire-sale": {"position_i": "price"},
    "selling-thresholds": {"held_a_i": "price_a", "held_b_i": "price_b"},
    "margin-spiral": {"held_i": "price"},
}
"""What each agent holds in a model, and the price of it."""

MODELS = tuple(HOLDINGS)

few = settings(max_examples=60)

each_model = pytest.mark.parametrize("name", MODELS)


def written(name: str) -> dict[str, Any]:
    read: dict[str, Any] = source.parse((TESTS.parent / f"graph/models/{name}.yml").read_text(encoding="utf-8")).value
    return read


@lru_cache
def ready(name: str, *, deepest: float = 0.0, stop: str = "") -> Program:
    """Return a model as it is written, or with a depth that may be greater, or that goes on for longer."""
    values = written(name)
    if deepest:
        values["parameters"]["depth"]["range"][1] = deepest
    if stop:
        values["stop"] = {"rounds": 200, "when": [{"condition": stop, "text": "It is at rest."}]}
    glossary = of_values({"graph/relations.yml": {}, f"graph/models/{name}.yml": values})
    return program(glossary.models[name])


@cache
def default(name: str) -> Run:
    return ready(name).run()


def result(done: Run, name: str) -> float:
    value = done.results[name]
    assert value is not None
    return value


def number(row: Mapping[str, Any], name: str) -> float:
    value: float = row[name]
    return value


def each(row: Mapping[str, Any], name: str) -> tuple[float, ...]:
    value: tuple[float, ...] = row[name]
    return value


def sets(name: str) -> st.SearchStrategy[dict[str, float]]:
    """Return settings of all parameters, each at a thousandth of its range, and often at an end."""
    parameters = ready(name).model.parameters
    return st.tuples(*[st.sampled_from((0, 1000)) | st.integers(0, 1000)] * len(parameters)).map(
        lambda steps: {one.id: at(one, step) for one, step in zip(parameters, steps, strict=True)}
    )


def at(parameter: Parameter, step: int) -> float:
    return parameter.lowest + (parameter.highest - parameter.lowest) * step / 1000


@st.composite
def models_with_settings(draw: st.DrawFn) -> tuple[str, dict[str, float]]:
    name = draw(st.sampled_from(MODELS))
    return name, draw(sets(name))


def values(name: str, held: Mapping[str, Any], priced: Mapping[str, Any]) -> list[float]:
    """Return what the holdings of one row are worth, of each agent, at the prices of another."""
    parts = [[one * priced[price] for one in held[holding]] for holding, price in HOLDINGS[name].items()]
    return [sum(of_one) for of_one in zip(*parts, strict=True)]


@given(models_with_settings())
@few
def test_every_run_comes_to_rest_and_is_told(drawn: tuple[str, dict[str, float]]) -> None:
    name, set_ = drawn
    done = ready(name).run(set_)
    # where each round is as large as the last, small falls take very long to die out
    assert done.ending.kind == "condition" or (name, round(result(done, "kappa"), 1)) == ("fire-sale", 1.0)
    assert None not in done.told[1:]
    assert not done.failed


@given(models_with_settings())
@few
def test_money_from_sales_repays_debt_and_nothing_else_does(drawn: tuple[str, dict[str, float]]) -> None:
    name, set_ = drawn
    rows = ready(name).run(set_).rows
    for before, after in pairwise(rows):
        received = [a - b for a, b in zip(values(name, before, after), values(name, after, after), strict=True)]
        repaid = [a - b for a, b in zip(each(before, "debt_i"), each(after, "debt_i"), strict=True)]
        assert received == pytest.approx(repaid, abs=1e-9)


@given(models_with_settings())
@few
def test_equity_falls_by_what_holdings_lose_in_price(drawn: tuple[str, dict[str, float]]) -> None:
    name, set_ = drawn
    rows = ready(name).run(set_).rows
    start = sum(values(name, rows[0], rows[0])) - sum(each(rows[0], "debt_i"))
    lost = 0.0
    for before, after in pairwise(rows):
        of_round = [a - b for a, b in zip(values(name, before, before), values(name, before, after), strict=True)]
        # prices only fall, so nobody gains
        assert min(of_round) >= 0
        lost += sum(of_round)
        left = [value - debt for value, debt in zip(values(name, after, after), each(after, "debt_i"), strict=True)]
        assert each(after, "equity_i") == pytest.approx(left, abs=1e-9)
        assert sum(left) == pytest.approx(start - lost, abs=1e-8)
        # what holders do not bear, lenders do
        unpaid = number(after, "unpaid")
        assert sum(max(0.0, one) for one in left) - unpaid == pytest.approx(start - lost, abs=1e-8)


@given(sets("fire-sale"))
@few
def test_holders_are_back_at_their_target_after_each_round(set_: dict[str, float]) -> None:
    for row in ready("fire-sale").run(set_).rows[1:]:
        assets = values("fire-sale", row, row)
        for held, target, equity in zip(assets, each(row, "target_i"), each(row, "equity_i"), strict=True):
            # after a rise nobody would buy, but prices do not rise
            assert held == pytest.approx(max(0.0, target * equity), abs=1e-8)


@given(sets("fire-sale"))
@few
def test_what_assets_lose_is_lost_by_holders_lenders_or_buyers(set_: dict[str, float]) -> None:
    done = ready("fire-sale").run(set_)
    last = number(done.rows[-1], "price")
    paid = ((number(row, "sold"), number(row, "price")) for row in done.rows[1:])
    # what is bought at a price is worth the last one in the end
    bought = sum(sold * (1 - last / price) for sold, price in paid if price > 0)
    assert result(done, "buyers_lost") == pytest.approx(bought, abs=1e-7)


@given(sets("selling-thresholds"))
@few
def test_nobody_within_the_limit_sells_and_everybody_beyond_does(set_: dict[str, float]) -> None:
    name = "selling-thresholds"
    rows = ready(name).run(set_).rows
    limit, after_sale = set_["limit"], set_["limit"] * (1 - set_["cut"])
    for before, after in pairwise(rows):
        for held, debt, sale, left in zip(
            values(name, before, after),
            each(before, "debt_i"),
            each(after, "sale_i"),
            values(name, after, after),
            strict=True,
        ):
            equity = held - debt
            if held > limit * equity + 1e-9:
                assert sale == pytest.approx(held - max(0.0, after_sale * equity), abs=1e-9)
            elif held < limit * equity - 1e-9:
                assert sale == 0
            assert left == pytest.approx(held - sale, abs=1e-9)


@given(sets("margin-spiral"))
@few
def test_margins_never_exceed_capital_and_all_bonds_have_an_owner(set_: dict[str, float]) -> None:
    done = ready("margin-spiral").run(set_)
    for row in done.rows[1:]:
        margin = number(row, "margin")
        assert margin >= set_["haircut"]
        for held, equity in zip(each(row, "held_i"), each(row, "equity_i"), strict=True):
            assert held * margin <= max(0.0, equity) + 1e-9
        assert number(row, "carried") + number(row, "outside") == pytest.approx(1000)
        # the price is below worth by as much as makes the other buyers hold what is left to them
        assert number(row, "gap") >= 0
    # what the first round finds missing, and not kappa, decides whether the price falls below worth
    if abs(result(done, "to_spare")) > 1e-9:
        assert (result(done, "to_spare") < 0) == (number(done.rows[1], "outside") > 0)
    closed_form = done.results["closed_form"]
    assert closed_form is None or closed_form <= 1000 / set_["depth"]
    assert result(done, "beyond") <= 1000 / set_["depth"] + 1e-12
    # while funds have capital to spare, they leave nothing to others
    spare = number(done.rows[-1], "spare") - number(done.rows[-1], "cut")
    assert spare < 1e-3 or number(done.rows[-1], "outside") == 0


RISES = [
    ("fire-sale", "total", "shock", 1, True),
    ("fire-sale", "total", "leverage", 1, True),
    ("fire-sale", "total", "assets", 1, False),
    ("fire-sale", "total", "depth", -1, False),
    ("margin-spiral", "total", "news", 1, False),
    ("margin-spiral", "beyond", "response", 1, True),
    ("margin-spiral", "beyond", "used", 1, False),
    ("margin-spiral", "beyond", "haircut", -1, False),
    ("margin-spiral", "beyond", "depth", -1, False),
]
"""Which results never fall, or never rise, as a parameter rises; some of them only while rounds shrink.

Where rounds grow, all is sold in a few of them, and who sells earlier gets more for it.
"""


@pytest.mark.parametrize(("name", "of", "parameter", "way", "if_rounds_shrink"), RISES)
def test_results_move_one_way_with_a_parameter(
    name: str, of: str, parameter: str, way: int, *, if_rounds_shrink: bool
) -> None:
    ready_ = ready(name)
    moved = next(one for one in ready_.model.parameters if one.id == parameter)

    @given(sets(name), st.integers(0, 1000))
    @settings(max_examples=50)
    def move(set_: dict[str, float], step: int) -> None:
        both = sorted((set_[parameter], at(moved, step)))
        low, high = (ready_.run({**set_, parameter: value}) for value in both)
        if not if_rounds_shrink or max(result(low, "kappa"), result(high, "kappa")) <= SHRINKING:
            assert way * (result(high, of) - result(low, of)) >= -ROUGH

    move()


SHRINKING = 0.9
"""Where each fall is at most this of the last, most is never sold."""

ROUGH = 5e-5
"""By how much results may differ since a run ends when little is left to sell."""


@given(sets("selling-thresholds"), st.integers(0, 1000))
@few
def test_more_news_never_has_fewer_funds_over_the_limit_in_the_first_round(set_: dict[str, float], step: int) -> None:
    made = ready("selling-thresholds")
    shocks = sorted((set_["shock"], at(made.model.parameters[0], step)))
    less, more = (made.run({**set_, "shock": shock}).rows[1] for shock in shocks)
    assert number(less, "over") <= number(more, "over")


@pytest.mark.parametrize(
    ("name", "shock", "falls"),
    [
        ("fire-sale", "shock", ["total"]),
        ("selling-thresholds", "shock", ["fall_a", "fall_b"]),
        ("margin-spiral", "news", ["total", "beyond"]),
    ],
)
def test_without_news_nothing_falls(name: str, shock: str, falls: list[str]) -> None:
    @given(sets(name))
    @settings(max_examples=20)
    def calm(set_: dict[str, float]) -> None:
        done = ready(name).run({**set_, shock: 0.0})
        assert [done.results[fall] for fall in falls] == [0.0] * len(falls)
        assert done.rounds == 1

    calm()


@pytest.mark.parametrize(
    ("name", "set_", "falls"),
    [
        ("fire-sale", {"shock": 0.03, "leverage": 20}, {"total": 0.03}),
        ("selling-thresholds", {"shock": 0.03}, {"fall_a": 0.03, "fall_b": 0.0}),
        ("margin-spiral", {"news": 0.03, "response": 3}, {"total": 0.03, "beyond": 0.0}),
    ],
)
def test_in_a_market_without_end_only_the_news_is_left(
    name: str, set_: dict[str, float], falls: dict[str, float]
) -> None:
    done = ready(name, deepest=1e15).run({**set_, "depth": 1e15})
    assert {fall: done.results[fall] for fall in falls} == pytest.approx(falls, abs=1e-9)


@pytest.mark.parametrize("spread", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("depth", [10000.0, 20000.0, 40000.0])
def test_small_first_falls_add_up_to_the_closed_form(spread: float, depth: float) -> None:
    endless = ready("fire-sale", stop="sold < depth * 1e-15")
    done = endless.run({"shock": 1e-6, "spread": spread, "depth": depth})
    assert result(done, "total") == pytest.approx(result(done, "closed_form"), rel=1e-3)
    assert result(done, "closed_form") == pytest.approx(1e-6 / (1 - 7000 / depth))


@pytest.mark.parametrize(("response", "depth"), [(0.0, 25000.0), (0.5, 40000.0), (1.0, 100000.0)])
def test_a_small_want_of_capital_adds_up_to_the_closed_form(response: float, depth: float) -> None:
    endless = ready("margin-spiral", stop="cut < size * 1e-13")
    low, high = 0.0, 0.05
    for _ in range(40):  # the news at which capital is just used up
        middle = (low + high) / 2
        done = endless.run({"news": middle, "response": response, "depth": depth})
        low, high = (low, middle) if result(done, "beyond") > 0 else (middle, high)
    done = endless.run({"news": high + 1e-6, "response": response, "depth": depth})
    margin = 0.05 + response * high
    assert result(done, "kappa") == pytest.approx(1000 * (1 + response) / (depth * margin), rel=1e-3)
    assert result(done, "beyond") == pytest.approx(result(done, "closed_form"), rel=1e-2)


@pytest.mark.parametrize(
    ("depth", "total"), [(20000.0, 0.015080), (10000.0, 0.027659), (7000.0, 0.055310)], ids=["0.35", "0.7", "1"]
)
def test_the_figures_of_the_glossary_to_the_last_digit(depth: float, total: float) -> None:
    done = ready("fire-sale", stop="sold < depth * 1e-9").run({"spread": 0.0, "depth": depth})
    assert round(result(done, "total"), 6) == total


@given(sets("fire-sale"))
@few
def test_holders_that_are_alike_sell_as_one_of_their_size(set_: dict[str, float]) -> None:
    done = ready("fire-sale").run({**set_, "spread": 0.0})
    assets, leverage, depth = set_["assets"], set_["leverage"], set_["depth"]
    held, debt, price, fall = assets, assets - assets / leverage, 1.0, set_["shock"]
    for row in done.rows[1:]:
        price *= 1 - fall
        sale = min(held * price, max(0.0, held * price - leverage * (held * price - debt)))
        assert row["price"] == pytest.approx(price, rel=1e-9)
        assert row["sold"] == pytest.approx(sale, abs=1e-7)
        held, debt, fall = held - sale / price, debt - sale, sale / depth


@pytest.mark.parametrize(
    ("name", "scenario", "told"),
    [
        ("fire-sale", "deep-market", {"kappa": 0.35, "total": 0.0151}),
        ("fire-sale", "critical", {"kappa": 1.0, "closed_form": None, "total": 0.0553}),
        ("fire-sale", "ruin", {"equity_lost": 0.9923, "lenders_lost": 1.8999}),
        ("fire-sale", "no-debt", {"total": 0.01, "lenders_lost": 0.0}),
        ("selling-thresholds", "", {"sellers": 10, "fall_a": 0.0757, "fall_b": 0.0628}),
        ("selling-thresholds", "just-below", {"sellers": 4, "fall_a": 0.0203, "fall_b": 0.0047}),
        ("selling-thresholds", "nothing-in-common", {"sellers": 5, "sellers_b": 0, "fall_a": 0.0712, "fall_b": 0}),
        ("selling-thresholds", "a-little-in-common", {"sellers_b": 5, "fall_a": 0.0677, "fall_b": 0.0539}),
        ("selling-thresholds", "all-alike", {"sellers": 0, "fall_a": 0.008, "fall_b": 0}),
        ("margin-spiral", "", {"beyond": 0.0193, "kept": 0.5175}),
        ("margin-spiral", "capital-to-spare", {"total": 0.01, "beyond": 0.0}),
        ("margin-spiral", "fixed-margins", {"total": 0.015, "beyond": 0.0}),
        ("margin-spiral", "losses-alone", {"kappa": 0.8, "closed_form": 0.0104, "beyond": 0.0073}),
        ("margin-spiral", "ready-buyers", {"beyond": 0.0016, "kept": 0.8409}),
    ],
)
def test_scenarios_show_what_their_texts_say(name: str, scenario: str, told: dict[str, float | None]) -> None:
    made = ready(name)
    sets_ = {one.id: one.values for one in made.model.scenarios}
    done = made.run(sets_[scenario]) if scenario else default(name)
    found = {of: value if value is None else round(value, 4) for of in told for value in [done.results[of]]}
    assert found == told


def test_how_far_a_fall_spreads_does_not_follow_overlap() -> None:
    made = ready("selling-thresholds")
    sold = {
        of: made.run({"shock": 0.008, "overlap": of / 100}).results["sellers"] for of in (0, 12, 13, 17, 18, 40, 95)
    }
    assert sold == {0: 5, 12: 7, 13: 10, 17: 10, 18: 3, 40: 2, 95: 0}


@each_model
def test_what_is_read_aloud_fits_on_a_page(name: str) -> None:
    assert 5 <= default(name).rounds <= 25
