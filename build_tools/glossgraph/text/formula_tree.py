"""Texts of formulas as trees: what the arithmetic of terms and the rules of models have in common."""

from __future__ import annotations

import ast
import re
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST = 500
"""How many characters a formula may have."""

_AS_WRITTEN = str.maketrans(
    {"^": "**", "×": "*", "·": "*", "⋅": "*", "∙": "*", "÷": "/", "−": "-", "–": "-", "²": "**2", "≤": "<=", "≥": ">="}
)
"""What others write for the operators, and what they are here."""

_KEYWORD = re.compile(r"\blambda\b")

_HIDDEN = "lambda__"
"""Replaces the name `lambda`, which is a Greek letter in formulas and a keyword in Python, while Python reads it."""


class FormulaError(Exception):
    """A formula that cannot be read, or has no result; `cure` is what to do about it, if that is known."""

    def __init__(self, message: str, cure: str = "") -> None:
        """Keep both parts of a diagnostic."""
        super().__init__(message)
        self.cure = cure


def tree_of(formula: str, refuse: Callable[[ast.expr], object]) -> ast.expr:
    """Return the tree of a formula.

    Args:
        formula: The formula as it is written.
        refuse: Raises a FormulaError for a tree with something in it that these formulas do not allow.

    Raises:
        FormulaError: the text is no formula, or is refused.

    """
    if len(formula) > LONGEST:
        raise FormulaError(f"it is longer than {LONGEST} characters")
    try:
        tree = _parsed(formula)
        refuse(tree)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        reason = (
            "a sign or a bracket is missing or wrong" if isinstance(error, SyntaxError) else "it is nested too deeply"
        )
        raise FormulaError(f"it is no formula: {reason}", _cure(formula, refuse)) from error
    except FormulaError as error:
        raise FormulaError(str(error), error.cure or _cure(formula, refuse)) from error
    return tree


def _parsed(formula: str) -> ast.expr:
    with warnings.catch_warnings():
        # Python warns about odd expressions, all of which are refused
        warnings.simplefilter("ignore")
        tree = ast.parse(_KEYWORD.sub(_HIDDEN, " ".join(formula.split())), mode="eval").body
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == _HIDDEN:
            node.id = "lambda"
    return tree


def _cure(formula: str, refuse: Callable[[ast.expr], object]) -> str:
    """Return the help for a formula that is written with other signs, or an empty text."""
    if "%" in formula:
        return "write a percentage as a number: `0.05` for 5 %"
    rewritten = formula.translate(_AS_WRITTEN)
    if rewritten == formula:
        return ""
    try:
        refuse(_parsed(rewritten))
    except (FormulaError, SyntaxError, ValueError, MemoryError, RecursionError):
        return ""
    return f"write `{' '.join(rewritten.split())}`"


def part_of(formula: str, node: ast.expr) -> str:
    """Return how a part of the tree of a formula is written, on one line."""
    written = _KEYWORD.sub(_HIDDEN, " ".join(formula.split()))
    return (ast.get_source_segment(written, node) or "").replace(_HIDDEN, "lambda")
