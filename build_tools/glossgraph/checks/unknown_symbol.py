"""A symbol in a formula that has no meaning, or no number.

What the symbols in the `formula` of a term mean is said in its `where:`. A worked example uses the names in its
`given:`. Both know the functions min, max, sqrt, log, exp, abs and sum. A formula of a model reads what has been
computed before it.

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

What a model shows is named too: in `table`, `plots` and `members`, and in braces in its sentences. Its scenarios set
parameters, and `expect` names results or, with a round, quantities.

Fails (in `graph/models/rising-water.yml`):

```yaml
table: [rise, levle]
```

Fixed:

```yaml
table: [rise, level]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.checks.models import faults_for, place_of, read
from glossgraph.diagnostics import Diagnostic, Proposal
from glossgraph.running.fitting import unfitting
from glossgraph.text.formula import NAMES, symbols
from glossgraph.text.formula_tree import FormulaError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.diagnostics import Place
    from glossgraph.model import Formula, Glossary, Term


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the symbols whose meaning is not said, and the names that stand for no number."""
    for term in glossary.terms.values():
        if term.formula and not glossary.may_lack(term, "formula"):
            yield from _without_meaning(term, term.formula)
        if not glossary.may_lack(term, "examples"):
            yield from _not_given(term)
    for model, fault in faults_for(glossary, "unknown-symbol"):
        yield Diagnostic("unknown-symbol", fault.message, place_of(model, fault), fault.cure)
    for model in read(glossary):
        for name in unfitting(model):
            yield Diagnostic("unknown-symbol", name.message, name.place, name.cure)


def _without_meaning(term: Term, formula: Formula) -> Iterator[Diagnostic]:
    meanings = [symbol.written for symbol in formula.where]
    for name in _names(formula.right):
        if name not in meanings:
            place = term.place("formula", "equation", words=name)
            yield _diagnose(name, meanings, "has no meaning", f"add `{name}: ...` to `where`", place)


def _not_given(term: Term) -> Iterator[Diagnostic]:
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
