"""The arithmetic of worked examples: names, numbers, + - * / **, parentheses and a few functions, and nothing else."""

from __future__ import annotations

import ast
import math
import operator
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

LONGEST = 500
"""How many characters a formula may have."""

FUNCTIONS: dict[str, Callable[..., float]] = {
    "min": min,
    "max": max,
    "sqrt": math.sqrt,
    "log": math.log,
    "exp": math.exp,
    "abs": abs,
}
"""The functions of formulas: `log` is the natural logarithm, or with a second number the logarithm to that base."""

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


_AS_WRITTEN = str.maketrans(
    {"^": "**", "×": "*", "·": "*", "⋅": "*", "∙": "*", "÷": "/", "−": "-", "–": "-", "²": "**2"}
)
"""What others write for the operators, and what they are here."""


class FormulaError(Exception):
    """A formula that cannot be read, or has no result; `cure` is what to do about it, if that is known."""

    def __init__(self, message: str, cure: str = "") -> None:
        """Keep both parts of a diagnostic."""
        super().__init__(message)
        self.cure = cure


def parse(formula: str) -> ast.expr:
    """Return the tree of a formula.

    Raises:
        FormulaError: the text is no formula, or contains something that formulas do not allow.

    """
    if len(formula) > LONGEST:
        raise FormulaError(f"it is longer than {LONGEST} characters")
    try:
        with warnings.catch_warnings():
            # Python warns about odd expressions, all of which are refused below
            warnings.simplefilter("ignore")
            tree = ast.parse(" ".join(formula.split()), mode="eval").body
        _refuse_unknown(tree)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        reason = (
            "a sign or a bracket is missing or wrong" if isinstance(error, SyntaxError) else "it is nested too deeply"
        )
        raise FormulaError(f"it is no formula: {reason}", _cure(formula)) from error
    except FormulaError as error:
        raise FormulaError(str(error), error.cure or _cure(formula)) from error
    return tree


def _cure(formula: str) -> str:
    """Return the help for a formula that is written with other signs, or an empty text."""
    if "%" in formula:
        return "write a percentage as a number: `0.05` for 5 %"
    rewritten = formula.translate(_AS_WRITTEN)
    return f"write `{' '.join(rewritten.split())}`" if rewritten != formula and _is_formula(rewritten) else ""


def _is_formula(text: str) -> bool:
    try:
        parse(text)
    except FormulaError:
        return False
    return True


def symbols(formula: str) -> list[str]:
    """Return the names that a formula uses, except those of functions, each once, in the order of the text."""
    names = [node for node in _values(parse(formula)) if isinstance(node, ast.Name)]
    return list(dict.fromkeys(node.id for node in sorted(names, key=lambda node: node.col_offset)))


def evaluate(formula: str, given: Mapping[str, float]) -> float:
    """Return the value of a formula in double precision.

    Raises:
        FormulaError: the formula cannot be read, a name is not given, or there is no finite result.

    """
    try:
        value = _compute(parse(formula), {name: float(number) for name, number in given.items()})
    except ZeroDivisionError as error:
        raise FormulaError("it divides by zero") from error
    except (ArithmeticError, ValueError, TypeError) as error:
        raise FormulaError("it has no real and finite result for these numbers") from error
    if isinstance(value, complex) or not math.isfinite(value):
        raise FormulaError("it has no real and finite result for these numbers")
    return value


def _compute(node: ast.expr, given: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name) if name in given:
            return given[name]
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATORS[type(op)](_compute(left, given), _compute(right, given))
        case ast.UnaryOp(op=op, operand=operand):
            return _OPERATORS[type(op)](_compute(operand, given))
        case ast.Call(func=ast.Name(id=name), args=args):
            return FUNCTIONS[name](*(_compute(arg, given) for arg in args))
    raise FormulaError("a name in it is not given")


def _refuse_unknown(tree: ast.expr) -> None:
    for node in _values(tree):
        match node:
            case ast.Constant(value=bool()):
                pass
            case ast.Constant(value=int() | float()) | ast.Name():
                continue
            case ast.BinOp(op=op) | ast.UnaryOp(op=op) if type(op) in _OPERATORS:
                continue
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in FUNCTIONS:
                if len(args) in _ARGUMENTS[name][0]:
                    continue
                raise FormulaError(f"`{name}` takes {_ARGUMENTS[name][1]}", f"give `{name}` {_ARGUMENTS[name][1]}")
            case ast.Call(func=ast.Name(id=name)):
                cure = f"the functions are {', '.join(FUNCTIONS)}; for a product write `{name} * (...)`"
                raise FormulaError(f"`{name}` is no function", cure)
        raise FormulaError(f"`{ast.unparse(node)}` is neither a number, a name, + - * / ** nor a known function")


def _values(node: ast.expr) -> Iterator[ast.expr]:
    """Yield the expressions in a tree that have values: all but the names of functions."""
    yield node
    inner = node.args if isinstance(node, ast.Call) else ast.iter_child_nodes(node)
    for child in inner:
        if isinstance(child, ast.expr):
            yield from _values(child)
