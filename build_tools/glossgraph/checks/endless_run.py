"""A model that does not come to an end.

`stop.when` says what ends a run, and `stop.rounds` how many rounds are run at most. If none of the conditions holds
before that, readers see a run that breaks off. The check runs a model with its defaults, in each scenario, and with
each parameter, and each two of them, at the ends of their ranges. A model without conditions is run for `rounds`.
At most 400 rounds are allowed.
A model that computes too much to be run while a reader waits is not run at all.

Fails (in `graph/models/rising-water.yml`, where it rains for days):

```yaml
stop:
  rounds: 5
  when:
    - {condition: level > dike, text: The water runs over the dike.}
    - {condition: abs(rise) < 0.01, text: The water stays where it is.}
```

Fixed:

```yaml
stop:
  rounds: 40
  when:
    - {condition: level > dike, text: The water runs over the dike.}
    - {condition: abs(rise) < 0.01, text: The water stays where it is.}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.checks.models import faults_for, place_of, tried
from glossgraph.diagnostics import Diagnostic, count
from glossgraph.load.model_shapes import MOST_ROUNDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the models with a run that only the number of rounds ends, and those that would be run for too long."""
    for model, fault in faults_for(glossary, "endless-run"):
        yield Diagnostic("endless-run", fault.message, place_of(model, fault), fault.cure)
    for model, runs in tried(glossary):
        endless = [one for one in runs if one.ending.kind == "rounds"]
        if model.stop and endless:
            do = "does" if len(endless) == 2 else "do"  # noqa: PLR2004 - one of the others
            others = f", and so {do} {len(endless) - 1} of the other {count(len(runs) - 1, 'run')} that were tried"
            message = f"the run {endless[0].said} goes on after {count(model.most_rounds, 'round')}"
            message += others if len(endless) > 1 else ""
            help_ = "add a condition to `stop.when` that holds then, allow more `rounds`, or narrow the `range`"
            if model.most_rounds >= MOST_ROUNDS:
                help_ = (
                    f"no more than {MOST_ROUNDS} rounds are allowed: let a round stand for more time, or end it with "
                    f"the condition `round >= {MOST_ROUNDS}`"
                )
            yield Diagnostic("endless-run", message, model.place("stop", "rounds"), help_)
