"""The numbers of a model as people see them: each with the digits and the unit of its quantity."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from glossgraph.model import ROUND
from glossgraph.running.shown import shown, with_unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.model import Agents, Model, Parameter, Quantity
    from glossgraph.words import Catalogue

NONE = "–"
"""Stands where there is no number."""


@dataclass(frozen=True)
class Numbers:
    """What the names of a model stand for, in a language."""

    words: Catalogue
    model: Model

    @cached_property
    def quantities(self) -> Mapping[str, Parameter | Quantity]:
        """What the names stand for; of a quantity of the state, not the rule that changes it."""
        model = self.model
        parts: tuple[Parameter | Quantity, ...] = (*model.round, *model.state, *model.parameters, *model.results)
        return {part.id: part for part in parts}

    def alone(self, name: str, value: float | None) -> str:
        """Return a value without its unit."""
        if value is None or name not in self.quantities:
            return NONE
        return shown(self.words, value, self.quantities[name])

    def full(self, name: str, value: float | None) -> str:
        """Return a value with its unit."""
        if name == ROUND and value is not None:
            return self.words.number(int(value))
        written = self.alone(name, value)
        return written if written == NONE else with_unit(self.words, written, self.quantities[name].unit)

    def label(self, name: str) -> str:
        """Return what a quantity is called."""
        label = self.quantities[name].label if name in self.quantities else ""
        return " ".join((label or name.replace("_", " ")).split())

    def unit(self, name: str) -> str:
        """Return the unit of a quantity; nothing if it has none."""
        return " ".join(self.quantities[name].unit.split()) if name in self.quantities else ""


def agent_names(agents: Agents) -> list[str]:
    """Return what each of some agents is called."""
    label = " ".join(agents.label.split())
    names = [" ".join(name.split()) for name in agents.names]
    return names or [f"{label} {number}" for number in range(1, agents.count + 1)]
