"""The formulas of models: arithmetic that every machine computes alike, with comparisons, choices and sums."""

from __future__ import annotations

import ast
from functools import lru_cache
from typing import TYPE_CHECKING

from glossgraph.text.formula_tree import FormulaError, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator

FUNCTIONS = {"min": "two or more numbers", "max": "two or more numbers"} | dict.fromkeys(
    ("abs", "sqrt", "floor", "ceil"), "one number"
)
"""The functions of rules, and what they take."""

SUM = "sum"
"""The sum over an index: `sum(i, x_i)` adds what each agent has, from the first to the last."""

NAMES = (*FUNCTIONS, SUM)
"""What can be before a parenthesis."""

LARGEST_POWER = 9
"""The largest exponent: a power is a product, since machines round other powers differently."""

LARGEST_NUMBER = 1e300
"""Numbers that are written in rules are smaller."""

DEEPEST = 40
"""How many parts of a formula may be within each other."""

_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div)

_COMPARISONS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)

_ROUNDED = {"exp", "log", "ln", "sin", "cos", "tan", "pow"}
"""Functions that no two processors need to round alike."""

_INSTEAD = {
    "exp": "let a round be shorter, and use the rate itself, held below 1: `min(1, rate * day)`",
    "pow": "write a whole power from 2 to 9 as `x ** 2`",
}
"""What is written in the place of some of them."""


@lru_cache(maxsize=4096)
def number(text: str) -> ast.expr:
    """Return the tree of a formula that gives a number; it must not be changed.

    Raises:
        FormulaError: the text is no formula, has something in it that rules do not allow, or is a condition.

    """
    return tree_of(text, lambda tree: _refuse(tree, is_condition=False))


@lru_cache(maxsize=4096)
def condition(text: str) -> ast.expr:
    """Return the tree of a formula that holds or does not; it must not be changed.

    Raises:
        FormulaError: the text is no formula, has something in it that rules do not allow, or gives a number.

    """
    return tree_of(text, lambda tree: _refuse(tree, is_condition=True))


def names(tree: ast.expr) -> Iterator[tuple[str, str]]:
    """Yield the names of a tree in the order of the text, each with the index of the sum that it is in, if any."""
    found = sorted(_names(tree, ""), key=lambda name: name[0].col_offset)
    yield from ((node.id, index) for node, index in found)


def index_of(sum_: ast.Call) -> str:
    """Return the index over which a sum runs."""
    index = sum_.args[0]
    return index.id if isinstance(index, ast.Name) else ""


