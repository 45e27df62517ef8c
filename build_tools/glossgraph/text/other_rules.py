"""Formulas of models in the ways of writing of others: `if(a, b, c)` of spreadsheets, and `2 x` of mathematics."""

from __future__ import annotations

import ast
import re

from glossgraph.text import rules
from glossgraph.text.formula_tree import LONGEST, FormulaError

_CHOICE = re.compile(r"\bif\s*\(", re.IGNORECASE)

_CALLED = "if_"
"""What the word before the parenthesis is called while Python reads it."""

_PRODUCT = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)\s*(?=[A-Za-z(])(?!(?:if|else|and|or|not)\b|e[-+]?\d)")


def as_rule(text: str, *, is_condition: bool) -> str:
    """Return what a formula of others is here; an empty text if it is none of theirs."""
    if len(text) > LONGEST:
        return ""
    rewritten = _PRODUCT.sub(r"\1 * ", _with_choices(text))
    if rewritten == text:
        return ""
    try:
        (rules.condition if is_condition else rules.number)(rewritten)
    except FormulaError:
        return ""
    return " ".join(rewritten.split())


def _with_choices(text: str) -> str:
    """Return a formula in which each `if(a, b, c)` is `b if a else c`."""
    renamed = _CHOICE.sub(f"{_CALLED}(", text)
    if renamed == text:
        return text
    try:
        tree = ast.parse(" ".join(renamed.split()), mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return text
    return ast.unparse(_Chosen().visit(tree))


class _Chosen(ast.NodeTransformer):
    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        match node:
            case ast.Call(func=ast.Name(id=name), args=[test, body, otherwise]) if name == _CALLED:
                return ast.IfExp(test, body, otherwise)
        return node
