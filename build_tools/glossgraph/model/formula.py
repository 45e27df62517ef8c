"""Formulas of terms, and the worked examples that compute them."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the types of fields are read when the program runs
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.model.part import Code, Markdown, Part, Words

if TYPE_CHECKING:
    from glossgraph.source import Step


@dataclass(frozen=True, slots=True)
class Symbol(Part):
    """A symbol in the formula of a term, and what it means."""

    written: Code
    meaning: Markdown

    def path_in(self, _: int) -> tuple[Step, ...]:
        """Return the symbol, which is its key."""
        return (self.written,)

    def path_to(self, _: str) -> tuple[Step, ...]:
        """Return nothing: its meaning is the value of its key."""
        return ()


@dataclass(frozen=True, slots=True)
class Formula(Part):
    """How a term is computed, as in `L = A / E`; the symbol on the left is the term itself."""

    equation: Code
    where: tuple[Symbol, ...] = ()
    unit: Words = ""
    sign: Markdown = ""
    """What the sign of the result means, or on which side of a limit danger lies."""

    @property
    def symbol(self) -> str:
        """What is on the left of the equals sign."""
        return self.equation.partition("=")[0].strip()

    @property
    def right(self) -> str:
        """What is on the right of the equals sign."""
        return self.equation.partition("=")[2].strip()


@dataclass(frozen=True, slots=True)
class Example(Part):
    """A worked number: `formula` over the names in `given` yields `result`, in `unit`."""

    title: Words
    given: Mapping[str, float | tuple[float, ...]]
    """The numbers by their names; a name over which a sum runs has several."""
    formula: Code
    """Its own formula; empty if it computes that of its term."""
    result: float
    written: Code
    """The result as the file writes it, with as many digits as its author gave it."""
    unit: Words = ""
    text: Markdown = ""
