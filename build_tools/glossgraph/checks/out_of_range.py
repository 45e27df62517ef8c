"""A number in a model that does not fit where it stands.

The `range` of a parameter goes from the lowest to the highest value, and its `default` is one of those that its slider
can have: the lowest, and so many steps more. So is what a scenario sets. What `expect` sets has to be in the range. A
parameter with `choices` has one for each value that its slider can have, and `expect` sets no other. The quantiles by
which the start of agents is distributed do not fall, and say what all of them have at most. What is in `%` is shown
times 100: a parameter in `%` that moves by 1 or more, and above 1, is a warning, as hundredths seem to be meant.

Fails (in `graph/models/rising-water.yml`):

```yaml
scenarios:
  - {id: cloudburst, label: A cloudburst, set: {rain: 20}, text: The dike is too low.}
```

Fixed:

```yaml
scenarios:
  - {id: cloudburst, label: A cloudburst, set: {rain: 2}, text: The dike is too low.}
```
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from glossgraph.checks.models import read
from glossgraph.diagnostics import Diagnostic, Severity, count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.diagnostics import Place
    from glossgraph.model import Glossary, Model, Parameter, State
    from glossgraph.source import Step

_NEAR = 1e-9
"""How far from a whole number of steps a value may be, as computers round."""


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the values out of their ranges or off their steps, ranges from high to low, and quantiles that fall."""
    for model in read(glossary):
        for parameter in model.parameters:
            yield from _of_parameter(model, parameter)
        for number, scenario in enumerate(model.scenarios):
            yield from _of_settings(model, scenario.values, ("scenarios", number, "set"), has_steps=True)
        for number, expected in enumerate(model.expected):
            yield from _of_settings(model, expected.values, ("expect", number, "set"), has_steps=False)
        for state in model.state:
            yield from _of_last_share(model, state)
            shares = sorted(state.quantiles)
            for share, higher in pairwise(shares):
                if state.quantiles[share] > state.quantiles[higher]:
                    message = f"`{state.id}` falls from share {share:g} to share {higher:g}"
                    help_ = "a larger share has at most as much, or more: write rising numbers"
                    yield Diagnostic("out-of-range", message, model.place("state", state.id, "start"), help_)
                    break


def _of_last_share(model: Model, state: State) -> Iterator[Diagnostic]:
    if state.quantiles and 1 not in state.quantiles:
        last = max(state.quantiles)
        message = f"the shares of `{state.id}` end at {last:g}, and all above have what that has"
        help_ = f"say what all have at most, as in `1: {state.quantiles[last]:g}`"
        yield Diagnostic("out-of-range", message, model.place("state", state.id, "start"), help_)


def _in_hundredths(model: Model, parameter: Parameter) -> Iterator[Diagnostic]:
    if parameter.unit == "%" and parameter.step >= 1 and parameter.highest > 1 and not parameter.choices:
        lowest, highest, step, default = (
            f"{number / 100:.12g}"
            for number in (parameter.lowest, parameter.highest, parameter.step, parameter.default)
        )
        message = (
            f"`{parameter.id}` goes up to {parameter.highest * 100:,.12g} %, in steps of {parameter.step * 100:g} %"
        )
        written = f"`range: [{lowest}, {highest}]`, `step: {step}` and `default: {default}`"
        help_ = f"`%` is a plain number shown times 100: write {written}, or leave out the `unit`"
        place = model.place("parameters", parameter.id, "range")
        yield Diagnostic("out-of-range", message, place, help_, severity=Severity.WARNING)


def _of_parameter(model: Model, parameter: Parameter) -> Iterator[Diagnostic]:
    if parameter.lowest >= parameter.highest:
        message = f"the range of `{parameter.id}` goes from {parameter.lowest:.15g} to {parameter.highest:.15g}"
        help_ = "write the lowest value and then the highest"
        yield Diagnostic("out-of-range", message, model.place("parameters", parameter.id, "range"), help_)
        return
    if parameter.choices and parameter.value_of(len(parameter.choices) - 1) != parameter.highest:
        steps = round((parameter.highest - parameter.lowest) / parameter.step) + 1
        message = f"`{parameter.id}` has {count(len(parameter.choices), 'choice')} for {count(steps, 'value')}"
        help_ = "name each value from the lowest to the highest, a `step` apart"
        yield Diagnostic("out-of-range", message, model.place("parameters", parameter.id, "choices"), help_)
        return
    yield from _in_hundredths(model, parameter)
    place = model.place("parameters", parameter.id, "default")
    yield from _of_value(parameter, parameter.default, place, has_steps=True)


def _of_settings(
    model: Model, values: Mapping[str, float], path: tuple[Step, ...], *, has_steps: bool
) -> Iterator[Diagnostic]:
    parameters = {one.id: one for one in model.parameters if one.lowest < one.highest}
    for name, value in values.items():
        if name in parameters:
            yield from _of_value(parameters[name], value, model.place(*path, name), has_steps=has_steps)


def _of_value(parameter: Parameter, value: float, place: Place, *, has_steps: bool) -> Iterator[Diagnostic]:
    lowest, highest, step = parameter.lowest, parameter.highest, parameter.step
    if not lowest <= value <= highest:
        message = f"`{parameter.id}` is {value:.15g}, and its range is from {lowest:.15g} to {highest:.15g}"
        yield Diagnostic("out-of-range", message, place, "write a value in the range, or widen the `range`")
        return
    if parameter.choices and not parameter.choice_of(value):
        named = [f"`{parameter.value_of(number):.15g}` ({name})" for number, name in enumerate(parameter.choices)]
        message = f"`{parameter.id}` is {value:.15g}, which is none of its choices"
        yield Diagnostic("out-of-range", message, place, f"write {', '.join(named[:-1])} or {named[-1]}")
        return
    steps = (value - lowest) / step
    if has_steps and abs(steps - round(steps)) > _NEAR * max(1.0, abs(steps)):
        below = lowest + int(steps) * step
        message = f"`{parameter.id}` is {value:.15g}, which no slider from {lowest:.15g} in steps of {step:.15g} shows"
        help_ = f"write `{below:.12g}` or `{below + step:.12g}`, or a smaller `step`"
        yield Diagnostic("out-of-range", message, place, help_)
