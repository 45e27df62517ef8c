"""The formulas of a model as they are written, and what the names in them stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.model import ROUND
from glossgraph.text import rules

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterator

    from glossgraph.diagnostics import Cure
    from glossgraph.model import Agents, Model
    from glossgraph.source import Step


class Fault(NamedTuple):
    """Why a model cannot be run: the check that reports it, where, and how to mend it."""

    check: str
    message: str
    path: tuple[Step, ...]
    """The place in the file of the model."""
    cure: str | Cure
    words: str = ""
    """What is wrong in the text at that place, if it is not all of it."""


class Written(NamedTuple):
    """A formula of a model, where it is, and what it may read."""

    name: str
    """What it computes; nothing if it is a condition."""
    text: str
    path: tuple[Step, ...]
    is_condition: bool
    known: tuple[str, ...]
    """The names that have a value when it is computed."""
    later: tuple[str, ...] = ()
    """Those that get one only afterwards."""
    of_rounds: tuple[str, ...] = ()
    """Those that only the rounds compute, if it is computed before the first."""


@dataclass(frozen=True, slots=True)
class Indices:
    """The letters at the end of the names of what each agent has."""

    by_letter: dict[str, Agents] = field(default_factory=dict)

    @classmethod
    def of(cls, model: Model) -> Indices:
        """Return those of a model."""
        pairs = ((letter, one) for one in model.agents for letter in (one.others, one.index) if letter)
        return cls(dict(pairs))

    def of_name(self, name: str) -> str:
        """Return the letter at the end of a name; nothing if it is one number."""
        base, _, letter = name.rpartition("_")
        return letter if base and letter in self.by_letter else ""

    def quantity(self, name: str) -> str:
        """Return the quantity that a name reads: `x_k` reads `x_i` where both letters are of the same agents."""
        letter = self.of_name(name)
        return f"{name[: -len(letter)]}{self.by_letter[letter].index}" if letter else name


def written(model: Model) -> Iterator[Written]:
    """Yield every formula of a model in the order in which they are computed."""
    known = [ROUND, *(parameter.id for parameter in model.parameters)]
    all_state = tuple(state.id for state in model.state)
    rules_ = tuple(rule.id for rule in model.round)
    for number, state in enumerate(model.state):
        if state.formula:
            path = ("state", state.id, "start")
            yield Written(state.id, state.formula, path, False, tuple(known), all_state[number:], rules_)  # noqa: FBT003
        known.append(state.id)
    for number, rule in enumerate(model.round):
        path = ("round", rule.id, "formula")
        later = tuple(name for name in rules_[number:] if name not in known)
        yield Written(rule.id, rule.formula, path, False, tuple(known), later)  # noqa: FBT003
        if rule.id not in known:
            known.append(rule.id)
    for number, end in enumerate(model.stop):
        yield Written("", end.condition, ("stop", "when", number, "condition"), True, tuple(known))  # noqa: FBT003
    for number, sentence in enumerate(model.sentences):
        if sentence.condition:
            path_ = ("sentences", "round", number, "condition")
            yield Written("", sentence.condition, path_, True, tuple(known))  # noqa: FBT003
    results = tuple(result.id for result in model.results)
    for number, result in enumerate(model.results):
        later = results[number:]
        if result.only_if:
            yield Written("", result.only_if, ("results", result.id, "only_if"), True, tuple(known), later)  # noqa: FBT003
        path = ("results", result.id, "formula")
        yield Written(result.id, result.formula, path, False, tuple(known), later)  # noqa: FBT003
        known.append(result.id)


def is_number(text: str) -> bool:
    """Tell whether a formula is only a written number."""
    return re.fullmatch(r"-?[0-9_]*\.?[0-9_]+(?:[eE][-+]?[0-9]+)?", text) is not None


def tree_of(formula: Written) -> ast.expr:
    """Return the tree of a formula.

    Raises:
        FormulaError: it cannot be read, or gives a condition for a number, or the other way round.

    """
    return rules.condition(formula.text) if formula.is_condition else rules.number(formula.text)
