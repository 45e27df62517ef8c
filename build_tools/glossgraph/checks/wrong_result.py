"""A worked example whose formula does not give its result.

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
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic
from glossgraph.text.formula import NAMES, evaluate, is_equation, symbols
from glossgraph.text.formula_tree import FormulaError
from glossgraph.text.worked import Worked, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Example, Glossary, Term


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the formulas that cannot be computed, and the results that differ from what is computed."""
    for term in glossary.terms.values():
        if not glossary.may_lack(term, "examples"):
            for number, example in enumerate(term.examples):
                yield from _faults(glossary, term, number, example)


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
    exponent = _last_digit(example.written)
    if abs(value - example.result) > 0.5 * 10.0**exponent * (1 + ROUNDING) + abs(value) * ROUNDING:
        rounded = f"{value:.{max(0, -exponent)}f}"
        message = f"the formula gives {rounded}, and the result is written as {example.written}"
        help_ = f"write `result: {rounded}`, or correct the formula"
        yield Diagnostic("wrong-result", message, term.place("examples", number, "result"), help_)


ROUNDING = 1e-12
"""The relative error that is allowed in a computed number, because computers round."""


def _last_digit(written: str) -> int:
    """Return the power of ten of the last digit of a number as written: -2 for `66.67`, 0 for `25`."""
    try:
        exponent = Decimal(written.replace("_", "")).as_tuple().exponent
    except InvalidOperation:
        return 0
    # double precision has no numbers beyond these powers
    return min(max(exponent, -400), 300) if isinstance(exponent, int) else 0
