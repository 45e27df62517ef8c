"""Formulas as MathML Core, which browsers draw and screen readers read without a script: https://www.w3.org/TR/mathml-core/."""

from __future__ import annotations

import ast
from enum import IntEnum
from typing import NamedTuple

from glossgraph.text.escape import escape_html
from glossgraph.text.formula import FormulaError, equation, is_sum
from glossgraph.text.symbols import parts


class _Bond(IntEnum):
    """How closely the parts of an expression belong together."""

    SUM = 1
    SIGNED = 2
    SERIES = 3
    PRODUCT = 4
    FRACTION = 5
    POWER = 6
    ONE = 7


class _Written(NamedTuple):
    markup: str
    bond: _Bond


_APPLIED = "\u2061"
"""The invisible sign between a function and its arguments, which screen readers read as "of"."""


def markup_of(text: str) -> str:
    """Return an equation as the element `math`, on a line of its own; nothing if it cannot be read."""
    try:
        symbol, _, tree = equation(text)
    except FormulaError:
        return ""
    return _math(f"{_symbol(symbol)}{_operator('=')}{_row(tree)}", ' display="block"')


def symbol_markup(name: str) -> str:
    """Return a symbol as the element `math`, within a line."""
    return _math(_symbol(name))


def _math(inner: str, attributes: str = "") -> str:
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML"{attributes}><mrow>{inner}</mrow></math>'


def _row(node: ast.expr) -> str:
    """Return an expression as a single element."""
    markup = _written(node).markup
    return markup if isinstance(node, ast.Name | ast.Constant) else f"<mrow>{markup}</mrow>"


def _written(node: ast.expr) -> _Written:
    match node:
        case ast.Constant(value=number):
            written = _Written(_number(number), _Bond.ONE)
        case ast.Name(id=name):
            written = _Written(_symbol(name), _Bond.ONE)
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            written = _written(operand)
        case ast.UnaryOp(operand=operand):
            minus = _operator("−", ' form="prefix"')
            written = _Written(f"{minus}{_within(operand, _Bond.PRODUCT)}", _Bond.SIGNED)
        case ast.BinOp(left=left, op=op, right=right):
            written = _joined(left, op, right)
        case ast.Call(args=[index, summand]) if is_sum(node):
            sign = f"<munder>{_operator('∑')}{_row(index)}</munder>"
            written = _Written(f"{sign}{_within(summand, _Bond.PRODUCT)}", _Bond.SERIES)
        case ast.Call(func=ast.Name(id=function), args=args):
            written = _called(function, args)
        case _:
            raise AssertionError("a formula that could be read holds nothing else")
    return written


def _joined(left: ast.expr, op: ast.operator, right: ast.expr) -> _Written:
    match op:
        case ast.Div():
            return _Written(f"<mfrac>{_row(left)}{_row(right)}</mfrac>", _Bond.FRACTION)
        case ast.Pow():
            return _Written(f"<msup>{_within(left, _Bond.ONE)}{_row(right)}</msup>", _Bond.POWER)
        case ast.Mult():
            first = _written(left)
            # a minus before the first factor is one before the product
            bond = _Bond.SIGNED if first.bond == _Bond.SIGNED else _Bond.PRODUCT
            return _Written(f"{_enclosed(first, bond)}{_operator('×')}{_within(right, _Bond.SERIES)}", bond)
    sign = _operator("+" if isinstance(op, ast.Add) else "−")
    return _Written(f"{_within(left, _Bond.SUM)}{sign}{_within(right, _Bond.SERIES)}", _Bond.SUM)


def _called(function: str, args: list[ast.expr]) -> _Written:
    match function, args:
        case "sqrt", [root]:
            return _Written(f"<msqrt>{_row(root)}</msqrt>", _Bond.ONE)
        case "abs", [inner]:
            bars = (_operator("|", f' form="{form}" stretchy="true"') for form in ("prefix", "postfix"))
            return _Written(f"<mrow>{_row(inner).join(bars)}</mrow>", _Bond.ONE)
        case "exp", [power]:
            return _Written(f"<msup><mi>e</mi>{_row(power)}</msup>", _Bond.POWER)
        case "log", [inner]:
            return _applied("<mi>ln</mi>", [inner])
        case "log", [inner, base]:
            return _applied(f"<msub><mi>log</mi>{_row(base)}</msub>", [inner])
    return _applied(f"<mi>{escape_html(function)}</mi>", args)


def _applied(name: str, args: list[ast.expr]) -> _Written:
    """Return a function with its arguments in parentheses."""
    inner = _operator(",").join(map(_row, args))
    return _Written(f"<mrow>{name}{_operator(_APPLIED)}{_in_parentheses(inner)}</mrow>", _Bond.ONE)


def _within(node: ast.expr, needed: _Bond) -> str:
    """Return an expression, in parentheses if it would fall apart beside what is around it."""
    return _enclosed(_written(node), needed)


def _enclosed(written: _Written, needed: _Bond) -> str:
    return written.markup if written.bond >= needed else _in_parentheses(written.markup)


def _in_parentheses(markup: str) -> str:
    return f"<mrow>{_operator('(')}{markup}{_operator(')')}</mrow>"


def _symbol(name: str) -> str:
    base, *subscripts = parts(name)
    if not subscripts:
        return _letters(base)
    below = _operator(",").join(map(_letters, subscripts))
    return f"<msub>{_letters(base)}{below if len(subscripts) == 1 else f'<mrow>{below}</mrow>'}</msub>"


def _letters(text: str) -> str:
    return f"<mn>{text}</mn>" if text.isdecimal() and text.isascii() else f"<mi>{escape_html(text)}</mi>"


def _number(value: object) -> str:
    return f"<mn>{escape_html(f'{value:.15g}' if isinstance(value, float) else str(value))}</mn>"


def _operator(sign: str, attributes: str = "") -> str:
    return f"<mo{attributes}>{escape_html(sign)}</mo>"
