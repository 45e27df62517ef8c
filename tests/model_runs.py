"""Runs of the models of the glossary with values that are drawn, and models with other numbers."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from glossgraph.running import run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from glossgraph.model import Model
    from glossgraph.running import Run

RUNS = 150


def drawn(model: Model, count: int = RUNS, **fixed: float) -> Iterator[dict[str, float]]:
    """Yield values of all parameters that the page can set, a third of them at an end of the range."""
    chance = random.Random(19)
    for _ in range(count):
        yield {one.id: _value(one, chance) for one in model.parameters} | fixed


def _value(parameter: Any, chance: random.Random) -> float:
    if chance.random() < 1 / 3:
        return float(chance.choice((parameter.lowest, parameter.highest)))
    steps = round((parameter.highest - parameter.lowest) / parameter.step)
    return float(min(parameter.highest, parameter.lowest + chance.randint(0, steps) * parameter.step))


def rounds(runs: Iterable[Run]) -> Iterator[tuple[Mapping[str, float], Mapping[str, Any], Mapping[str, Any]]]:
    """Yield the parameters of each round of some runs, the values before it and those after it."""
    for one in runs:
        yield from ((one.parameters, before, after) for before, after in pairwise(one.rows))


def results(model: Model, **settings: float) -> Mapping[str, Any]:
    """Return the results of a run."""
    return run(model, settings).results


def altered(model: Model, ranges: Mapping[str, tuple[float, float]], **starts: tuple[float, ...]) -> Model:
    """Return a model with other ranges of parameters, and other numbers with which agents start."""
    ends = ((one, *ranges.get(one.id, (one.lowest, one.highest))) for one in model.parameters)
    parameters = tuple(replace(one, lowest=lowest, highest=highest) for one, lowest, highest in ends)
    state = (
        replace(one, formula="", quantiles={}, numbers=starts[one.id]) if one.id in starts else one
        for one in model.state
    )
    return replace(model, parameters=parameters, state=tuple(state))
