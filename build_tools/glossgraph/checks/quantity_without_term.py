"""A number in a model that no term explains.

The page of a model links each parameter and each quantity to the term that says what it is, and the page of the term
leads to the model. `term` names it. Several quantities may have the same one. What starts as a written number in the
`state` and is changed by no rule needs none: it gives a number its unit, such as the length of a round.

This is a warning: it fails the check only with `--strict`.

Fails under `--strict` (in `graph/models/rising-water.yml`):

```yaml
round:
  rise: {label: Rise, unit: m, digits: 2, formula: rain - level / 4}
  level: {formula: level + rise}
```

Fixed:

```yaml
round:
  rise: {label: Rise, unit: m, digits: 2, formula: rain - level / 4, term: rising-river}
  level: {formula: level + rise}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.checks.models import read
from glossgraph.diagnostics import Diagnostic, Severity
from glossgraph.model import State
from glossgraph.running.written import is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the parameters, and what is computed, that name no term; a rule of the state is of what that names."""
    for model in read(glossary):
        state = {one.id for one in model.state}
        changed = {rule.id for rule in model.round}
        rules = tuple(rule for rule in model.round if rule.id not in state)
        parts = (("parameters", model.parameters), ("state", model.state), ("round", rules), ("results", model.results))
        for part, named in parts:
            for one in named:
                is_constant = isinstance(one, State) and one.id not in changed and is_number(one.formula)
                if not one.term and not is_constant:
                    place = model.place(part, one.id, part="key")
                    help_ = "add `term:` with the id of the term that says what it is"
                    message = f"no term says what `{one.id}` is"
                    yield Diagnostic("quantity-without-term", message, place, help_, severity=Severity.WARNING)
