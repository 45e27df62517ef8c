"""Formulas as MathML Core, which browsers draw and screen readers read without a script: https://www.w3.org/TR/mathml-core/."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from glossgraph.text.escape import escape_html
from glossgraph.text.formula import equation, is_sum
from glossgraph.text.formula_tree import FormulaError
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


def markup_of(text: str, decimal: str = ".") -> str:
    """Return an equation as the element `math`, on a line of its own; nothing if it cannot be read.

    Args:
        text: The equation, as it is written.
        decimal: The decimal mark of the language that it is shown in.

    """
    try:
        symbol, _, tree = equation(text)
    except FormulaError:
        return ""
    return _math(f"{_symbol(symbol)}{_operator('=')}{_Writer(decimal).row(tree)}", ' display="block"')


def symbol_markup(name: str) -> str:
    """Return a symbol as the element `math`, within a line."""
    return _math(_symbol(name))


def _math(inner: str, attributes: str = "") -> str:
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML"{attributes}><mrow>{inner}</mrow></math>'


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes expressions with the decimal mark of a language."""

    decimal: str

    @property
    def separator(self) -> str:
        """What stands between the arguments of a function."""
        return ";" if self.decimal == "," else ","

    def row(self, node: ast.expr) -> str:
        """Return an expression as a single element."""
        markup = self._written(node).markup
        return markup if isinstance(node, ast.Name | ast.Constant) else f"<mrow>{markup}</mrow>"

    def _written(self, node: ast.expr) -> _Written:
        match node:
            case ast.Constant(value=number):
                written = _Written(self._number(number), _Bond.ONE)
            case ast.Name(id=name):
                written = _Written(_symbol(name), _Bond.ONE)
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                written = self._written(operand)
            case ast.UnaryOp(operand=operand):
                minus = _operator("−", ' form="prefix"')
                written = _Written(f"{minus}{self._within(operand, _Bond.PRODUCT)}", _Bond.SIGNED)
            case ast.BinOp(left=left, op=op, right=right):
                written = self._joined(left, op, right)
            case ast.Call(args=[index, summand]) if is_sum(node):
                sign = f"<munder>{_operator('∑')}{self.row(index)}</munder>"
                written = _Written(f"{sign}{self._within(summand, _Bond.PRODUCT)}", _Bond.SERIES)
            case ast.Call(func=ast.Name(id=function), args=args):
                written = self._called(function, args)
            case _:
                raise AssertionError("a formula that could be read holds nothing else")
        return written

    def _joined(self, left: ast.expr, op: ast.operator, right: ast.expr) -> _Written:
        match op:
            case ast.Div():
                return _Written(f"<mfrac>{self.row(left)}{self.row(right)}</mfrac>", _Bond.FRACTION)
            case ast.Pow():
                return _Written(f"<msup>{self._within(left, _Bond.ONE)}{self.row(right)}</msup>", _Bond.POWER)
            case ast.Mult():
                first = self._written(left)
                # a minus before the first factor is one before the product
                bond = _Bond.SIGNED if first.bond == _Bond.SIGNED else _Bond.PRODUCT
                return _Written(f"{_enclosed(first, bond)}{_operator('×')}{self._within(right, _Bond.SERIES)}", bond)
        sign = _operator("+" if isinstance(op, ast.Add) else "−")
        return _Written(f"{self._within(left, _Bond.SUM)}{sign}{self._within(right, _Bond.SERIES)}", _Bond.SUM)

    def _called(self, function: str, args: list[ast.expr]) -> _Written:
        match function, args:
            case "sqrt", [root]:
                return _Written(f"<msqrt>{self.row(root)}</msqrt>", _Bond.ONE)
            case "abs", [inner]:
                bars = (_operator("|", f' form="{form}" stretchy="true"') for form in ("prefix", "postfix"))
                return _Written(f"<mrow>{self.row(inner).join(bars)}</mrow>", _Bond.ONE)
            case "exp", [power]:
                return _Written(f"<msup><mi>e</mi>{self.row(power)}</msup>", _Bond.POWER)
            case "log", [inner]:
                return self._applied("<mi>ln</mi>", [inner])
            case "log", [inner, base]:
                return self._applied(f"<msub><mi>log</mi>{self.row(base)}</msub>", [inner])
        return self._applied(f"<mi>{escape_html(function)}</mi>", args)

    def _applied(self, name: str, args: list[ast.expr]) -> _Written:
        """Return a function with its arguments in parentheses."""
        inner = _operator(self.separator).join(map(self.row, args))
        return _Written(f"<mrow>{name}{_operator(_APPLIED)}{_in_parentheses(inner)}</mrow>", _Bond.ONE)

    def _within(self, node: ast.expr, needed: _Bond) -> str:
        """Return an expression, in parentheses if it would fall apart beside what is around it."""
        return _enclosed(self._written(node), needed)

    def _number(self, value: object) -> str:
        written = f"{value:.15g}" if isinstance(value, float) else str(value)
        return f"<mn>{escape_html(written.replace('.', self.decimal))}</mn>"


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


def _operator(sign: str, attributes: str = "") -> str:
    return f"<mo{attributes}>{escape_html(sign)}</mo>"
