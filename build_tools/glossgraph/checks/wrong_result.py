"""A worked example whose formula does not give its result.

The build computes every formula with the numbers in `given:` and compares what comes out with `result`, to the digits
that are written: `6.67` stands for anything from 6.665 to 6.675. A formula consists of names, numbers, + - * / **,
parentheses and the functions min, max, sqrt, log (natural, or to the base that is its second number), exp and abs; it
has at most 500 characters.

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
from glossgraph.text.formula import FUNCTIONS, FormulaError, evaluate, symbols

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the formulas that cannot be computed, and the results that differ from what is computed."""
    for term in glossary.terms.values():
        if glossary.may_lack(term, "examples"):
            continue
        for number, example in enumerate(term.examples):
            help_ = f"write it with + - * / ** ( ) and {', '.join(FUNCTIONS)}"
            try:
                if set(symbols(example.formula)) - example.given.keys():
                    continue
                help_ = "correct the formula, or the numbers in `given`"
                value = evaluate(example.formula, example.given)
            except FormulaError as error:
                message = f"the formula cannot be computed: {error}"
                yield Diagnostic(
                    "wrong-result", message, term.place("examples", number, "formula"), error.cure or help_
                )
                continue
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
