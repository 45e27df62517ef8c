"""In which unit a formula of a model is, and where in it units clash."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.text import rules
from glossgraph.text.units import PLAIN, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DEEDS = {
    ast.Add: "they cannot be added",
    ast.Sub: "one cannot be taken from the other",
    ast.Compare: "they cannot be compared",
    ast.Call: "they cannot be compared",
    ast.IfExp: "they cannot be the one or the other",
}
"""What cannot be done with two numbers in unlike units."""


class Side(NamedTuple):
    """One part of a formula, and its unit."""

    node: ast.expr
    unit: Unit


class Clash(NamedTuple):
    """A part of a formula that joins two numbers in unlike units."""

    node: ast.expr
    sides: tuple[Side, Side]
    fault: str


class Measured(NamedTuple):
    """The unit of a formula, and what clashes in it."""

    unit: Unit | None
    """None if it is in any unit, as 0 is, or if that is not known."""
    clashes: tuple[Clash, ...]


def measured(tree: ast.expr, units: Mapping[str, Unit]) -> Measured:
    """Return in which unit a formula is. A name whose unit is not given fits everything.

    A written number is plain, but for 0, and for one that a number is compared with or that is all there is.
    """
    reading = _Reading(units)
    unit = reading.unit(tree)
    return Measured(None if _is_written(tree) else unit, tuple(reading.clashes))


def _is_written(tree: ast.expr) -> bool:
    """Tell whether a part of a formula consists of written numbers alone."""
    return not any(True for _ in rules.names(tree))


@dataclass(frozen=True)
class _Reading:
    """A formula while it is read from its leaves to its root."""

    units: Mapping[str, Unit]
    clashes: list[Clash] = field(default_factory=list)

    def unit(self, node: ast.expr) -> Unit | None:
        match node:
            case ast.Constant():
                return PLAIN if node.value else None
            case ast.Name(id=name):
                return self.units.get(name)
            case ast.BinOp(op=ast.Mult() | ast.Div() | ast.Pow()):
                return self._product(node)
            case ast.Call(func=ast.Name(id=name)) if name not in {"min", "max"}:
                inner = self.unit(node.args[-1])
                return inner.power(Fraction(1, 2)) if inner and name == "sqrt" else inner
            case ast.UnaryOp():
                return self.unit(node.operand)
        return self._unit_of_likes(node)

    def _product(self, node: ast.BinOp) -> Unit | None:
        first = self.unit(node.left)
        if isinstance(node.op, ast.Pow):
            return first and first.power(rules.power(node))
        second = self.unit(node.right)
        if first is None or second is None:
            return None
        return first.times(second) if isinstance(node.op, ast.Mult) else first.over(second)

    def _unit_of_likes(self, node: ast.expr) -> Unit | None:
        """Return the unit of a part that joins numbers which have to be in the same; that of a condition is plain."""
        if isinstance(node, ast.IfExp):
            self.unit(node.test)
        units = [(part, self.unit(part)) for part in _likes(node)]
        is_comparison = isinstance(node, ast.Compare)
        sides = [Side(part, unit) for part, unit in units if unit is not None]
        sides = [side for side in sides if not (is_comparison and _is_written(side.node))]
        for side in sides[1:]:
            if side.unit != sides[0].unit:
                sort = type(node.op) if isinstance(node, ast.BinOp) else type(node)
                self.clashes.append(Clash(node, (sides[0], side), _DEEDS[sort]))
                return PLAIN if is_comparison else None
        if is_comparison:
            return PLAIN
        return sides[0].unit if sides else None


def _likes(node: ast.expr) -> Sequence[ast.expr]:
    match node:
        case ast.BinOp():
            return [node.left, node.right]
        case ast.Compare():
            return [node.left, *node.comparators]
        case ast.BoolOp():
            return node.values
        case ast.IfExp():
            return [node.body, node.orelse]
        case ast.Call():
            return node.args
    return []
