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

_PERCENTAGE = re.compile(r"(?<![\w.])(\d{1,15}(?:\.\d{1,15})?)\s*%(?!\s*[\w(])")

_KEYWORD = re.compile(r"\blambda\b")

_HIDDEN = "lambda__"
"""Replaces the name `lambda`, which is a Greek letter in formulas and a keyword in Python, while Python reads it."""


class FormulaError(Exception):
    """A formula that cannot be read, or has no result.

    `cure` is what to do about it, if that is known, and `meant` the formula as it is meant, if that is sure.
    """

    def __init__(self, message: str, cure: str = "", meant: str = "") -> None:
        """Keep the parts of a diagnostic."""
        super().__init__(message)
        self.cure = cure
        self.meant = meant


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
        meant = _meant(formula, refuse)
        raise FormulaError(f"it is no formula: {reason}", _cure(formula, meant), meant) from error
    except FormulaError as error:
        meant = "" if error.cure else _meant(formula, refuse)
        raise FormulaError(str(error), error.cure or _cure(formula, meant), meant) from error
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


def _cure(formula: str, meant: str) -> str:
    """Return the help for a formula that is written with other signs, or an empty text."""
    if percentage := _PERCENTAGE.search(formula):
        return f"write a percentage as a number: `{float(percentage[1]) / 100:.12g}` for {percentage[1]} %"
    if "%" in formula:
        return "write a percentage as a number: `0.05` for 5 %"
    return f"write `{meant}`" if meant else ""


def _meant(formula: str, refuse: Callable[[ast.expr], object]) -> str:
    """Return a formula with the signs of these formulas, or an empty text if that does not make it one."""
    rewritten = formula.translate(_AS_WRITTEN)
    return "" if rewritten == formula else as_formula(rewritten, refuse)


def as_formula(rewritten: str, refuse: Callable[[ast.expr], object]) -> str:
    """Return on one line a formula that was rewritten, or an empty text if it is none."""
    try:
        refuse(_parsed(rewritten))
    except (FormulaError, SyntaxError, ValueError, MemoryError, RecursionError):
        return ""
    return " ".join(rewritten.split())


def first_odd_sign(formula: str) -> str:
    """Return the first sign of a formula that others write for an operator; nothing if it has none."""
    return next((sign for sign in formula if ord(sign) in _AS_WRITTEN), "")


def part_of(formula: str, node: ast.expr) -> str:
    """Return how a part of the tree of a formula is written, on one line."""
    written = _KEYWORD.sub(_HIDDEN, " ".join(formula.split()))
    return (ast.get_source_segment(written, node) or "").replace(_HIDDEN, "lambda")
