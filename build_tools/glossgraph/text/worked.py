"""Whether a worked example computes the formula of its term, or another one with the same symbols."""

from __future__ import annotations

import math
from enum import Enum, auto
from typing import TYPE_CHECKING

from glossgraph.text.formula import evaluate, symbols
from glossgraph.text.formula_tree import FormulaError

if TYPE_CHECKING:
    from glossgraph.model import Example, Term


class Worked(Enum):
    """What an example makes of the formula of its term."""

    SAME = auto()
    """It computes it."""
    ANOTHER = auto()
    """It has the same symbols, and computes something else."""
    NONE = auto()
    """It has symbols of its own, or one of the two formulas cannot be computed."""


def worked(term: Term, example: Example) -> Worked:
    """Tell what an example makes of the formula of its term, which has one.

    Two formulas with the same symbols are the same if they give the same for the numbers of the example.
    """
    if not term.formula or not example.formula:
        return Worked.SAME
    try:
        if set(symbols(example.formula)) != set(symbols(term.formula.right)):
            return Worked.NONE
        values = (evaluate(formula, example.given) for formula in (example.formula, term.formula.right))
        return Worked.SAME if math.isclose(*values, rel_tol=1e-9, abs_tol=1e-12) else Worked.ANOTHER
    except FormulaError:
        return Worked.NONE
