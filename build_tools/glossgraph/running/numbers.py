"""The numbers of a model as people see them: each with the digits and the unit of its quantity."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from glossgraph.model import ROUND, Parameter
from glossgraph.running.shown import PERCENT, column, digits_of, grouped, shortest, shown, with_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.model import Agents, Model, Quantity
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

    @property
    def in_sentences(self) -> tuple[str, ...]:
        """The names that sentences of a round can have."""
        return (ROUND, *(name for name in self.quantities if not self.model.index_of(name)))

    def alone(self, name: str, value: float | None) -> str:
        """Return a value without its unit."""
        if value is None or name not in self.quantities:
            return NONE
        part = self.quantities[name]
        if isinstance(part, Parameter) and (choice := part.choice_of(value)):
            return choice
        return shown(self.words, value, self.quantities[name])

    def column(self, name: str, values: Iterable[float | None]) -> list[str]:
        """Return values that stand below one another, without their unit."""
        part = self.quantities.get(name)
        return [NONE for _ in values] if part is None else column(self.words, values, part, NONE)

    def range(self, parameter: Parameter) -> tuple[str, str]:
        """Return the ends of what a parameter can be, without and with its unit."""
        lowest, highest = (shortest(self.words, end, parameter.unit) for end in (parameter.lowest, parameter.highest))
        return lowest, with_unit(self.words, highest, parameter.unit)

    def full(self, name: str, value: float | None) -> str:
        """Return a value with its unit."""
        if name == ROUND and value is not None:
            return self.words.number(int(value))
        written, part = self.alone(name, value), self.quantities.get(name)
        has_unit = part is not None and written != NONE and not (isinstance(part, Parameter) and part.choices)
        return with_unit(self.words, written, part.unit) if part and has_unit else written

    def written(self, name: str, digits: str) -> str:
        """Return a value of which a file has these digits with all of them, and with its unit."""
        unit = self.quantities[name].unit if name in self.quantities else ""
        exact = Decimal(digits).scaleb(2 if unit == PERCENT else 0)
        return with_unit(self.words, grouped(self.words, f"{exact:f}"), unit)

    def label(self, name: str) -> str:
        """Return what a quantity is called."""
        label = self.quantities[name].label if name in self.quantities else ""
        return " ".join((label or name.replace("_", " ")).split())

    def unit(self, name: str) -> str:
        """Return the unit of a quantity; nothing if it has none."""
        return " ".join(self.quantities[name].unit.split()) if name in self.quantities else ""

    def heading(self, name: str) -> str:
        """Return what a quantity is called, with its unit."""
        unit = self.quantities[name].unit if name in self.quantities else ""
        return self.words.say("formula.in-unit", label=self.label(name), unit=unit) if unit else self.label(name)

    def formats(self, names: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Return how quantities are shown, for the script of the page."""
        return {
            name: {"unit": part.unit, "digits": digits_of(part), "label": self.label(name), **_as_set(part)}
            for name in names
            for part in [self.quantities[name]]
        }


def _as_set(part: Parameter | Quantity) -> dict[str, Any]:
    """Return that a part is what is set, and the values that it can have with their names, if they have some."""
    if not isinstance(part, Parameter):
        return {}
    choices = [[part.value_of(number), name] for number, name in enumerate(part.choices)]
    return {"set": True, **({"choices": choices} if choices else {})}


def agent_names(agents: Agents) -> list[str]:
    """Return what each of some agents is called: by a name of its own, or by its number."""
    label = " ".join(agents.label.split())
    names = [" ".join(name.split()) for name in agents.names]
    return names or [f"{label} {number}" for number in range(1, agents.count + 1)]
