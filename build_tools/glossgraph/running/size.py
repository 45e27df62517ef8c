"""How much a model computes: a run has to be done while a reader waits for it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from glossgraph.text import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.model import Agents, Model

MOST_STEPS = 5_000_000
"""How many steps a run may take: a fraction of a second for a program, and less for a browser."""


def steps_of(model: Model, trees: Iterable[tuple[str, ast.expr]]) -> int:
    """Return about how many steps a round takes, given its rules by their names: one for each part of a formula.

    It counts for each of the agents that the rule or a sum is of.
    """
    agents = {letter: one for one in model.agents for letter in (one.index, one.others) if letter}
    of_index = {letter: one.count for letter, one in agents.items()}
    return sum(_steps(tree, agents) * of_index.get(model.index_of(name), 1) for name, tree in trees)


def _steps(node: ast.expr, agents: Mapping[str, Agents]) -> int:
    parts = [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
    steps = 1 + sum(_steps(part, agents) for part in parts)
    if isinstance(node, ast.Call) and rules.is_sum(node):
        index = rules.index_of(node)
        return steps * (agents[index].count if index in agents else 1)
    return steps
