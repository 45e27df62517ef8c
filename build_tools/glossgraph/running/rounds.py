"""The rounds of a run as a table of numbers, which programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.model import ROUND
from glossgraph.running.numbers import agent_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Model
    from glossgraph.running.run import Run

AGENTS, AGENT = "agents", "agent"
"""The columns that say of whom a row is: their name in the model, and what one of them is called."""

Cell = int | float | str | None
"""None where a quantity has no number yet, or is none of those agents."""


class Rounds(NamedTuple):
    """A table."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def rounds(model: Model, run: Run) -> Rounds:
    """Return a row for each round, from the start, with the parameters and with each quantity that is one number.

    With the parameters, the tables of several runs can be put together.
    """
    names = [name for name in quantities(model) if not model.index_of(name)]
    given = tuple(run.parameters.values())
    rows = ((number, *given, *(row.get(name) for name in names)) for number, row in enumerate(run.rows))
    return Rounds((ROUND, *run.parameters, *names), tuple(rows))  # type: ignore[arg-type] # these are no tuples


def rounds_of_agents(model: Model, run: Run) -> Rounds:
    """Return a row for each agent in each round, with the parameters and with each quantity that agents have."""
    names = [name for name in quantities(model) if model.index_of(name)]
    return Rounds((ROUND, AGENTS, AGENT, *run.parameters, *names), tuple(_of_agents(model, run, names)))


def _of_agents(model: Model, run: Run, names: list[str]) -> Iterator[tuple[Cell, ...]]:
    given = tuple(run.parameters.values())
    for number, row in enumerate(run.rows):
        for agents in model.agents:
            for place, called in enumerate(agent_names(agents)):
                held = (row.get(name) if model.index_of(name) == agents.index else None for name in names)
                values = (each[place] if isinstance(each, tuple) else None for each in held)
                yield (number, agents.id, called, *given, *values)


def quantities(model: Model) -> tuple[str, ...]:
    """Return the names of what is computed in rounds: what lasts first, each in the order of the file."""
    return tuple(dict.fromkeys((*(state.id for state in model.state), *(rule.id for rule in model.round))))
