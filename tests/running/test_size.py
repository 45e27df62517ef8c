"""How much a model computes is counted before it is run."""

from __future__ import annotations

import pytest

from glossgraph.model import Agents, Model
from glossgraph.running.size import steps_of
from glossgraph.text import rules

MODEL = Model(
    id="m",
    file="graph/models/m.yml",
    label="M",
    description="",
    parameters=(),
    agents=(Agents("houses", "i", "House", 10, others="k"),),
    state=(),
    round=(),
    most_rounds=1,
    stop=(),
)

STEPS = {
    ("x", "a"): 1,
    ("x", "a + 2 * b"): 5,
    ("x_i", "a + 1"): 30,
    ("x", "1 + sum(i, y_i)"): 2 + 10 * 4,
    ("x_i", "sum(k, y_k)"): 10 * 10 * 4,
}
"""The name of a rule and its formula, and how many steps it takes: a sum has four parts, with its name and index."""


@pytest.mark.parametrize(("name", "formula"), STEPS)
def test_a_step_counts_for_each_of_the_agents(name: str, formula: str) -> None:
    assert steps_of(MODEL, [(name, rules.number(formula))]) == STEPS[name, formula]
