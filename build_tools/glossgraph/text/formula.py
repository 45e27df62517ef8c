"""The arithmetic of formulas: names, numbers, + - * / **, parentheses and a few functions, and nothing else."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.text.formula_tree import LONGEST, FormulaError, tree_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_DEEPEST = 40
"""How many parts of an equation may be within each other: more cannot be drawn."""

FUNCTIONS: dict[str, Callable[..., float]] = {
    "min": min,
    "max": max,
    "sqrt": math.sqrt,
    "log": math.log,
    "exp": math.exp,
    "abs": abs,
}
"""The functions of formulas: `log` is the natural logarithm, or with a second number the logarithm to that base."""

SUM = "sum"
"""The sum over an index: in `sum(i, w_i * r_i)`, each name that ends in `_i` is given as a list of numbers."""

NAMES = (*FUNCTIONS, SUM)
"""What can be before a parenthesis."""

Quantity = float | Sequence[float]
"""The number, or the list of numbers, that a name stands for."""

_ARGUMENTS = {
    "min": (range(2, LONGEST), "two or more numbers"),
    "max": (range(2, LONGEST), "two or more numbers"),
    "sqrt": (range(1, 2), "one number"),
    "log": (range(1, 3), "one number or two"),
    "exp": (range(1, 2), "one number"),
    "abs": (range(1, 2), "one number"),
}

_OPERATORS: dict[type[ast.operator | ast.unaryop], Callable[..., float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}


class Equation(NamedTuple):
    """A formula with the symbol of what it computes, as in `L = A / E`."""

    symbol: str
    formula: str
    """What is on the right of the equals sign."""
    tree: ast.expr


def equation(text: str) -> Equation:
    """Return the parts of an equation.

    Raises:
        FormulaError: there is no equals sign, or one of its sides cannot be read.

    """
    left, sign, right = text.partition("=")
    symbol = left.strip()
    if not sign:
        raise FormulaError("it has no `=`", "write the symbol of what it computes before it: `X = ...`")
    if not (symbol.isidentifier() and is_readable(symbol)):
        raise FormulaError(
            "there is no single symbol on the left of `=`", f"write one before it: `X = {right.strip()}`"
        )
    try:
        tree = parse(right)
    except FormulaError as error:
        # a cure that begins so writes out the right side
        raise FormulaError(str(error), re.sub("^write `", f"write `{symbol} = ", error.cure)) from error
    if _depth(tree) > _DEEPEST:
        raise FormulaError(f"it has more than {_DEEPEST} parts within each other")
    return Equation(symbol, right.strip(), tree)


def is_equation(text: str) -> bool:
    """Tell whether a text is an equation."""
    try:
        equation(text)
    except FormulaError:
        return False
    return True


def _depth(tree: ast.expr) -> int:
    depth, level = 0, [tree]
    while level:
        depth += 1
        level = [child for node in level for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
    return depth


@lru_cache(maxsize=4096)
def parse(formula: str) -> ast.expr:
    """Return the tree of a formula, which must not be changed: several checks and pages look at the same.

    Raises:
        FormulaError: the text is no formula, or contains something that formulas do not allow.

    """
    return tree_of(formula, _refuse_unknown)


def is_readable(text: str) -> bool:
    """Tell whether a text is a formula."""
    try:
        parse(text)
    except FormulaError:
        return False
    return True


@lru_cache(maxsize=4096)
def symbols(formula: str) -> tuple[str, ...]:
    """Return the names that a formula uses, each once, in the order of the text: no functions and no indices."""
    names = [node for node in _values(parse(formula)) if isinstance(node, ast.Name)]
    return tuple(dict.fromkeys(node.id for node in sorted(names, key=lambda node: node.col_offset)))


def evaluate(formula: str, given: Mapping[str, Quantity]) -> float:
    """Return the value of a formula in double precision.

    Raises:
        FormulaError: the formula cannot be read, a name is not given, or there is no finite result.

    """
    try:
        value = _compute(parse(formula), given)
    except ZeroDivisionError as error:
        raise FormulaError("it divides by zero") from error
    except (ArithmeticError, ValueError, TypeError) as error:
        raise FormulaError("it has no real and finite result for these numbers") from error
    if isinstance(value, complex) or not math.isfinite(value):
        raise FormulaError("it has no real and finite result for these numbers")
    return value


def _compute(node: ast.expr, given: Mapping[str, Quantity]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name) if name in given:
            return _number(name, given[name])
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATORS[type(op)](_compute(left, given), _compute(right, given))
        case ast.UnaryOp(op=op, operand=operand):
            return _OPERATORS[type(op)](_compute(operand, given))
        case ast.Call(func=ast.Name(id=name), args=[ast.Name(id=index), summand]) if name == SUM:
            rows = _rows(summed(summand, index), given)
            return math.fsum(_compute(summand, {**given, **row}) for row in rows)
        case ast.Call(func=ast.Name(id=name), args=args):
            return FUNCTIONS[name](*(_compute(arg, given) for arg in args))
    raise FormulaError("a name in it is not given")


def _number(name: str, value: Quantity) -> float:
    if isinstance(value, Sequence):
        raise FormulaError(f"`{name}` is a list, and only a sum takes one", f"give one number for `{name}`")
    return float(value)


def _rows(names: Iterable[str], given: Mapping[str, Quantity]) -> Iterator[dict[str, float]]:
    """Yield what the names that a sum runs over stand for, at one place of their lists after the other."""
    lists: dict[str, Sequence[float]] = {}
    for name in names:
        value = given.get(name)
        if value is None:
            raise FormulaError("a name in it is not given")
        if not isinstance(value, Sequence):
            raise FormulaError(f"`{name}` is one number, and a sum takes a list", f"write `{name}: [{value:.15g}]`")
        lists[name] = value
    if len({len(value) for value in lists.values()}) > 1:
        raise FormulaError("the lists that it sums are of different lengths", "give each of them as many numbers")
    for numbers in zip(*lists.values(), strict=True):
        yield dict(zip(lists, map(float, numbers), strict=True))


def summed(summand: ast.expr, index: str) -> list[str]:
    """Return the names that a sum runs over, which end in its index."""
    names = [node.id for node in _values(summand) if isinstance(node, ast.Name)]
    return list(dict.fromkeys(name for name in names if name.endswith(f"_{index}")))


def _refuse_unknown(tree: ast.expr) -> None:
    for node in _values(tree):
        match node:
            case ast.Constant(value=bool()):
                pass
            case ast.Constant(value=int() | float()) | ast.Name():
                continue
            case ast.BinOp(op=op) | ast.UnaryOp(op=op) if type(op) in _OPERATORS:
                continue
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name == SUM:
                _refuse_wrong_sum(args)
                continue
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in FUNCTIONS:
                if len(args) in _ARGUMENTS[name][0]:
                    continue
                raise FormulaError(f"`{name}` takes {_ARGUMENTS[name][1]}", f"give `{name}` {_ARGUMENTS[name][1]}")
            case ast.Call(func=ast.Name(id=name)):
                cure = f"the functions are {', '.join(NAMES)}; for a product write `{name} * (...)`"
                raise FormulaError(f"`{name}` is no function", cure)
        raise FormulaError(f"`{ast.unparse(node)}` is neither a number, a name, + - * / ** nor a known function")


def _refuse_wrong_sum(args: list[ast.expr]) -> None:
    match args:
        case [ast.Name(id=index), summand] if not summed(summand, index):
            raise FormulaError(
                f"`sum` runs over `{index}`, and nothing in it ends in `_{index}`",
                f"give what is summed its index: `x_{index}`",
            )
        case [ast.Name(id=index), summand]:
            if any(isinstance(node, ast.Call) and is_sum(node) for node in _values(summand)):
                raise FormulaError("a sum is within another")
        case _:
            raise FormulaError("`sum` takes an index and what is summed", "give it both: `sum(i, x_i)`")


def is_sum(call: ast.Call) -> bool:
    """Tell whether a call of a formula is a sum."""
    return isinstance(call.func, ast.Name) and call.func.id == SUM


def _values(node: ast.expr) -> Iterator[ast.expr]:
    """Yield the expressions in a tree that have values: all but the names of functions and the indices of sums."""
    yield node
    inner: Iterable[ast.AST] = ast.iter_child_nodes(node)
    if isinstance(node, ast.Call):
        inner = node.args[1:] if is_sum(node) and len(node.args) > 1 else node.args
    for child in inner:
        if isinstance(child, ast.expr):
            yield from _values(child)
