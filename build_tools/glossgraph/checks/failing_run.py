"""A model that divides by zero, or has no number for another reason.

Besides a division by zero, that is the root of a negative number, and a number that is too large. A run ends there, and
readers see where. The check runs a model with its defaults, in each scenario, and with each parameter, and each two of
them, at the ends of their ranges. A result that need not always be has a condition, `only_if`.

Fails (in `graph/models/rising-water.yml`, where the dike can be 1.5 metres high):

```yaml
round:
  rise: {label: Rise, unit: m, digits: 2, formula: rain - level / (dike - dike), term: rising-river}
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

from glossgraph.checks.models import tried
from glossgraph.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.checks.models import Tried
    from glossgraph.diagnostics import Place
    from glossgraph.model import Glossary, Model


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find what has no number in a run that is tried: of each, the first such run is told."""
    for model, runs in tried(glossary):
        seen: set[str] = set()
        for one in runs:
            for name, reason, when in _failed(one):
                if name not in seen:
                    seen.add(name)
                    message = f"{f'`{name}`' if name else 'a condition'} {reason} {when}, {one.said}"
                    help_ = "keep the formula from it, as in `a / b if b > 0 else 0`, or narrow the `range`"
                    yield Diagnostic("failing-run", message, _place(model, name, when), help_)


def _failed(tried: Tried) -> Iterator[tuple[str, str, str]]:
    """Yield what had no number in a run, the reason, and when."""
    if tried.ending.kind == "fault":
        number = tried.rounds + 1
        yield tried.ending.quantity, tried.ending.reason, f"in round {number}" if number else "at the start"
    yield from ((name, reason, "at the end") for name, reason in tried.failed.items())


def _place(model: Model, name: str, when: str) -> Place:
    if when == "at the end":
        return model.place("results", name, "formula")
    if when == "at the start":
        return model.place("state", name, "start")
    return model.place("round", name, "formula") if name else model.place("stop", "when")
