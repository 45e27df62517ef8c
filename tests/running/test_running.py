"""Models that are run: the order of a round, agents, sums, how runs end, and what has no result."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest

from glossgraph.load.of_values import of_values
from glossgraph.running import RunError, faults, program_json, run

if TYPE_CHECKING:
    from glossgraph.model import Model

BASE: dict[str, Any] = {
    "label": "A model",
    "description": "What it shows.",
    "parameters": {"a": {"label": "A", "range": [0, 10], "step": 1, "default": 2}},
    "stop": {"rounds": 3},
}


def model(**parts: Any) -> Model:
    glossary = of_values({"graph/relations.yml": {}, "graph/models/m.yml": {**BASE, **parts}})
    assert [problem for problem in glossary.problems if problem.place.file == "graph/models/m.yml"] == []
    return glossary.models["m"]


def quantity(formula: str, **more: Any) -> dict[str, Any]:
    return {"label": "Q", "formula": formula, **more}


def state(start: Any, **more: Any) -> dict[str, Any]:
    return {"label": "S", "start": start, **more}


def test_a_round_is_computed_in_its_order() -> None:
    made = model(state={"x": state(1)}, round={"old": quantity("x"), "x": {"formula": "x * a"}, "new": quantity("x")})
    rows = run(made).rows
    assert [dict(row) for row in rows[:2]] == [{"x": 1.0}, {"x": 2.0, "old": 1.0, "new": 2.0}]
    assert [row["x"] for row in rows] == [1.0, 2.0, 4.0, 8.0]


BRACKET = "a sign or a bracket is missing or wrong"

AGENTS = {"holders": {"index": "i", "others": "k", "label": "Holder", "count": 3}}


def test_agents_see_each_other_as_they_were_before_the_rule() -> None:
    made = model(agents=AGENTS, state={"x_i": state([1, 2, 4])}, round={"x_i": {"formula": "sum(k, x_k) - x_i"}})
    assert run(made).rows[1]["x_i"] == (6.0, 5.0, 3.0)


def test_agents_are_ranked_by_a_sum_over_all() -> None:
    rank = {"rank_i": quantity("1 + sum(k, 1 if x_k > x_i else 0)")}
    made = model(agents=AGENTS, state={"x_i": state([1, 4, 2])}, round=rank)
    assert run(made).rows[1]["rank_i"] == (3.0, 1.0, 2.0)


def test_agents_are_drawn_from_quantiles_without_chance() -> None:
    made = model(agents=AGENTS, state={"x_i": state({"quantiles": {"0": 0, "0.5": 6, "1": 12}})})
    assert run(made).rows[0]["x_i"] == pytest.approx((2.0, 6.0, 10.0))


def test_a_run_ends_after_the_round_in_which_a_condition_holds() -> None:
    stop = {"rounds": 9, "when": [{"condition": "x > 99", "text": "a"}, {"condition": "x >= 8", "text": "b"}]}
    made = model(state={"x": state(1)}, round={"x": {"formula": "x * a"}}, stop=stop)
    done = run(made)
    assert (done.rounds, done.ending.kind, done.ending.number) == (3, "condition", 1)


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("1 / (a - 2)", "divides by zero"),
        ("sqrt(1 - a)", "takes the square root of a negative number"),
        ("1e200 * 1e200", "is too large"),
        ("min(1, floor(1e200 * 1e200))", "is too large"),
    ],
)
def test_what_has_no_result_ends_the_run_before_its_round(formula: str, reason: str) -> None:
    done = run(model(round={"q": quantity(formula)}))
    assert (done.rounds, done.ending.kind, done.ending.quantity, done.ending.reason) == (0, "fault", "q", reason)


def test_a_choice_computes_only_what_it_chooses() -> None:
    made = model(round={"q": quantity("1 / a if a > 0 else 0")})
    assert run(made, {"a": 0}).rows[1]["q"] == 0


def test_a_power_is_a_product_from_the_left() -> None:
    made = model(round={"q": quantity("(a / 3)**3")})
    third = 2 / 3
    assert run(made).rows[1]["q"] == third * third * third


def test_there_is_no_negative_zero_in_whole_numbers() -> None:
    assert str(run(model(round={"q": quantity("ceil(0 - 0.5)")})).rows[1]["q"]) == "0.0"


def test_a_result_has_a_condition_and_one_that_reads_it_has_none_either() -> None:
    results = {"r": quantity("1 / a", only_if="a > 2"), "s": quantity("r + 1"), "t": quantity("1 / (a - 2)")}
    done = run(model(results=results))
    assert done.results == {"r": None, "s": None, "t": None}
    assert done.failed == {"t": "divides by zero"}
    assert run(model(results=results), {"a": 4}).results == {"r": 0.25, "s": 1.25, "t": 0.5}


def test_the_first_sentence_whose_condition_holds_is_told() -> None:
    sentences = {"round": [{"condition": "round == 2", "text": "two"}, {"text": "another"}]}
    assert run(model(sentences=sentences)).told == (None, 1, 0, 1)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"b": 1.0}, "`b` is no parameter of `m`; its parameters are a"),
        ({"a": 11.0}, "`a` is 11, and can be from 0 to 10"),
        ({"a": math.nan}, "`a` is nan, and can be from 0 to 10"),
    ],
)
def test_what_cannot_be_set_is_refused(settings: dict[str, float], message: str) -> None:
    with pytest.raises(RunError) as refused:
        run(model(), settings)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("parts", "check", "message"),
    [
        ({"round": {"q": quantity("b")}}, "unknown-symbol", "`b` is nothing that the model knows"),
        (
            {"round": {"q": quantity("r"), "r": quantity("1")}},
            "unknown-symbol",
            "`r` has no value yet where `q` is computed",
        ),
        (
            {"agents": AGENTS, "state": {"x_i": state(1)}, "round": {"q": quantity("x_i")}},
            "unknown-symbol",
            "`x_i` is one number for each of `holders`",
        ),
        ({"round": {"q": quantity("sum(j, 1)")}}, "unknown-symbol", "`j` is not the index of any agents"),
        (
            {"round": {"q": quantity("a +")}},
            "unreadable-formula",
            "it is no formula: a sign or a bracket is missing or wrong",
        ),
        ({"state": {"a": state(1)}}, "duplicate-id", "`a` is the name of something else already"),
        (
            {"agents": AGENTS, "state": {"x_i": state([1, 2])}},
            "wrong-type",
            "`x_i` has 2 numbers for 3 holders",
        ),
        ({"state": {"x": state([1, 2])}}, "wrong-type", "`x` is one number, and is given several"),
    ],
)
def test_a_model_with_a_fault_is_not_run(parts: dict[str, Any], check: str, message: str) -> None:
    made = model(**parts)
    assert [(fault.check, fault.message) for fault in faults(made)] == [(check, message)]
    with pytest.raises(RunError, match="cannot be run"):
        run(made)


def test_a_portable_model_reads_as_it_is_computed() -> None:
    rule = {"q_i": quantity("sum(k, x_k if x_k > x_i else 0) - x_i**2")}
    made = program_json(model(agents=AGENTS, state={"x_i": state([1, 2, 3])}, round=rule))
    at_i, at_k = ["at", "x_i", "i"], ["at", "x_i", "k"]
    summed = ["sum", "k", ["if", [">", at_k, at_i], at_k, 0.0]]
    assert made["round"] == [["q_i", "i", ["-", summed, ["pow", at_i, 2]]]]
    assert made["agents"] == {"k": {"count": 3, "of": "i"}, "i": {"count": 3, "of": "i"}}
    assert made["start"] == [["x_i", "i", [1.0, 2.0, 3.0]]]
