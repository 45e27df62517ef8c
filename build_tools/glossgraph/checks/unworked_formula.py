"""A formula that no worked example computes.

An example shows how large the numbers are, and that the formula gives what the text says. One without a `formula` of
its own computes that of the term, with numbers for its symbols.

Fails:

```yaml
formula:
  equation: q = Q / w
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
from glossgraph.text.formula import is_equation
from glossgraph.text.worked import Worked, worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the formulas of terms none of whose examples computes it; one that computes another is a `wrong-result`."""
    for term in glossary.terms.values():
        if not term.formula or term.deprecated or glossary.may_lack(term, "formula"):
            continue
        if glossary.may_lack(term, "examples") or not is_equation(term.formula.equation):
            continue
        if all(worked(term, example) is Worked.NONE for example in term.examples):
            message = "no worked example computes the formula"
            help_ = "add an example without a `formula`, with a number in `given` for each symbol"
            yield Diagnostic("unworked-formula", message, term.place("formula", "equation"), help_)
