"""Sums of formulas with each summand in its place: `sum(i, w_i * r_i)` becomes `w_1 * r_1 + w_2 * r_2`."""

from __future__ import annotations

import ast
import copy
from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING

from glossgraph.text.formula import is_sum, parse, summed
from glossgraph.text.formula_tree import FormulaError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.text.formula import Quantity


def written_out(formula: str, given: Mapping[str, Quantity]) -> tuple[str, dict[str, float]]:
    """Return a formula without its sums, and what its names stand for: a list has a name for each of its numbers.

    What cannot be read, and a formula without lists, stays as it is written.
    """
    single = {name: value for name, value in given.items() if not isinstance(value, Sequence)}
    lists = {name: value for name, value in given.items() if isinstance(value, Sequence) and value}
    if not lists:
        return formula, single
    try:
        tree = _Summands({name: len(value) for name, value in lists.items()}).visit(copy.deepcopy(parse(formula)))
    except FormulaError:
        return formula, single
    numbered = {_numbered(name, n): number for name, value in lists.items() for n, number in enumerate(value)}
    return ast.unparse(tree), {**single, **numbered}


def _numbered(name: str, position: int) -> str:
    return f"{name}__{position}"


class _Summands(ast.NodeTransformer):
    """Replaces each sum of a tree by its summands."""

    def __init__(self, lengths: Mapping[str, int]) -> None:
        self._lengths = lengths

    def visit_Call(self, node: ast.Call) -> ast.expr:
        if not is_sum(node):
            return ast.Call(node.func, [self.visit(arg) for arg in node.args], [])
        index, summand = node.args
        names = summed(summand, index.id) if isinstance(index, ast.Name) else []
        length = min((self._lengths.get(name, 0) for name in names), default=0)
        if not length:
            return node
        summands: list[ast.expr] = [_Numbered(names, n).visit(copy.deepcopy(summand)) for n in range(length)]
        return reduce(lambda left, right: ast.BinOp(left, ast.Add(), right), summands)


class _Numbered(ast.NodeTransformer):
    """Gives the names of a summand the number of its place."""

    def __init__(self, names: Sequence[str], position: int) -> None:
        self._names = names
        self._position = position

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(_numbered(node.id, self._position)) if node.id in self._names else node
