"""What is wrong with the names that a model gives to numbers, and with what it says of them twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import ROUND
from glossgraph.running.written import Fault, Indices
from glossgraph.text import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Model, Parameter, Quantity

_LANGUAGE = "a name of the language of formulas"

_INSTEAD = {
    "parameters": "a parameter is one number for all: make one for each of them, or give a list of numbers in `state`",
    "results": "a result is one number: sum it, and end its name in something else",
}
"""What to do in the place of a parameter, or of a result, for each agent."""

_OF_STATE = ("symbol", "label", "unit", "digits", "term")
"""What a quantity of the state says of itself, and its rule does not."""


def faults_of_names(model: Model) -> Iterator[Fault]:
    """Yield what is wrong with the names that a model has, and with the numbers that it gives them."""
    yield from _of_letters(model)
    yield from _of_taken(model)
    yield from _of_indices(model)
    yield from _of_repetitions(model)
    for state in model.state:
        yield from _of_numbers(model, state.id, len(state.numbers), has_shares=bool(state.quantiles))


def _of_letters(model: Model) -> Iterator[Fault]:
    letters: set[str] = set()
    for agents in model.agents:
        for letter in filter(None, (agents.index, agents.others)):
            if letter in letters:
                help_ = "choose another letter"
                yield Fault("duplicate-id", f"the index `{letter}` is taken", ("agents", agents.id), help_, letter)
            letters.add(letter)


def _of_taken(model: Model) -> Iterator[Fault]:
    taken: dict[str, str] = dict.fromkeys((ROUND, *rules.NAMES), _LANGUAGE)
    for part, quantity in _named(model):
        if quantity.id in taken:
            message = f"`{quantity.id}` is {taken[quantity.id]} already"
            yield Fault("duplicate-id", message, (part, quantity.id), "choose another name")
        if part != "round":
            taken[quantity.id] = "the name of something else"


def _named(model: Model) -> Iterator[tuple[str, Parameter | Quantity]]:
    """Yield what a model names, and in which part; the rules of the state are left out, as it has named them."""
    yield from (("parameters", one) for one in model.parameters)
    yield from (("state", one) for one in model.state)
    yield from (("results", one) for one in model.results)
    state = {one.id for one in model.state}
    yield from (("round", one) for one in model.round if one.id not in state)


def _of_indices(model: Model) -> Iterator[Fault]:
    """Yield the names that end like those of agents, and are none of theirs."""
    indices = Indices.of(model)
    for part, one in _named(model):
        letter = indices.of_name(one.id)
        if not letter:
            continue
        own = indices.by_letter[letter].index
        fault, help_ = "", ""
        if part in _INSTEAD:
            fault, help_ = "ends like a quantity of agents, and is one number", _INSTEAD[part]
        elif indices.of_name(one.id.rpartition("_")[0]):
            fault = "has two indices, and a quantity has one"
            help_ = "what belongs to a pair has no name: write it out where it is summed"
        elif letter != own:
            fault, help_ = f"ends in `{letter}`, by which sums read what ends in `{own}`", f"end its name in `_{own}`"
        if fault:
            yield Fault("unknown-symbol", f"`{one.id}` {fault}", (part, one.id), help_)


def _of_repetitions(model: Model) -> Iterator[Fault]:
    """Yield what the rules of the state say of it, which it says itself."""
    state = {one.id for one in model.state}
    for rule in model.round:
        for field in _OF_STATE if rule.id in state else ():
            if getattr(rule, field) not in {"", None}:
                message = f"the `{field}` of `{rule.id}` belongs to the `state`, and is not read here"
                yield Fault("unknown-field", message, ("round", rule.id, field), "write it there, and delete it here")


def _of_numbers(model: Model, name: str, numbers: int, *, has_shares: bool) -> Iterator[Fault]:
    path = ("state", name, "start")
    agents = Indices.of(model).by_letter.get(model.index_of(name))
    if (numbers or has_shares) and agents is None:
        help_ = "write one number or a formula, or end the name in `_` and the index of agents"
        yield Fault("wrong-type", f"`{name}` is one number, and is given several", path, help_)
    elif agents is not None and numbers not in {0, agents.count}:
        message = f"`{name}` has {numbers} numbers for {agents.count} {agents.id}"
        yield Fault("wrong-type", message, path, f"write {agents.count} numbers")
