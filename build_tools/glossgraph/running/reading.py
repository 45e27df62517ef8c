"""What is wrong with the names that formulas of models read, and how to mend it."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Guess, Proposal, one_of
from glossgraph.running.written import Fault
from glossgraph.text import rules
from glossgraph.text.formula_tree import part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.diagnostics import Cure
    from glossgraph.running.written import Indices, Written


def faults_of_reading(formula: Written, tree: ast.expr, indices: Indices) -> Iterator[Fault]:
    """Yield what is wrong with the names in a formula that can be read."""
    known = set(formula.known)
    own = indices.of_name(formula.name)
    sums = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and rules.is_sum(node)]
    undeclared = [index for index in dict.fromkeys(map(rules.index_of, sums)) if index not in indices.by_letter]
    for name, index in dict.fromkeys(rules.names(tree)):
        if name.rpartition("_")[2] in undeclared:
            continue
        letter = indices.of_name(name)
        if indices.quantity(name) not in known:
            yield _unknown(formula, name, indices)
        elif letter and letter not in {index, own}:
            yield _of_several(formula, name, indices, own)
    for index in undeclared:
        help_ = f"write {one_of(sorted(indices.by_letter))}" if indices.by_letter else "add `agents` with this `index`"
        yield Fault("unknown-symbol", f"`{index}` is not the index of any agents", formula.path, help_, index)
    yield from _of_own_sums(formula, sums, indices, own)


def _of_several(formula: Written, name: str, indices: Indices, own: str) -> Fault:
    """Say that a name is read which is no single number there."""
    letter = indices.of_name(name)
    message = f"`{name}` is one number for each of `{indices.by_letter[letter].id}`"
    cure: str | Cure = f"sum it: `sum({letter}, {name})`"
    if own and indices.by_letter.get(own) is indices.by_letter[letter]:
        mine = f"{name.removesuffix(letter)}{own}"
        advice = f"write `{mine}`, as the rule computes `{formula.name}` for each of them; or {cure}"
        cure = Guess(advice, name, mine)
    return Fault("unknown-symbol", message, formula.path, cure, name)


def _of_own_sums(formula: Written, sums: Iterable[ast.Call], indices: Indices, own: str) -> Iterator[Fault]:
    """Yield the sums in which the index of a rule would stand for all, and outside of them for one."""
    for node in sums:
        is_read = any(indices.of_name(name) == own for name, _ in rules.names(node.args[1]))
        if not own or rules.index_of(node) != own or not is_read:
            continue
        agents = indices.by_letter[own]
        words = part_of(formula.text, node)
        message = f"`{words}` sums over `{own}`, the index of the rule itself, and is the same for each"
        help_ = f"sum by a second letter, which `others` of `{agents.id}` names"
        if agents.others:
            summed = re.sub(rf"_{own}\b", f"_{agents.others}", words)
            summed = re.sub(rf"^sum\(\s*{own}\b", f"sum({agents.others}", summed)
            help_ = f"sum by `{agents.others}`: `{summed}`"
        help_ += ", or leave out `sum` if each has its own"
        yield Fault("unknown-symbol", message, formula.path, help_, words)


def _unknown(formula: Written, name: str, indices: Indices) -> Fault:
    if name in rules.NAMES:
        message = f"`{name}` is a function, and is given no number"
        return Fault("unknown-symbol", message, formula.path, f"write its numbers in parentheses: `{name}(...)`", name)
    if indices.quantity(name) in formula.later:
        message = f"`{name}` has no value yet where `{formula.name or formula.text}` is computed"
        return Fault("unknown-symbol", message, formula.path, "move it before, or let `state` hold it", name)
    if name in formula.of_rounds:
        message = f"`{name}` is computed in a round, and has no value before the first"
        help_ = f"write the formula of `{name}` here, or let `state` hold it with a `start`"
        return Fault("unknown-symbol", message, formula.path, help_, name)
    message = f"`{name}` is nothing that the model knows"
    return Fault("unknown-symbol", message, formula.path, _cure(formula, name, indices), name)


def _cure(formula: Written, name: str, indices: Indices) -> str | Cure:
    """Return how to mend a name that nothing has: it may lack its index, or have too many of them."""
    own = indices.of_name(formula.name)
    letters = [own, *(letter for letter in indices.by_letter if letter != own)] if own else [*indices.by_letter]
    indexed = [f"{name}_{letter}" for letter in letters if f"{name}_{letter}" in formula.known]
    if indexed:
        return Guess(f"write `{indexed[0]}`: there is one for each of them", name, indexed[0])
    base = name.rpartition("_")[0]
    if indices.of_name(name) and indices.of_name(base):
        return "a quantity has one index: what belongs to a pair has no name, and is written out in the sum"
    if indices.of_name(name) and base in formula.known:
        return Guess(f"write `{base}`: it is one number, and not one for each", name, base)
    otherwise = "it needs a parameter, or a quantity of the state or the round"
    return Proposal(name, tuple(_readable(formula.known, indices)), otherwise)


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
