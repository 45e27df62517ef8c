"""Runs a model: its start, its rounds until it stops, and its results."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from glossgraph.diagnostics import did_you_mean, one_of
from glossgraph.model import ROUND, once, once_each
from glossgraph.running.distribution import drawn
from glossgraph.running.formulas import NoResultError, compiled
from glossgraph.running.naming import faults
from glossgraph.running.shown import PERCENT
from glossgraph.running.written import Indices, tree_of, written
from glossgraph.text import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from glossgraph.model import Glossary, Model, Parameter
    from glossgraph.running.formulas import Computed
    from glossgraph.running.written import Written

Value = float | tuple[float, ...]
"""One number, or one for each agent."""


class RunError(Exception):
    """A run that cannot be: the model has faults, or a value is set that it does not take."""


class UnknownNameError(RunError):
    """What is set is no parameter, or what is asked for is no scenario."""


class Ending(NamedTuple):
    """How a run ended."""

    kind: Literal["condition", "rounds", "fault"]
    """A condition of `stop` held, the last round was reached, or something had no result."""
    number: int = 0
    """Which condition of `stop` it was, counted from 0."""
    quantity: str = ""
    """What had no result."""
    reason: str = ""
    """Why it had none."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a model computed."""

    parameters: Mapping[str, float]
    rows: tuple[Mapping[str, Value], ...]
    """The values after each round, by their names; the first are those of the start, which has only the state.

    Where a quantity had no result, the rows end with the round before.
    """
    results: Mapping[str, float | None]
    """None where the condition of a result did not hold, or it had none."""
    ending: Ending
    told: tuple[int | None, ...]
    """Which sentence is said of each round, counted from 0; the start has none."""
    failed: Mapping[str, str]
    """Why results had no value, by their names."""

    @property
    def rounds(self) -> int:
        """How many rounds were run."""
        return len(self.rows) - 1


class _Step(NamedTuple):
    """Computes one quantity."""

    name: str
    agents: int
    """How many numbers it has; none if it is one number."""
    compute: Computed | tuple[float, ...]


class _Result(NamedTuple):
    name: str
    only_if: Computed | None
    compute: Computed
    reads: frozenset[str]
    """The results that it reads."""


@dataclass(frozen=True, slots=True)
class Program:
    """A model that is ready to be run."""

    model: Model
    start: tuple[_Step, ...]
    round: tuple[_Step, ...]
    stop: tuple[Computed, ...]
    sentences: tuple[Computed | None, ...]
    results: tuple[_Result, ...]

    def run(self, settings: Mapping[str, float] | None = None) -> Run:
        """Run it with values for some of its parameters, and the defaults of the others.

        Raises:
            RunError: a name is no parameter, or a value is out of its range.

        """
        parameters = _set(self.model, settings or {})
        values: dict[str, Any] = {**parameters, ROUND: 0.0}
        fault = _computed(self.start, values)
        rows = [] if fault else [self._row(values, self.start)]
        told: list[int | None] = [None]
        ending = Ending("fault", 0, *fault) if fault else Ending("rounds")
        while not fault and ending.kind == "rounds" and len(rows) <= self.model.most_rounds:
            values[ROUND] = float(len(rows))
            if fault := _computed(self.round, values):
                ending = Ending("fault", 0, *fault)
                break
            try:
                stopped = next((n for n, holds in enumerate(self.stop) if holds(values, 0, 0)), None)
                told.append(next((n for n, one in enumerate(self.sentences) if not one or one(values, 0, 0)), None))
            except NoResultError as error:
                ending = Ending("fault", 0, "", str(error))
                break
            rows.append(self._row(values, (*self.start, *self.round)))
            if stopped is not None:
                ending = Ending("condition", stopped)
        results, failed = self._results(values, has_values=ending.kind != "fault")
        return Run(parameters, tuple(rows), results, ending, tuple(told[: len(rows)]), failed)

    def _row(self, values: Mapping[str, Any], steps: Iterable[_Step]) -> dict[str, Value]:
        return {step.name: tuple(values[step.name]) if step.agents else values[step.name] for step in steps}

    def _results(self, values: dict[str, Any], *, has_values: bool) -> tuple[dict[str, float | None], dict[str, str]]:
        results: dict[str, float | None] = {result.name: None for result in self.results}
        failed: dict[str, str] = {}
        for result in self.results if has_values else ():
            if any(results[name] is None for name in result.reads):
                continue
            try:
                if result.only_if is None or result.only_if(values, 0, 0):
                    results[result.name] = values[result.name] = _finite(result.compute(values, 0, 0))
            except NoResultError as error:
                failed[result.name] = str(error)
        return results, failed


