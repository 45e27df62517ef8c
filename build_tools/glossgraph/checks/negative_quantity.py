"""A quantity that falls below 0, and that is said never to.

`never_negative: true` in the `state` of a model says so: nobody can sell more than they have. The check runs a model
with its defaults, in each scenario, and with each parameter, and each two of them, at the ends of their ranges.

Fails (in `graph/models/rising-water.yml`, where the water goes on falling when the bed is dry):

```yaml
round:
  rise: {label: Rise, unit: m, digits: 2, formula: rain - 2 * level, term: rising-river}
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

from itertools import islice
from typing import TYPE_CHECKING

from glossgraph.checks.models import tried
from glossgraph.diagnostics import Diagnostic, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the quantities that are below 0 in a run that is tried: of each, the first such run is told."""
    for model, runs in tried(glossary):
        rules = {rule.id for rule in model.round}
        for state in model.state:
            for one in islice((one for one in runs if state.id in one.below), 1):
                value, number, agent = one.below[state.id]
                when = f"in round {number}" if number else "at the start"
                place = model.place("state", state.id, "start")
                if number and state.id in rules:
                    place = model.place("round", state.id, "formula")
                message = f"`{state.id}`{agent} is {value:.6g} {when}, {one.said}"
                help_ = "correct the formula, as with `max(0, ...)`, or narrow the `range` of a parameter"
                declared = Related("it is said never to be negative", model.place("state", state.id, "never_negative"))
                yield Diagnostic("negative-quantity", message, place, help_, (declared,))
