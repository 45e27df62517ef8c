"""A name in a formula that is not given.

The formula of a worked example uses the names in its `given:`, and the functions min, max, sqrt, log, exp and abs.

Fails:

```yaml
examples:
  - title: Depth of the water in the street
    given: {river: 4.5, bank: 4}
    formula: river - bnk
    result: 0.5
```

Fixed:

```yaml
examples:
  - title: Depth of the water in the street
    given: {river: 4.5, bank: 4}
    formula: river - bank
    result: 0.5
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, did_you_mean
from glossgraph.text.formula import FUNCTIONS, FormulaError, symbols

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the names in formulas for which an example gives no number."""
    for term in glossary.terms.values():
        if glossary.may_lack(term, "examples"):
            continue
        for number, example in enumerate(term.examples):
            try:
                names = symbols(example.formula)
            except FormulaError:
                # a formula that cannot be read is a `wrong-result`
                continue
            for name in names:
                if name not in example.given:
                    message = f"`{name}` is not given"
                    help_ = did_you_mean(name, example.given, f"add `{name}` to `given`")
                    if name in FUNCTIONS:
                        message = f"`{name}` is a function, and is given no number"
                        help_ = f"write its numbers in parentheses: `{name}(...)`"
                    yield Diagnostic(
                        "unknown-symbol", message, term.place("examples", number, "formula", words=name), help_
                    )