def is_sum(node: ast.expr) -> bool:
    """Tell whether a part of a formula is a sum."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == SUM


def power(node: ast.BinOp) -> int:
    """Return the exponent of a power."""
    exponent = node.right
    return exponent.value if isinstance(exponent, ast.Constant) and isinstance(exponent.value, int) else 0


def _names(node: ast.expr, index: str) -> Iterator[tuple[ast.Name, str]]:
    if isinstance(node, ast.Name):
        yield node, index
    elif isinstance(node, ast.Call):
        inner = index_of(node) if is_sum(node) else index
        for argument in node.args[1:] if is_sum(node) else node.args:
            yield from _names(argument, inner)
    else:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from _names(child, index)


def _refuse(tree: ast.expr, *, is_condition: bool) -> None:
    _expect(tree, is_condition=is_condition, depth=0, in_sum=False)


def _expect(node: ast.expr, *, is_condition: bool, depth: int, in_sum: bool) -> None:
    """Refuse a part of a formula unless it is a condition, or a number, as is expected of it."""
    if depth > DEEPEST:
        raise FormulaError(f"it has more than {DEEPEST} parts within each other")
    parts = list(_parts(node, in_sum=in_sum))
    if is_condition != isinstance(node, ast.Compare | ast.BoolOp) | _is_not(node):
        written = ast.unparse(node)
        if is_condition:
            raise FormulaError(f"`{written}` is a number, where a condition is needed", "compare it: `... > 0`")
        raise FormulaError(f"`{written}` is a condition, where a number is needed", f"write `1 if {written} else 0`")
    for part, wants_condition in parts:
        _expect(part, is_condition=wants_condition, depth=depth + 1, in_sum=in_sum or is_sum(node))


def _is_not(node: ast.expr) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)


def _parts(node: ast.expr, *, in_sum: bool) -> Iterator[tuple[ast.expr, bool]]:
    """Yield what a part of a formula is made of, and of each whether it has to be a condition."""
    match node:
        case ast.Constant() | ast.Name():
            _refuse_constant(node)
        case ast.BinOp(left=left, right=right):
            _refuse_operator(node)
            yield from ((left, False), (right, False))
        case ast.UnaryOp(op=ast.USub() | ast.UAdd() | ast.Not() as op, operand=operand):
            yield operand, isinstance(op, ast.Not)
        case ast.BoolOp(values=values):
            yield from ((value, True) for value in values)
        case ast.Compare(left=left, ops=[op, *more], comparators=[right, *_]) if isinstance(op, _COMPARISONS):
            if more:
                raise FormulaError(f"`{ast.unparse(node)}` compares more than two", "compare two at a time, with `and`")
            yield from ((left, False), (right, False))
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield from ((test, True), (body, False), (orelse, False))
        case ast.Call(func=ast.Name(id=name), keywords=[]):
            yield from ((part, False) for part in _arguments(node, name, in_sum=in_sum))
        case _:
            raise _unknown(node)


def _unknown(node: ast.expr) -> FormulaError:
    return FormulaError(f"`{ast.unparse(node)}` is nothing that rules of models know")


def _refuse_constant(node: ast.Constant | ast.Name) -> None:
    if isinstance(node, ast.Name):
        return
    if isinstance(node.value, bool):
        raise FormulaError(f"`{node.value}` is neither a number nor a name", "compare two numbers instead")
    if not isinstance(node.value, int | float) or not abs(node.value) < LARGEST_NUMBER:
        raise _unknown(node)


def _refuse_operator(node: ast.BinOp) -> None:
    if isinstance(node.op, ast.Mod) and not isinstance(node.right, ast.UnaryOp):
        left, right = (_in_parentheses(part) for part in (node.left, node.right))
        cure = f"the remainder is `{left} - {right} * floor({left} / {right})`"
        raise FormulaError(f"`{ast.unparse(node)}` is nothing that rules of models know", cure)
    if not isinstance(node.op, (*_ARITHMETIC, ast.Pow)):
        raise _unknown(node)
    if isinstance(node.op, ast.Pow) and power(node) not in range(2, LARGEST_POWER + 1):
        raise FormulaError(
            f"`{ast.unparse(node)}` is a power that machines round differently",
            f"rules know whole exponents from 2 to {LARGEST_POWER} that are written as numbers",
        )


def _in_parentheses(node: ast.expr) -> str:
    written = ast.unparse(node)
    return f"({written})" if isinstance(node, ast.BinOp | ast.UnaryOp | ast.IfExp) else written


def _arguments(call: ast.Call, name: str, *, in_sum: bool) -> list[ast.expr]:
    given = call.args
    if name == SUM:
        if len(given) != 2 or not isinstance(given[0], ast.Name):  # noqa: PLR2004 - the index and what is summed
            raise FormulaError("`sum` takes an index and what is summed", "give it both: `sum(i, x_i)`")
        if in_sum:
            raise FormulaError("a sum is within another", "make a quantity of the inner one, and sum that")
        return given[1:]
    if name in _ROUNDED:
        message = f"`{name}` is not for rules, since machines round it differently"
        raise FormulaError(message, _INSTEAD.get(name, f"the functions are {_functions()}"))
    if name not in FUNCTIONS:
        cure = f"the functions are {_functions()}; for a product write `{name} * (...)`"
        raise FormulaError(f"`{name}` is no function", cure)
    wanted = FUNCTIONS[name]
    if len(given) != 1 if wanted == "one number" else len(given) < 2:  # noqa: PLR2004 - of `min` and `max`
        raise FormulaError(f"`{name}` takes {wanted}", f"give `{name}` {wanted}")
    return given


def _functions() -> str:
    return ", ".join(NAMES)
