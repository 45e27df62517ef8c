"""What the checks of models share: what keeps one from being run, and the runs that are tried."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.model import HARMLESS, once, once_each
from glossgraph.running import RunError, faults, program
from glossgraph.running.naming import steps_of_round
from glossgraph.running.numbers import agent_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.diagnostics import Place
    from glossgraph.model import Glossary, Model, Parameter
    from glossgraph.running import Ending, Fault, Run

MOST_STEPS = 150_000
"""About how many steps the runs of one model may take in all, as a check is not to take long."""

MOST_STEPS_IF_STRICT = 20 * MOST_STEPS

OF_RUNS = frozenset({"endless-run", "failing-run", "negative-quantity"})
"""The checks of these runs. A model with an exception to one is tried strictly: else that might seem unused."""


ROUNDING = 1e-12
"""How far below 0 a number may be that is none but for the rounding of computers, next to the largest there was."""


class Below(NamedTuple):
    """A value below 0, where there must be none."""

    value: float
    round: int
    of_whom: str
    """Of which of several agents, in words; nothing if it is one number."""


class Tried(NamedTuple):
    """What is known of a run that was tried, and what it was run with."""

    settings: Mapping[str, float]
    scenario: str
    """The id of the scenario; nothing if it is of none."""
    rounds: int
    """How many rounds were run; -1 if not even the start could be computed."""
    ending: Ending
    failed: Mapping[str, str]
    """Why results had no value, by their names."""
    below: Mapping[str, Below]
    """The first value below 0 of each quantity that must not be negative, and was."""

    @property
    def said(self) -> str:
        """What it was run with, in words."""
        if self.scenario:
            return f"in the scenario `{self.scenario}`"
        return said(self.settings)


def said(settings: Mapping[str, float]) -> str:
    """Return in words what a model is run with."""
    named = [f"`{name}` at {value:.15g}" for name, value in settings.items()]
    return f"with {' and '.join(named)}" if named else "with the defaults"


def of_agent(model: Model, name: str, place: int) -> str:
    """Return in words of which of several agents a quantity is, by their place; nothing if it is one number."""
    agents = next((one for one in model.agents if one.index == model.index_of(name)), None)
    return "".join(f" of {one}" for one in agent_names(agents)[place : place + 1]) if agents else ""


@once
def read(glossary: Glossary) -> tuple[Model, ...]:
    """Return the models whose files were read as a whole: what another lacks may be what could not be read."""
    faulty = {problem.place.file for problem in glossary.problems if problem.check not in HARMLESS}
    return tuple(model for model in glossary.models.values() if model.file not in faulty)


def faults_for(glossary: Glossary, check: str) -> Iterator[tuple[Model, Fault]]:
    """Yield what keeps models from being run, as far as a check reports it, each with its model."""
    yield from ((model, fault) for model in read(glossary) for fault in faults(model) if fault.check == check)


def place_of(model: Model, fault: Fault) -> Place:
    """Return the place of what keeps a model from being run; a name that is wrong is a key."""
    is_name = len(fault.path) == len(("state", "name")) and not fault.words
    return model.place(*fault.path, part="key" if is_name else "value", words=fault.words)


def runnable(glossary: Glossary) -> list[Model]:
    """Return the models that can be run."""
    return [model for model in read(glossary) if not faults(model)]


def tried(glossary: Glossary) -> Iterator[tuple[Model, tuple[Tried, ...]]]:
    """Yield the models that can be run, each with the runs that are tried.

    They are those with its defaults, in its scenarios, with each parameter at the ends of its range, and with each two
    of them there, as long as that does not take too many steps.
    """
    for model in runnable(glossary):
        is_strict = glossary.is_strict or not OF_RUNS.isdisjoint(model.allow)
        yield model, (_many_runs if is_strict else _few_runs)(model)


@once_each
def _few_runs(model: Model) -> tuple[Tried, ...]:
    return tuple(_runs(model, MOST_STEPS))


@once_each
def _many_runs(model: Model) -> tuple[Tried, ...]:
    return tuple(_runs(model, MOST_STEPS_IF_STRICT))


def _runs(model: Model, most_steps: int) -> Iterator[Tried]:
    ready, per_round = program(model), steps_of_round(model)
    steps = 0
    for is_pair, scenario, settings in _settings(model):
        if steps > (most_steps if is_pair else MOST_STEPS_IF_STRICT):
            return
        try:
            run = ready.run(settings)
        except RunError:
            # a name or a value does not fit, which is a fault of its own
            continue
        steps += per_round * run.rounds
        yield Tried(settings, scenario, run.rounds, run.ending, run.failed, dict(_below(model, run)))


def _below(model: Model, run: Run) -> Iterator[tuple[str, Below]]:
    for name in (state.id for state in model.state if state.never_negative):
        most = 1.0
        for number, row in enumerate(run.rows):
            value = row[name]
            values = value if isinstance(value, tuple) else (value,)
            most = max(most, *map(abs, values))
            if min(values) < -most * ROUNDING:
                yield name, Below(min(values), number, of_agent(model, name, values.index(min(values))))
                break


def _settings(model: Model) -> Iterator[tuple[bool, str, Mapping[str, float]]]:
    """Yield what a model is run with: whether that is two ends of ranges, the scenario, and the values."""
    yield False, "", {}
    yield from ((False, scenario.id, scenario.values) for scenario in model.scenarios)
    yield from ((False, "", {one.id: value}) for one in model.parameters for value in _ends(one))
    for one, other in combinations(model.parameters, 2):
        yield from ((True, "", {one.id: x, other.id: y}) for x, y in product(_ends(one), _ends(other)))


def _ends(parameter: Parameter) -> tuple[float, ...]:
    """Return the ends of a parameter's range that are not its default."""
    return tuple(value for value in (parameter.lowest, parameter.highest) if value != parameter.default)
