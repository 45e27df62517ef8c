"""A worked example, or a model, that does not give the number that is written.

The build computes every formula with the numbers in `given:` and compares what comes out with `result`, to the digits
that are written: `6.67` stands for anything from 6.665 to 6.675. A formula consists of names, numbers, + - * / **,
parentheses and the functions min, max, sqrt, log (natural, or to the base that is its second number), exp, abs and sum;
it has at most 500 characters. `sum(i, w_i * r_i)` runs over the lists that are given for `w_i` and `r_i`.

An example without a formula computes that of its term. One that has the same symbols must give the same number.

Fails:

```yaml
examples:
  - title: Hours until the water is at the warning level
    given: {level: 3, warning_level: 5, rise_per_hour: 0.3}
    formula: (warning_level - level) / rise_per_hour
    result: 6.76
```

Fixed:

```yaml
examples:
  - title: Hours until the water is at the warning level
    given: {level: 3, warning_level: 5, rise_per_hour: 0.3}
    formula: (warning_level - level) / rise_per_hour
    result: 6.67
```

A model is run, and what `expect` says is compared in the same way: a result or, with `round`, a quantity in that round;
with `member`, that of one of several agents. It is run with its defaults, with what `set` says, or in a `scenario`.

Fails (in `graph/models/rising-water.yml`):

```yaml
expect:
  - {of: free, value: 2.03}
  - {of: level, round: 2, value: 1.43, set: {rain: 0.5}}
```

Fixed:

```yaml
expect:
  - {of: free, value: 2.02}
  - {of: level, round: 2, value: 1.44, set: {rain: 0.5}}
```
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from glossgraph.checks.models import of_agent, runnable, said
from glossgraph.diagnostics import Diagnostic, Guess, count
from glossgraph.model import once_each
from glossgraph.running import RunError, program
from glossgraph.text.formula import NAMES, evaluate, is_equation, symbols
from glossgraph.text.formula_tree import FormulaError
from glossgraph.text.worked import Worked, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Example, Expected, Glossary, Model, Term
    from glossgraph.running import Run


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the formulas that cannot be computed, and the results that differ from what is computed."""
    for term in glossary.terms.values():
        if not glossary.may_lack(term, "examples"):
            for number, example in enumerate(term.examples):
                yield from _faults(glossary, term, number, example)
    for model in runnable(glossary):
        yield from _faults_of_runs(model)


def _faults(glossary: Glossary, term: Term, number: int, example: Example) -> Iterator[Diagnostic]:
    formula = term.computed_by(example)
    place = term.place("examples", number, "formula")
    if not example.formula:
        if not term.formula:
            if not glossary.may_lack(term, "formula"):
                message = "the example has no formula to compute, and neither has its term"
                help_ = "write the `formula` that gives the result"
                yield Diagnostic("wrong-result", message, term.place("examples", number), help_)
            return
        if not is_equation(term.formula.equation):
            # the formula of the term is reported once, where it is written
            return
        place = term.place("examples", number, "given")
    help_ = f"write it with + - * / ** ( ) and {', '.join(NAMES)}"
    try:
        if set(symbols(formula)) - example.given.keys():
            return
        help_ = "correct the formula, or the numbers in `given`"
        value = evaluate(formula, example.given)
    except FormulaError as error:
        message = f"the formula cannot be computed: {error}"
        yield Diagnostic("wrong-result", message, place, error.cure or help_)
        return
    if term.formula and worked(term, example) is Worked.ANOTHER:
        message = f"the example computes `{formula}`, and the formula of the term is `{term.formula.equation}`"
        help_ = "remove this `formula`, so that the example computes that of the term, or give its numbers other names"
        yield Diagnostic("wrong-result", message, place, help_)
        return
    if rounded := _otherwise(value, example.result, example.written):
        message = f"the formula gives {rounded}, and the result is written as {example.written}"
        help_ = f"write `result: {rounded}`, or correct the formula"
        yield Diagnostic("wrong-result", message, term.place("examples", number, "result"), help_)


@once_each
def _faults_of_runs(model: Model) -> tuple[Diagnostic, ...]:
    expected = enumerate(model.expected)
    return tuple(fault for number, one in expected for fault in _faults_of_run(model, number, one))


def _faults_of_run(model: Model, number: int, expected: Expected) -> Iterator[Diagnostic]:
    settings = {one.id: one.values for one in model.scenarios}.get(expected.scenario, expected.values)
    when = f"in the scenario `{expected.scenario}`" if expected.scenario else said(settings)
    try:
        run = program(model).run(settings)
    except RunError:
        # a name that is no parameter, or a value out of its range, is a fault of its own
        return
    if expected.round is not None and expected.round >= len(run.rows):
        message = f"the run {when} has only {count(run.rounds, 'round')}"
        help_ = "name a round that there is, or correct the model"
        yield Diagnostic("wrong-result", message, model.place("expect", number, "round"), help_)
        return
    value = _value(run, expected)
    name = f"`{expected.of}`{of_agent(model, expected.of, expected.member - 1) if expected.member else ''}"
    in_round = "" if expected.round is None else f" in round {expected.round}"
    place = model.place("expect", number, "value")
    if value is None:
        if expected.of in run.results and expected.round is None:
            message = f"{name} has no value {when}"
            yield Diagnostic(
                "wrong-result", message, place, "expect it where its condition holds, or correct the model"
            )
    elif rounded := _otherwise(value, expected.value, expected.written):
        message = f"{name} is {rounded}{in_round} {when}, and is expected to be {expected.written}"
        help_ = f"write `value: {rounded}`, or correct the model"
        part, plain = model.named(expected.of), _of_percent(expected.written)
        if part and part.unit == "%" and plain and not _otherwise(value, float(plain), plain):
            help_, rounded = f"write `value: {plain}`: what is in `%` is a plain number shown times 100", plain
        yield Diagnostic("wrong-result", message, place, Guess(help_, expected.written, rounded))


def _of_percent(written: str) -> str:
    """Return a hundredth of a number as it is written, with as many digits; nothing if it is no number."""
    try:
        return f"{Decimal(written.replace('_', '')).scaleb(-2):f}"
    except InvalidOperation:
        return ""


def _value(run: Run, expected: Expected) -> float | None:
    """Return what a run gives; None if it gives nothing, or if nothing is called so."""
    if expected.round is None:
        return run.results.get(expected.of)
    value = run.rows[expected.round].get(expected.of)
    if isinstance(value, tuple):
        return value[expected.member - 1] if expected.member and expected.member <= len(value) else None
    return None if expected.member else value


ROUNDING = 1e-12
"""The relative error that is allowed in a computed number, because computers round."""


def _otherwise(value: float, given: float, written: str) -> str:
    """Return a computed number with as many digits as the given one is written with; nothing if it is the same."""
    exponent = _last_digit(written)
    if abs(value - given) <= 0.5 * 10.0**exponent * (1 + ROUNDING) + abs(value) * ROUNDING:
        return ""
    return f"{value:.{max(0, -exponent)}f}"


def _last_digit(written: str) -> int:
    """Return the power of ten of the last digit of a number as written: -2 for `66.67`, 0 for `25`."""
    try:
        exponent = Decimal(written.replace("_", "")).as_tuple().exponent
    except InvalidOperation:
        return 0
    # double precision has no numbers beyond these powers
    return min(max(exponent, -400), 300) if isinstance(exponent, int) else 0
