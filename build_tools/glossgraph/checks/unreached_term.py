"""A term past the first stage to which nothing leads.

A reader who follows the sequence never comes there. Counted are the edges of relations with a flow, feedback
included, at the term itself and at the terms it is a kind of, or that are kinds of it. Only terms of kinds that must
have a stage are asked about.

This is a warning: it fails the check only with `--strict`.

Fails under `--strict` (while no edge leads to `evacuation`, which is not in the first stage):

```yaml
# terms/flood.yml
edges:
  kind-of:
    natural-hazard: It harms people and houses.
```

Fixed:

```yaml
# terms/flood.yml
edges:
  triggers:
    evacuation: Nobody can stay in a flooded street.
  kind-of:
    natural-hazard: It harms people and houses.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Severity
from glossgraph.graph.ends import is_reached, staged, such_as
from glossgraph.model import Flow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the terms after the first stage to which no edge leads."""
    for term, stage in staged(glossary):
        if stage > 1 and not is_reached(glossary, term.id):
            message = f"nothing leads to `{term.id}`, which is in stage {stage}"
            help_ = f"add an edge to it in the file of the term that comes before it{such_as(glossary, Flow.FORWARD)}"
            yield Diagnostic("unreached-term", message, term.place("label"), help_, severity=Severity.WARNING)
