"""A formula of a term that is no equation.

On the left of `=` is the symbol of the term, and on the right how it is computed: from symbols, numbers, + - * / **,
parentheses and the functions min, max, sqrt, log, exp, abs and sum. `_` begins a subscript, a Greek letter is written
by its name or as it is, and `sum(i, w_i * r_i)` runs over the index `i`.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic
from glossgraph.text.formula import NAMES, equation
from glossgraph.text.formula_tree import FormulaError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the formulas of terms that cannot be read."""
    for term in glossary.terms.values():
        if not term.formula or glossary.may_lack(term, "formula"):
            continue
        try:
            equation(term.formula.equation)
        except FormulaError as error:
            message = f"the formula cannot be read: {error}"
            help_ = error.cure or f"write it as `X = A / B`, with + - * / ** ( ) and {', '.join(NAMES)}"
            yield Diagnostic("unreadable-formula", message, term.place("formula", "equation"), help_)
