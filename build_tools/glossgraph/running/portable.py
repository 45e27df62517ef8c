"""Models as values for JSON, which the script of a model's page computes."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from glossgraph.running.distribution import drawn
from glossgraph.running.written import Indices, tree_of, written
from glossgraph.text import rules

if TYPE_CHECKING:
    from glossgraph.model import Model

_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.And: "and",
    ast.Or: "or",
    ast.Not: "not",
    ast.USub: "neg",
}


def program_json(model: Model) -> dict[str, Any]:
    """Return a model without faults as values for JSON.

    An expression is a number, a name, or a list with an operator and what it is applied to: `["at", "x_i", "k"]` is
    `x_i` of the agent at the index k, `["if", condition, then, otherwise]`, `["sum", "k", summand]` and
    `["pow", base, exponent]` are as they read.
    """
    indices = Indices.of(model)
    by_path = {formula.path: _expression(tree_of(formula), indices) for formula in written(model)}
    start: list[list[Any]] = []
    for state in model.state:
        index = model.index_of(state.id)
        count = indices.by_letter[index].count if index else 0
        numbers = state.numbers or (drawn(state.quantiles, count) if state.quantiles else ())
        start.append([state.id, index, list(numbers) or by_path["state", state.id, "start"]])
    return {
        "parameters": [[p.id, p.lowest, p.highest, p.step, p.default] for p in model.parameters],
        "agents": {letter: {"count": one.count, "of": one.index} for letter, one in indices.by_letter.items()},
        "start": start,
        "round": [[r.id, model.index_of(r.id), by_path["round", r.id, "formula"]] for r in model.round],
        "rounds": model.most_rounds,
        "stop": [by_path["stop", "when", number, "condition"] for number in range(len(model.stop))],
        "sentences": [
            by_path.get(("sentences", "round", number, "condition")) for number in range(len(model.sentences))
        ],
        "results": [
            [r.id, by_path["results", r.id, "formula"], by_path.get(("results", r.id, "only_if"))]
            for r in model.results
        ],
    }


def _expression(node: ast.expr, indices: Indices) -> Any:  # noqa: ANN401, PLR0911 - of JSON, and each sort has its own
    match node:
        case ast.Constant(value=value):
            return float(value)  # type: ignore[arg-type] # rules have no other constants
        case ast.Name(id=name):
            letter = indices.of_name(name)
            return ["at", indices.quantity(name), letter] if letter else name
        case ast.BinOp(op=ast.Pow(), left=left):
            return ["pow", _expression(left, indices), rules.power(node)]
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _expression(operand, indices)
        case ast.Call(args=[_, summand]) if rules.is_sum(node):
            return ["sum", rules.index_of(node), _expression(summand, indices)]
        case ast.Call(func=ast.Name(id=name), args=args):
            return [name, *(_expression(arg, indices) for arg in args)]
    operator, parts = _parts(node)
    return [operator, *(_expression(part, indices) for part in parts)]


def _parts(node: ast.expr) -> tuple[str, list[ast.expr]]:
    match node:
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATORS[type(op)], [left, right]
        case ast.UnaryOp(op=unary, operand=operand):
            return _OPERATORS[type(unary)], [operand]
        case ast.BoolOp(op=joined, values=values):
            return _OPERATORS[type(joined)], values
        case ast.Compare(left=left, ops=[comparison], comparators=[right]):
            return _OPERATORS[type(comparison)], [left, right]
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return "if", [test, body, orelse]
    raise AssertionError("rules that could be read hold nothing else")
