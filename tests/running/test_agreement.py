"""What models give for random values is what it was: `browser/test_agreement_in_pages.py` compares pages to it."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import pytest

import agreement
from glossgraph.running import program, program_json

if TYPE_CHECKING:
    from typing import Any

    from glossgraph.model import Model
    from glossgraph.running import Run


@pytest.fixture(scope="module")
def models() -> dict[str, Model]:
    return agreement.models()


@pytest.fixture(scope="module")
def operators(models: dict[str, Model]) -> dict[str, Any]:
    return program_json(models["operators/operators"])


def test_runs_with_random_values_give_what_they_gave(models: dict[str, Model], *, update_golden: bool) -> None:
    found = agreement.found(models)
    if update_golden:
        agreement.write(found)
    golden = agreement.golden()
    changed = [name for name in found | golden if found.get(name) != golden.get(name)]
    assert changed == [], "if they were to change: pytest tests/running/test_agreement.py --update-golden"


def test_thousands_of_runs_are_compared_in_a_small_file() -> None:
    golden = agreement.golden()
    assert sum(len(digests) // agreement.DIGITS for digests in golden.values()) > 1000
    assert agreement.GOLDEN.stat().st_size < 300_000


def test_random_values_are_those_that_readers_can_set(operators: dict[str, Any]) -> None:
    drawn = [agreement.values(operators, number) for number in range(300)]
    for name, lowest, highest, _, default in operators["parameters"]:
        values = [each[name] for each in drawn]
        assert lowest <= min(values) <= max(values) <= highest
        assert {lowest, highest, default} <= set(values)
        assert len(set(values)) > 12


def test_one_bit_makes_another_digest(models: dict[str, Model], operators: dict[str, Any]) -> None:
    run = program(models["operators/operators"]).run()
    usual = agreement.digest(operators, run)
    assert usual != agreement.digest(operators, _with(run, "x", math.nextafter(run.rows[-1]["x"], 9)))
    assert usual != agreement.digest(
        operators, _with(run, "zeros", -0.0 if str(run.rows[-1]["zeros"]) == "0.0" else 0.0)
    )


def _with(run: Run, name: str, value: float) -> Run:
    """Return a run with another number in its last round."""
    return type(run)(
        run.parameters, (*run.rows[:-1], {**run.rows[-1], name: value}), run.results, run.ending, run.told, run.failed
    )


@pytest.mark.parametrize(
    "operator",
    [
        "+",
        "-",
        "*",
        "/",
        "neg",
        "min",
        "max",
        "abs",
        "sqrt",
        "floor",
        "ceil",
        "pow",
        "<",
        "<=",
        ">",
        ">=",
        "==",
        "!=",
        "and",
        "or",
        "not",
        "if",
        "sum",
        "at",
    ],
)
def test_every_operator_is_among_what_is_compared(operator: str, operators: dict[str, Any]) -> None:
    assert f'["{operator}",' in json.dumps(operators).replace('"agents"', "")


@pytest.mark.parametrize("kind", ["condition", "rounds", "fault"])
def test_every_way_to_end_is_among_what_is_compared(
    kind: str, models: dict[str, Model], operators: dict[str, Any]
) -> None:
    ready = program(models["operators/operators"])
    endings = [ready.run(agreement.values(operators, number)).ending for number in range(200)]
    assert kind in {ending.kind for ending in endings}
    assert {ending.reason for ending in endings} >= {
        "divides by zero",
        "is too large",
        "takes the square root of a negative number",
        "",
    }
