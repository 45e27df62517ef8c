"""What is wrong with a model, so that it cannot be run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Retyped, count
from glossgraph.model import once_each
from glossgraph.running.declared import faults_of_names
from glossgraph.running.reading import faults_of_reading
from glossgraph.running.size import MOST_STEPS, steps_of
from glossgraph.running.written import Fault, Indices, Written, tree_of, written
from glossgraph.text import rules
from glossgraph.text.formula_tree import FormulaError, first_odd_sign
from glossgraph.text.other_rules import as_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Model


@once_each
def faults(model: Model) -> tuple[Fault, ...]:
    """Return what keeps a model from being run."""
    return tuple(_faults(model)) or tuple(_faults_of_size(model))


def _faults(model: Model) -> Iterator[Fault]:
    yield from faults_of_names(model)
    indices = Indices.of(model)
    for formula in written(model):
        try:
            tree = tree_of(formula)
        except FormulaError as error:
            yield _unreadable(model, formula, error)
            continue
        yield from faults_of_reading(formula, tree, indices)


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


def _unreadable(model: Model, formula: Written, error: FormulaError) -> Fault:
    """Say why a formula cannot be read, and write it as it is meant where that is sure."""
    if not error.meant:
        return Fault("unreadable-formula", str(error), formula.path, error.cure or _cure(formula))
    sign = first_odd_sign(formula.text)
    cure = Retyped(error.cure, f"write `{error.meant}`", error.meant, model.place(*formula.path))
    return Fault("unreadable-formula", str(error), formula.path, cure, sign)


def _cure(formula: Written) -> str:
    """Return the help for a formula in which an equals sign is wrong, or a parenthesis is missing, or for any other."""
    if meant := as_rule(formula.text, is_condition=formula.is_condition):
        return f"write `{meant}`"
    opened, closed = formula.text.count("("), formula.text.count(")")
    if opened != closed:
        return f"write as many `(` as `)`: there are {opened} and {closed}"
    if _EQUALS.search(formula.text):
        if formula.is_condition:
            return f"write `{_EQUALS.sub('==', formula.text)}`: two equals signs compare"
        return "write only what is on the right of `=`: the name that is computed stands before the colon"
    return _LANGUAGE