@once_each
def program(model: Model) -> Program:
    """Return a model as a program.

    Raises:
        RunError: a formula cannot be read, or reads what is not known.

    """
    if wrong := faults(model):
        raise RunError(f"the model `{model.id}` cannot be run: {wrong[0].message}")
    indices = Indices.of(model)
    by_path = {formula.path: _function(formula, indices) for formula in written(model)}
    start = []
    for state in model.state:
        agents = _agents(model, state.id)
        given = state.numbers or (drawn(state.quantiles, agents) if state.quantiles else ())
        start.append(_Step(state.id, agents, given or by_path["state", state.id, "start"]))
    results = {result.id for result in model.results}
    return Program(
        model,
        tuple(start),
        tuple(_Step(r.id, _agents(model, r.id), by_path["round", r.id, "formula"]) for r in model.round),
        tuple(by_path["stop", "when", number, "condition"] for number in range(len(model.stop))),
        tuple(by_path.get(("sentences", "round", number, "condition")) for number in range(len(model.sentences))),
        tuple(
            _Result(
                result.id,
                by_path.get(("results", result.id, "only_if")),
                by_path["results", result.id, "formula"],
                _read_by(result.formula, result.only_if) & results,
            )
            for result in model.results
        ),
    )


def run(model: Model, settings: Mapping[str, float] | None = None, scenario: str = "") -> Run:
    """Run a model with values for some of its parameters, which come before those of a scenario.

    Raises:
        UnknownNameError: a name is no parameter, or there is no such scenario.
        RunError: the model has faults, or a value is out of its range.

    """
    scenarios: dict[str, Mapping[str, float]] = {each.id: each.values for each in model.scenarios}
    if scenario and scenario not in scenarios:
        message = f"`{scenario}` is no scenario of `{model.id}`; {_there_are(scenario, scenarios, 'scenarios')}"
        raise UnknownNameError(message)
    return program(model).run({**scenarios.get(scenario, {}), **(settings or {})})


def _there_are(name: str, known: Mapping[str, object], noun: str) -> str:
    return did_you_mean(name, known, f"its {noun} are {', '.join(known)}" if known else "it has none")


@once
def runs(glossary: Glossary) -> Mapping[str, Mapping[str, Run]]:
    """Return the runs that pages show, by model and scenario; that with the defaults has no name.

    A model with faults has none.
    """
    return {model.id: runs_of(model) for model in glossary.models.values() if not faults(model)}


@once_each
def runs_of(model: Model) -> Mapping[str, Run]:
    """Return the runs that the page of a model without faults shows, by scenario; that of the defaults has no name."""
    return dict(_runs(model))


def _runs(model: Model) -> Iterator[tuple[str, Run]]:
    ready = program(model)
    yield "", ready.run()
    for scenario in model.scenarios:
        try:
            yield scenario.id, ready.run(scenario.values)
        except RunError:
            # the check of its values says so
            continue


def _set(model: Model, settings: Mapping[str, float]) -> dict[str, float]:
    parameters = {parameter.id: parameter for parameter in model.parameters}
    for name, value in settings.items():
        if name not in parameters:
            raise UnknownNameError(
                f"`{name}` is no parameter of `{model.id}`; {_there_are(name, parameters, 'parameters')}"
            )
        _refuse_outside(parameters[name], value)
    return {name: float(settings.get(name, parameter.default)) for name, parameter in parameters.items()}


def _refuse_outside(parameter: Parameter, value: float) -> None:
    # what is not a number is in no range
    if not parameter.lowest <= value <= parameter.highest:
        lowest, highest = parameter.lowest, parameter.highest
        in_percent = f" ({lowest * 100:g}% to {highest * 100:g}%)" if parameter.unit == PERCENT else ""
        message = f"`{parameter.id}` is {value:g}, and can be from {lowest:g} to {highest:g}{in_percent}"
        raise RunError(message)
    if parameter.choices and not parameter.choice_of(value):
        named = enumerate(parameter.choices)
        choices = one_of(f"{parameter.value_of(number):g} ({choice})" for number, choice in named)
        raise RunError(f"`{parameter.id}` is {value:g}, and can be {choices}")


def _computed(steps: Iterable[_Step], values: dict[str, Any]) -> tuple[str, str] | None:
    """Compute quantities in order; return which one had no result, and why."""
    for name, agents, compute in steps:
        try:
            if not callable(compute):
                values[name] = list(compute)
            elif agents:
                values[name] = [_finite(compute(values, place, 0)) for place in range(agents)]
            else:
                values[name] = _finite(compute(values, 0, 0))
        except NoResultError as error:
            return name, str(error)
    return None


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise NoResultError("is too large")
    return value


def _function(formula: Written, indices: Indices) -> Computed:
    return compiled(tree_of(formula), indices, indices.of_name(formula.name))


def _agents(model: Model, name: str) -> int:
    index = model.index_of(name)
    return next((one.count for one in model.agents if one.index == index), 0) if index else 0


def _read_by(formula: str, condition: str) -> frozenset[str]:
    trees = [rules.number(formula), *([rules.condition(condition)] if condition else [])]
    return frozenset(name for tree in trees for name, _ in rules.names(tree))
