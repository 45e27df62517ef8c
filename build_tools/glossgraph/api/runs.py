"""Runs of models as a program has them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, SupportsFloat

from glossgraph import running
from glossgraph.diagnostics import count, one_of, visible
from glossgraph.running.rounds import rounds, rounds_of_agents
from glossgraph.running.run import UnknownNameError
from glossgraph.running.told import Told
from glossgraph.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd  # type: ignore[import-untyped]

    from glossgraph.api.models import Model
    from glossgraph.model import Parameter


@dataclass(frozen=True, slots=True, repr=False)
class Run(running.Run):
    """What a model computed with some values of its parameters, in double precision."""

    model: Model

    def __repr__(self) -> str:
        """Return how long it is, and its results."""
        results = (f"{name}={'none' if value is None else f'{value:g}'}" for name, value in self.results.items())
        size = count(max(self.rounds, 0), "round")
        return visible(f"<Run of {self.model.id}: {', '.join((size, *results))}>")

    @property
    def story(self) -> tuple[str, ...]:
        """What the model says of the start and of each round, in Markdown; empty where no sentence fits."""
        return self._told.story

    @property
    def conclusion(self) -> str:
        """What the model says of how it ended, in Markdown; empty if no condition ended it."""
        return self._told.ending

    @property
    def _told(self) -> Told:
        return Told(self.model, self, catalogue(self.model.language))

    def frame(self, *, agents: bool = False) -> pd.DataFrame:
        """Return a row for each round as a data frame of pandas, or for each agent in each round.

        Every row has the parameters, so that the rows of several runs can be put together.

        Raises:
            ImportError: pandas is not installed.

        """
        if not find_spec("pandas"):
            raise ImportError("a data frame needs pandas: pip install 'glossgraph[pandas]'")
        table = (rounds_of_agents if agents else rounds)(self.model, self)
        return import_module("pandas").DataFrame(list(table.rows), columns=list(table.columns))


def run_of(model: Model, scenario: str, settings: Mapping[str, object]) -> Run:
    """Return a run of a model: see its method `run`."""
    parameters = {parameter.id: parameter for parameter in model.parameters}
    if "scenario" in settings and "scenario" not in parameters:
        raise TypeError("`scenario` is no parameter; give a scenario first, without a name, as in `run('ID')`")
    values = {name: _number(name, value, parameters.get(name)) for name, value in settings.items()}
    try:
        found = running.run(model, values, scenario)
    except UnknownNameError as error:
        names = {each.id for each in model.scenarios}
        raise (KeyError if scenario and scenario not in names else TypeError)(str(error)) from None
    except running.RunError as error:
        raise ValueError(str(error)) from None
    return Run(**{field.name: getattr(found, field.name) for field in fields(found)}, model=model)


def _number(name: str, value: object, parameter: Parameter | None) -> float:
    """Return a number; a parameter with choices takes the names of these for it."""
    if isinstance(value, str) and parameter and parameter.choices:
        found = parameter.called(value)
        if found is None:
            message = f"`{value}` is no choice of `{name}`; the choices are {one_of(parameter.choices)}"
            raise ValueError(visible(message))
        return found
    if isinstance(value, bool) or not isinstance(value, SupportsFloat):
        raise TypeError(f"`{name}` is a number, and not a {type(value).__name__}")
    return float(value)
