"""Formulas as MathML Core, which browsers draw and screen readers read without a script: https://www.w3.org/TR/mathml-core/."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.text.escape import escape_html
from glossgraph.text.formula import equation, is_sum
from glossgraph.text.formula_tree import FormulaError
from glossgraph.text.symbols import parts

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Bond(IntEnum):
    """How closely the parts of an expression belong together."""

    CHOICE = 1
    OR = 2
    AND = 3
    COMPARED = 4
    SUM = 5
    SIGNED = 6
    SERIES = 7
    PRODUCT = 8
    FRACTION = 9
    POWER = 10
    ONE = 11


class _Written(NamedTuple):
    markup: str
    bond: _Bond


_APPLIED = "\u2061"
"""The invisible sign between a function and its arguments, which screen readers read as "of"."""

_SPACE = "&#160;"
"""A space that a browser keeps at the end of words in a formula."""

_COMPARED: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "≤",
    ast.Gt: ">",
    ast.GtE: "≥",
    ast.Eq: "=",
    ast.NotEq: "≠",
}

_ENCLOSING = {"abs": "||", "floor": "⌊⌋", "ceil": "⌈⌉"}
"""What is written around what a function is applied to."""


class Notation(NamedTuple):
    """How formulas are written."""

    decimal: str = "."
    """The decimal mark of the language."""
    words: Mapping[str, str] = MappingProxyType({})
    """The words `if`, `otherwise`, `and`, `or` and `not` in the language; by default, these."""
    symbols: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """What is shown of a name, before and in its subscripts; by default, what is around its underscores."""


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
    return rule_markup(symbol, "=", tree, Notation(decimal))


def rule_markup(name: str, sign: str, tree: ast.expr, notation: Notation) -> str:
    """Return a name, a sign such as `←` and what is computed as the element `math`, on a line of its own."""
    writer = _Writer(notation)
    return _math(f"{writer.symbol(name)}{_operator(sign)}{writer.row(tree)}", ' display="block"')


def condition_markup(tree: ast.expr, notation: Notation) -> str:
    """Return a condition as the element `math`, within a line."""
    return _math(_Writer(notation).row(tree))


def symbol_markup(name: str, notation: Notation | None = None) -> str:
    """Return a symbol as the element `math`, within a line."""
    return _math(_Writer(notation or Notation()).symbol(name))


def _math(inner: str, attributes: str = "") -> str:
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML"{attributes}><mrow>{inner}</mrow></math>'


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes expressions in the notation of a language."""

    notation: Notation

    @property
    def separator(self) -> str:
        """What stands between the arguments of a function."""
        return ";" if self.notation.decimal == "," else ","

    def symbol(self, name: str) -> str:
        """Return a name as a single element."""
        base, *subscripts = self.notation.symbols.get(name) or parts(name)
        if not subscripts:
            return _letters(base)
        below = _operator(",").join(map(_letters, subscripts))
        return f"<msub>{_letters(base)}{below if len(subscripts) == 1 else f'<mrow>{below}</mrow>'}</msub>"

    def row(self, node: ast.expr) -> str:
        """Return an expression as a single element."""
        markup = self._written(node).markup
        return markup if isinstance(node, ast.Name | ast.Constant) else f"<mrow>{markup}</mrow>"

    def _written(self, node: ast.expr) -> _Written:
        match node:
            case ast.Constant(value=number):
                written = _Written(self._number(number), _Bond.ONE)
            case ast.Name(id=name):
                written = _Written(self.symbol(name), _Bond.ONE)
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                written = self._written(operand)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                minus = _operator("−", ' form="prefix"')
                written = _Written(f"{minus}{self._within(operand, _Bond.PRODUCT)}", _Bond.SIGNED)
            case ast.BinOp(left=left, op=op, right=right):
                written = self._joined(left, op, right)
            case ast.Call(args=[index, summand]) if is_sum(node):
                sign = f"<munder>{_operator('∑')}{self.row(index)}</munder>"
                # the brace of a choice encloses all of it
                inner = self.row(summand) if isinstance(summand, ast.IfExp) else self._within(summand, _Bond.PRODUCT)
                written = _Written(f"{sign}{inner}", _Bond.SERIES)
            case ast.Call(func=ast.Name(id=function), args=args):
                written = self._called(function, args)
            case _:
                written = self._decided(node)
        return written

    def _decided(self, node: ast.expr) -> _Written:
        """Return a condition, or what is chosen by one."""
        match node:
            case ast.UnaryOp(operand=operand):
                return _Written(f"{self._word('not', '{} ')}{self._within(operand, _Bond.ONE)}", _Bond.COMPARED)
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                sides = self._within(left, _Bond.SUM), self._within(right, _Bond.SUM)
                return _Written(_operator(_COMPARED[type(op)]).join(sides), _Bond.COMPARED)
            case ast.BoolOp(op=op, values=values):
                name, bond = ("or", _Bond.OR) if isinstance(op, ast.Or) else ("and", _Bond.AND)
                return _Written(self._word(name, " {} ").join(self._within(v, bond + 1) for v in values), bond)
            case ast.IfExp():
                return self._chosen(node)
        raise AssertionError("a formula that could be read holds nothing else")

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
            case "abs" | "floor" | "ceil", [inner]:
                around = zip(_ENCLOSING[function], ("prefix", "postfix"), strict=True)
                bars = (_operator(sign, f' form="{form}" stretchy="true"') for sign, form in around)
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

    def _chosen(self, node: ast.IfExp) -> _Written:
        """Return what is chosen by conditions: a row for each, and one for what is left."""
        rows: list[tuple[str, str]] = []
        rest: ast.expr = node
        while isinstance(rest, ast.IfExp):
            rows.append((self.row(rest.body), f"{self._word('if', '{} ')}{self.row(rest.test)}"))
            rest = rest.orelse
        rows.append((self.row(rest), self._word("otherwise", "{}")))
        cells = "".join(f"<mtr><mtd>{value}</mtd><mtd>{when}</mtd></mtr>" for value, when in rows)
        # few machines have a font in which a brace grows: a style sheet can draw a line in its place
        brace = _operator("{", ' class="gg-brace" form="prefix" stretchy="true"')
        return _Written(
            f'<mrow>{brace}<mtable class="gg-cases" displaystyle="true">{cells}</mtable></mrow>', _Bond.CHOICE
        )

    def _word(self, name: str, spaces: str) -> str:
        """Return a word, with the spaces around it that a browser would drop."""
        word = escape_html(self.notation.words.get(name, name))
        return f"<mtext>{spaces.format(word).replace(' ', _SPACE)}</mtext>"

    def _within(self, node: ast.expr, needed: int) -> str:
        """Return an expression, in parentheses if it would fall apart beside what is around it."""
        return _enclosed(self._written(node), needed)

    def _number(self, value: object) -> str:
        written = f"{value:.15g}" if isinstance(value, float) else str(value)
        return f"<mn>{escape_html(written.replace('.', self.notation.decimal))}</mn>"


def _enclosed(written: _Written, needed: int) -> str:
    return written.markup if written.bond >= needed else _in_parentheses(written.markup)


def _in_parentheses(markup: str) -> str:
    return f"<mrow>{_operator('(')}{markup}{_operator(')')}</mrow>"


def _letters(text: str) -> str:
    return f"<mn>{text}</mn>" if text.isdecimal() and text.isascii() else f"<mi>{escape_html(text)}</mi>"


def _operator(sign: str, attributes: str = "") -> str:
    return f"<mo{attributes}>{escape_html(sign)}</mo>"
