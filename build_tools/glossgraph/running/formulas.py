"""Formulas of models as functions, in double precision and in their written order: the same as the page's script."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from glossgraph.text import rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.running.written import Indices

Computed = Callable[[dict[str, Any], int, int], Any]
"""Computes a formula from values for the agent at a place (in a rule of agents) and at another (in a sum)."""


class NoResultError(ArithmeticError):
    """A formula that has no result; the message is the reason."""


_ARITHMETIC: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
}

_COMPARISONS: Mapping[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


def compiled(tree: ast.expr, indices: Indices, own: str = "") -> Computed:
    """Return the function that computes a formula whose names are all known.

    Args:
        tree: The formula.
        indices: The letters of agents.
        own: The letter of the agents for each of whom it is computed; nothing if it computes one number.

    """
    return _Compiler(indices, own, "").function(tree)


class _Compiler:
    def __init__(self, indices: Indices, own: str, summed: str) -> None:
        self._indices = indices
        self._own = own
        self._summed = summed

    def function(self, node: ast.expr) -> Computed:  # noqa: PLR0911 - one for each sort of expression
        match node:
            case ast.Constant(value=value):
                number = float(value)  # type: ignore[arg-type] # rules have no other constants
                return lambda _values, _i, _k: number
            case ast.Name(id=name):
                return self._read(name)
            case ast.BinOp(left=left, op=op, right=right):
                return self._joined(left, op, right)
            case ast.UnaryOp(op=op, operand=operand):
                return _signed(op, self.function(operand))
            case ast.BoolOp(op=op, values=parts):
                conditions = [self.function(part) for part in parts]
                every = all if isinstance(op, ast.And) else any
                return lambda values, i, k: every(condition(values, i, k) for condition in conditions)
            case ast.Compare(left=left, ops=[comparison], comparators=[right]):
                compare, first, second = _COMPARISONS[type(comparison)], self.function(left), self.function(right)
                return lambda values, i, k: compare(first(values, i, k), second(values, i, k))
            case ast.IfExp(test=test, body=body, orelse=orelse):
                holds, then, otherwise = self.function(test), self.function(body), self.function(orelse)
                return lambda values, i, k: (then if holds(values, i, k) else otherwise)(values, i, k)
            case ast.Call(func=ast.Name(id=name), args=args):
                return self._sum(node) if name == rules.SUM else _called(name, [self.function(arg) for arg in args])
        raise AssertionError("rules that could be read hold nothing else")

    def _read(self, name: str) -> Computed:
        letter = self._indices.of_name(name)
        quantity = self._indices.quantity(name)
        if not letter:
            return lambda values, _i, _k: values[quantity]
        if letter == self._summed:
            return lambda values, _i, k: values[quantity][k]
        return lambda values, i, _k: values[quantity][i]

    def _joined(self, left: ast.expr, op: ast.operator, right: ast.expr) -> Computed:
        first = self.function(left)
        match right:
            case ast.Constant(value=int() as exponent) if isinstance(op, ast.Pow):
                return lambda values, i, k: _power(first(values, i, k), exponent)
        second = self.function(right)
        if isinstance(op, ast.Div):
            return lambda values, i, k: _divided(first(values, i, k), second(values, i, k))
        join = _ARITHMETIC[type(op)]
        return lambda values, i, k: join(first(values, i, k), second(values, i, k))

    def _sum(self, call: ast.Call) -> Computed:
        letter = rules.index_of(call)
        summand = _Compiler(self._indices, self._own, letter).function(call.args[1])
        places = range(self._indices.by_letter[letter].count)

        def computed(values: dict[str, Any], i: int, _: int) -> float:
            total = 0.0
            for place in places:
                total += summand(values, i, place)
            return total

        return computed


def _signed(op: ast.unaryop, operand: Computed) -> Computed:
    if isinstance(op, ast.Not):
        return lambda values, i, k: not operand(values, i, k)
    if isinstance(op, ast.USub):
        return lambda values, i, k: -operand(values, i, k)
    return operand


def _called(name: str, parts: list[Computed]) -> Computed:
    first, *others = parts
    if name in {"min", "max"}:
        is_better = operator.lt if name == "min" else operator.gt

        def best(values: dict[str, Any], i: int, k: int) -> float:
            found: float = first(values, i, k)
            for other in others:
                value = other(values, i, k)
                if is_better(value, found):
                    found = value
            return found

        return best
    compute = _FUNCTIONS[name]
    return lambda values, i, k: compute(first(values, i, k))


def _power(base: float, exponent: int) -> float:
    product = base
    for _ in range(exponent - 1):
        product *= base
    return product


def _divided(left: float, right: float) -> float:
    if right == 0:
        raise NoResultError("divides by zero")
    return left / right


def _root(number: float) -> float:
    if number < 0:
        raise NoResultError("takes the square root of a negative number")
    return math.sqrt(number)


def _whole(rounded: Callable[[float], int]) -> Callable[[float], float]:
    def computed(number: float) -> float:
        if not math.isfinite(number):
            raise NoResultError("is too large")
        # as a whole number, so that there is no negative zero
        return float(rounded(number))

    return computed


_FUNCTIONS: Mapping[str, Callable[[float], float]] = {
    "abs": abs,
    "sqrt": _root,
    "floor": _whole(math.floor),
    "ceil": _whole(math.ceil),
}
