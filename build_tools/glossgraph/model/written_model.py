"""Models that can be run as values for files: what reading the files gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossgraph.model.written import Values, filled, written_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.model.runnable import (
        Agents,
        Expected,
        Model,
        Parameter,
        Quantity,
        Result,
        Scenario,
        Sentence,
        State,
    )

_MOST_EXACT = 2**53
"""Up to here, every whole number is one of double precision."""


def written_model(model: Model) -> Values:
    """Return what the file of a model says; numbers that are whole have no point."""
    values = filled(
        {
            "label": model.label,
            "description": model.description,
            "explains": [*model.explains],
            "episodes": [*model.episodes],
            "parameters": {parameter.id: _parameter(parameter) for parameter in model.parameters},
            "agents": {agents.id: _agents(agents) for agents in model.agents},
            "state": {state.id: _state(state) for state in model.state},
            "round": {rule.id: _rule(rule) for rule in model.round},
            "stop": filled({"rounds": model.most_rounds, "when": _sentences(model.stop)}),
            "results": {result.id: _result(result) for result in model.results},
            "sentences": filled({"opening": model.opening, "round": _sentences(model.sentences)}),
            "plots": [{"title": plot.title, "lines": [*plot.lines]} for plot in model.plots],
            "table": [*model.table],
            "members": [*model.members],
            "scenarios": [_scenario(scenario) for scenario in model.scenarios],
            "expect": [_expected(expected) for expected in model.expected],
            "leaves_out": [*model.leaves_out],
            "sources": written_sources(model.sources, model.locators),
            "allow": dict(model.allow),
        }
    )
    # a model without any has to say so
    return values if "parameters" in values else {**values, "parameters": {}}


def _parameter(parameter: Parameter) -> Values:
    return filled(
        {
            "symbol": parameter.symbol,
            "label": parameter.label,
            "unit": parameter.unit,
            "range": [_number(parameter.lowest), _number(parameter.highest)],
            "step": _number(parameter.step),
            "default": _number(parameter.default),
            "choices": [*parameter.choices],
            "term": parameter.term,
            "text": parameter.text,
        }
    )


def _agents(agents: Agents) -> Values:
    given: Values = {"names": [*agents.names]} if agents.names else {"count": agents.count}
    return filled({"index": agents.index, "others": agents.others, "label": agents.label, **given})


def _state(state: State) -> Values:
    start: Any = _formula(state.formula)
    if state.numbers:
        start = [*map(_number, state.numbers)]
    elif state.quantiles:
        start = {"quantiles": {str(_number(share)): _number(most) for share, most in state.quantiles.items()}}
    return filled(
        {
            "symbol": state.symbol,
            "label": state.label,
            "unit": state.unit,
            "start": start,
            "digits": state.digits,
            "never_negative": state.never_negative or None,
            "term": state.term,
        }
    )


def _rule(rule: Quantity) -> Values:
    return filled(
        {
            "symbol": rule.symbol,
            "label": rule.label,
            "unit": rule.unit,
            "formula": _formula(rule.formula),
            "digits": rule.digits,
            "term": rule.term,
        }
    )


def _result(result: Result) -> Values:
    return filled({**_rule(result), "only_if": result.only_if, "otherwise": result.otherwise})


def _sentences(sentences: Iterable[Sentence]) -> list[Values]:
    return [filled({"condition": each.condition, "text": each.text}) for each in sentences]


def _scenario(scenario: Scenario) -> Values:
    values = {"id": scenario.id, "label": scenario.label, "set": _numbers(scenario.values)}
    return {**values, "text": scenario.text} if scenario.text else values


def _expected(expected: Expected) -> Values:
    number = _number(expected.value)
    return filled(
        {
            "of": expected.of,
            "value": number if str(number) == expected.written else expected.written,
            "set": _numbers(expected.values),
            "scenario": expected.scenario,
            "round": expected.round,
            "member": expected.member,
            "source": expected.source,
            "text": expected.text,
        }
    )


def _numbers(values: Mapping[str, float]) -> Values:
    return {name: _number(value) for name, value in values.items()}


def _formula(formula: str) -> str | float:
    """Return a formula that is a plain number as that number, if it holds all that is written."""
    try:
        number = _number(float(formula))
    except (ValueError, OverflowError):
        return formula
    return number if str(number) == formula else formula


def _number(value: float) -> float:
    """Return a number that holds nothing but its value."""
    return int(value) if float(value).is_integer() and abs(value) <= _MOST_EXACT else float(value)
