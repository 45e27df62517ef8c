"""A formula of a term that is no equation, or one of a model that cannot be read.

On the left of `=` is the symbol of the term, and on the right how it is computed: from symbols, numbers, + - * / **,
parentheses and the functions min, max, sqrt, log, exp, abs and sum. `_` begins a subscript, a Greek letter is written
by its name or as it is, and `sum(i, w_i * r_i)` runs over the index `i`.

The formulas of models have no `=`, since a formula stands below its name. They know no `log` and `exp`, and only powers
such as `x ** 2`, as machines round others differently; but also `floor`, `ceil`, `a if condition else b`, `and`, `or`
and `not`. A condition compares: `level > dike`.

Fails:

```yaml
formula:
  equation: discharge divided by width
  where: {Q: discharge of the river, w: width of its bed}
```

Fixed:

```yaml
examples:
  - title: A river of 30 metres
    given: {Q: 120, w: 30}
    result: 4
formula:
  equation: q = Q / w
  where: {Q: discharge of the river, w: width of its bed}
```

Fails (in `graph/models/rising-water.yml`):

```yaml
round:
  rise: {label: Rise, unit: m, digits: 2, formula: rain - 25% * level, term: rising-river}
  level: {formula: level + rise}
```

Fixed:

```yaml
round:
  rise: {label: Rise, unit: m, digits: 2, formula: rain - 0.25 * level, term: rising-river}
  level: {formula: level + rise}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.checks.models import faults_for, place_of
from glossgraph.diagnostics import Diagnostic
from glossgraph.text.formula import NAMES, equation
from glossgraph.text.formula_tree import FormulaError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the formulas of terms and models that cannot be read."""
    for term in glossary.terms.values():
        if not term.formula or glossary.may_lack(term, "formula"):
            continue
        try:
            equation(term.formula.equation)
        except FormulaError as error:
            message = f"the formula cannot be read: {error}"
            help_ = error.cure or f"write it as `X = A / B`, with + - * / ** ( ) and {', '.join(NAMES)}"
            yield Diagnostic("unreadable-formula", message, term.place("formula", "equation"), help_)
    for model, fault in faults_for(glossary, "unreadable-formula"):
        message = f"the formula cannot be read: {fault.message}"
        yield Diagnostic("unreadable-formula", message, place_of(model, fault), fault.cure)
