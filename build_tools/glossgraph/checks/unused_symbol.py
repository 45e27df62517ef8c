"""A meaning in `where:` of a symbol that the formula does not use.

`where:` says what each symbol on the right of `=` means. The symbol on the left is the term itself.

Fails:

```yaml
formula:
  equation: q = Q / w
  where: {Q: discharge of the river, w: width of its bed, v: speed of the water}
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
from glossgraph.text.formula import symbols
from glossgraph.text.formula_tree import FormulaError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the meanings of symbols that are not on the right of the equals sign."""
    for term in glossary.terms.values():
        if not term.formula or glossary.may_lack(term, "formula"):
            continue
        try:
            used = symbols(term.formula.right)
        except FormulaError:
            # a formula that cannot be read is an `unreadable-formula`
            continue
        for symbol in term.formula.where:
            if symbol.written in used:
                continue
            message = f"`{symbol.written}` is not in the formula"
            help_ = "remove it, or use it on the right of `=`"
            if symbol.written == term.formula.symbol:
                message = f"`{symbol.written}` is what the formula computes, which is the term itself"
                help_ = "remove it: its meaning is the definition"
            yield Diagnostic(
                "unused-symbol", message, term.place("formula", "where", symbol.written, part="key"), help_
            )
