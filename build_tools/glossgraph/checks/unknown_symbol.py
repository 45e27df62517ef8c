"""A symbol in a formula that has no meaning, or no number in an example.

What the symbols in the `formula` of a term mean is said in its `where:`. A worked example uses the names in its
`given:`. Both know the functions min, max, sqrt, log, exp, abs and sum.

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

from glossgraph.diagnostics import Diagnostic, Proposal
from glossgraph.text.formula import NAMES, symbols
from glossgraph.text.formula_tree import FormulaError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.diagnostics import Place
    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the symbols whose meaning is not said, and the names for which an example gives no number."""
    for term in glossary.terms.values():
        if term.formula and not glossary.may_lack(term, "formula"):
            meanings = [symbol.written for symbol in term.formula.where]
            for name in _names(term.formula.right):
                if name not in meanings:
                    place = term.place("formula", "equation", words=name)
                    yield _diagnose(name, meanings, "has no meaning", f"add `{name}: ...` to `where`", place)
        if glossary.may_lack(term, "examples"):
            continue
        for number, example in enumerate(term.examples):
            for name in _names(term.computed_by(example)):
                if name not in example.given:
                    place = term.place("examples", number, "formula", words=name)
                    if not example.formula:
                        place = term.place("examples", number, "given")
                    yield _diagnose(name, list(example.given), "is not given", f"add `{name}` to `given`", place)


def _names(formula: str) -> tuple[str, ...]:
    try:
        return symbols(formula)
    except FormulaError:
        # a formula that cannot be read is an `unreadable-formula` or a `wrong-result`
        return ()


def _diagnose(name: str, known: list[str], fault: str, help_: str, place: Place) -> Diagnostic:
    if name in NAMES:
        message = f"`{name}` is a function, and is given no number"
        return Diagnostic("unknown-symbol", message, place, f"write its numbers in parentheses: `{name}(...)`")
    return Diagnostic("unknown-symbol", f"`{name}` {fault}", place, Proposal(name, tuple(known), help_))
