"""What the names in a model's formulas stand for, and what is wrong with formulas and names."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.diagnostics import Proposal, count, one_of
from glossgraph.model import ROUND, once_each
from glossgraph.running.size import MOST_STEPS, steps_of
from glossgraph.text import rules
from glossgraph.text.formula_tree import FormulaError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    for number, state in enumerate(model.state):
        if state.formula:
            path = ("state", state.id, "start")
            yield Written(state.id, state.formula, path, False, tuple(known), all_state[number:])  # noqa: FBT003
        known.append(state.id)
    rules_ = tuple(rule.id for rule in model.round)
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


def tree_of(formula: Written) -> ast.expr:
    """Return the tree of a formula.

    Raises:
        FormulaError: it cannot be read, or gives a condition for a number, or the other way round.

    """
    return rules.condition(formula.text) if formula.is_condition else rules.number(formula.text)


@once_each
def faults(model: Model) -> tuple[Fault, ...]:
    """Return what keeps a model from being run."""
    return tuple(_faults(model)) or tuple(_faults_of_size(model))


def _faults(model: Model) -> Iterator[Fault]:
    yield from _faults_of_names(model)
    indices = Indices.of(model)
    for state in model.state:
        yield from _faults_of_numbers(model, state.id, len(state.numbers), has_shares=bool(state.quantiles))
    for formula in written(model):
        try:
            tree = tree_of(formula)
        except FormulaError as error:
            yield Fault("unreadable-formula", str(error), formula.path, error.cure or _cure(formula))
            continue
        yield from _faults_of_reading(formula, tree, indices)


def _faults_of_size(model: Model) -> Iterator[Fault]:
    """Yield that a model without other faults would be run for too long."""
    most = steps_of_round(model) * model.most_rounds
    if most > MOST_STEPS:
        message = (
            f"a run of {count(model.most_rounds, 'round')} can take {most:,} steps, and {MOST_STEPS:,} are the most"
        )
        help_ = "write fewer `rounds` or agents, or sum in a quantity of its own what is the same for each of them"
        yield Fault("endless-run", message, ("stop", "rounds"), help_)


@once_each
def steps_of_round(model: Model) -> int:
    """Return about how many steps a round of a model takes whose formulas can be read: one for each part of them."""
    rules_ = (formula for formula in written(model) if formula.path[0] == "round")
    return steps_of(model, ((formula.name, tree_of(formula)) for formula in rules_))


_EQUALS = re.compile(r"(?<![<>=!])=(?!=)")

_LANGUAGE = f"write names, numbers, + - * / ( ), {', '.join(rules.NAMES)}, and comparisons"


def _cure(formula: Written) -> str:
    """Return the help for a formula in which an equals sign is wrong, or a parenthesis is missing, or for any other."""
    opened, closed = formula.text.count("("), formula.text.count(")")
    if opened != closed:
        return f"write as many `(` as `)`: there are {opened} and {closed}"
    if _EQUALS.search(formula.text):
        if formula.is_condition:
            return f"write `{_EQUALS.sub('==', formula.text)}`: two equals signs compare"
        return "write only what is on the right of `=`: the name that is computed stands before the colon"
    return _LANGUAGE


def _faults_of_numbers(model: Model, name: str, numbers: int, *, has_shares: bool) -> Iterator[Fault]:
    path = ("state", name, "start")
    agents = Indices.of(model).by_letter.get(model.index_of(name))
    if (numbers or has_shares) and agents is None:
        help_ = "write one number or a formula, or end the name in `_` and the index of agents"
        yield Fault("wrong-type", f"`{name}` is one number, and is given several", path, help_)
    elif agents is not None and numbers not in {0, agents.count}:
        message = f"`{name}` has {numbers} numbers for {agents.count} {agents.id}"
        yield Fault("wrong-type", message, path, f"write {agents.count} numbers")


def _faults_of_names(model: Model) -> Iterator[Fault]:
    taken: dict[str, str] = dict.fromkeys((ROUND, *rules.NAMES), "a name of the language of formulas")
    letters: set[str] = set()
    for agents in model.agents:
        for letter in filter(None, (agents.index, agents.others)):
            if letter in letters:
                help_ = "choose another letter"
                yield Fault("duplicate-id", f"the index `{letter}` is taken", ("agents", agents.id), help_, letter)
            letters.add(letter)
    parts = (("parameters", model.parameters), ("state", model.state), ("results", model.results))
    for part, quantities in parts:
        for quantity in quantities:
            if quantity.id in taken:
                message = f"`{quantity.id}` is {taken[quantity.id]} already"
                yield Fault("duplicate-id", message, (part, quantity.id), "choose another name")
            taken[quantity.id] = "the name of something else"
            if part != "state" and model.index_of(quantity.id):
                message = f"`{quantity.id}` ends like a quantity of agents, and is one number"
                yield Fault("unknown-symbol", message, (part, quantity.id), "choose another name")
    state = {one.id for one in model.state}
    for rule in model.round:
        # of a quantity of the state, it has been said above
        if rule.id in taken and rule.id not in state:
            message = f"`{rule.id}` is {taken[rule.id]} already"
            yield Fault("duplicate-id", message, ("round", rule.id), "choose another name")


def _faults_of_reading(formula: Written, tree: ast.expr, indices: Indices) -> Iterator[Fault]:
    known = set(formula.known)
    own = indices.of_name(formula.name)
    undeclared = [index for index in dict.fromkeys(_sums(tree)) if index not in indices.by_letter]
    for name, index in dict.fromkeys(rules.names(tree)):
        if name.rpartition("_")[2] in undeclared:
            continue
        letter = indices.of_name(name)
        quantity = indices.quantity(name)
        if quantity not in known:
            yield _unknown(formula, name, quantity, indices)
        elif letter and letter not in {index, own}:
            message = f"`{name}` is one number for each of `{indices.by_letter[letter].id}`"
            help_ = f"sum it: `sum({letter}, {name})`"
            yield Fault("unknown-symbol", message, formula.path, help_, name)
    for index in undeclared:
        help_ = f"write {one_of(sorted(indices.by_letter))}" if indices.by_letter else "add `agents` with this `index`"
        yield Fault("unknown-symbol", f"`{index}` is not the index of any agents", formula.path, help_, index)


def _sums(tree: ast.expr) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and rules.is_sum(node):
            yield rules.index_of(node)


def _unknown(formula: Written, name: str, quantity: str, indices: Indices) -> Fault:
    if name in rules.NAMES:
        message = f"`{name}` is a function, and is given no number"
        return Fault("unknown-symbol", message, formula.path, f"write its numbers in parentheses: `{name}(...)`", name)
    if quantity in formula.later:
        message = f"`{name}` has no value yet where `{formula.name or formula.text}` is computed"
        return Fault("unknown-symbol", message, formula.path, "move it before, or let `state` hold it", name)
    otherwise = "it needs a parameter, or a quantity of the state or the round"
    cure = Proposal(name, tuple(_readable(formula.known, indices)), otherwise)
    return Fault("unknown-symbol", f"`{name}` is nothing that the model knows", formula.path, cure, name)


def _readable(known: Iterable[str], indices: Indices) -> list[str]:
    """Return the names by which known quantities can be read: those of agents by each of their letters."""
    readable = []
    for name in known:
        readable.append(name)
        letter = indices.of_name(name)
        others = indices.by_letter[letter].others if letter else ""
        if others:
            readable.append(f"{name[: -len(letter)]}{others}")
    return readable
