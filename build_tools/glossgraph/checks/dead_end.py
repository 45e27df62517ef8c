"""A term before the last stage from which nothing follows.

A reader who follows the sequence cannot go on. Counted are the edges of relations with a flow, feedback included, at
the term itself and at the terms it is a kind of, or that are kinds of it. Only terms of kinds that must have a stage
are asked about.

This is a warning: it fails the check only with `--strict`.

Fails under `--strict` (in a stage before the last one):

```yaml
# terms/evacuation.yml
edges:
  mitigated-by:
    sandbags: Where they keep the water out, people can stay.
```

Fixed:

```yaml
# terms/evacuation.yml
edges:
  precedes:
    clean-up: People come home to streets full of mud.
  mitigated-by:
    sandbags: Where they keep the water out, people can stay.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Severity
from glossgraph.graph.ends import leads_on, staged, such_as
from glossgraph.model import Flow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the terms before the last stage from which no edge leads on."""
    for term, stage in staged(glossary):
        if stage < len(glossary.stages) and not leads_on(glossary, term.id):
            message = f"nothing follows from `{term.id}`, which is in stage {stage} of {len(glossary.stages)}"
            help_ = f"add an edge to the term that comes after it{such_as(glossary, Flow.FORWARD, Flow.FEEDBACK)}"
            yield Diagnostic("dead-end", message, term.place("label"), help_, severity=Severity.WARNING)
