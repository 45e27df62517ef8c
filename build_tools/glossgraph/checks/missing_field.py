"""A required field that is missing or empty.

Every term has a `label` and a `kind`. A step has `from`, `to` and `message`, or `at` and `state`; a
question has an answer. In a model, what a rule computes has a label, unless it is a quantity of the state.

Fails:

```yaml
step: {from: fire-brigade, message: Leave the street by nightfall}
```

Fixed:

```yaml
step: {from: fire-brigade, to: town, message: Leave the street by nightfall}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.checks.models import read
from glossgraph.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Pass on what reading the files found, and find the rules of models that compute something without a label."""
    yield from glossary.problems_of("missing-field")
    for model in read(glossary):
        state = {one.id for one in model.state}
        for rule in model.round:
            if not rule.label and rule.id not in state:
                message = f"`{rule.id}` has no `label`"
                place = model.place("round", rule.id, part="key")
                yield Diagnostic("missing-field", message, place, "add `label:` and what readers are to see")
