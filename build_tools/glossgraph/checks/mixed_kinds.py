"""A term that is a kind of another, though the two are of different kinds.

What is true of all measures is true of each kind of them, so that a kind of a measure is a measure too. This goes for
the relations whose `skos` is `broader` or `narrower`. Only `check --strict` looks for it.

Fails (in `terms/flood.yml`, as a gauge reading is a measure):

```yaml
edges:
  kind-of:
    gauge-reading: A flood is high water.
```

Fixed:

```yaml
edges:
  kind-of:
    natural-hazard: It harms people and houses.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Related, Severity
from glossgraph.graph.hierarchy import kinships

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the edges between a narrower and a wider term whose kinds are known and differ."""
    if {"kinds", "relations"} & glossary.doubtful.keys():
        return
    for edge, narrow, wide in kinships(glossary):
        kinds = glossary.terms[narrow].kind, glossary.terms[wide].kind
        if glossary.relations[edge.relation].skos and kinds[0] != kinds[1] and glossary.kinds.keys() >= {*kinds}:
            message = f"`{narrow}` is of the kind `{kinds[0]}`, and `{wide}`, of which it is a kind, is of `{kinds[1]}`"
            related = (Related(f"`{wide}` is of the kind `{kinds[1]}`", glossary.terms[wide].place("kind")),)
            help_ = "choose another relation, or correct the kind of one of the two"
            place = glossary.terms[edge.source].edge_place(edge)
            yield Diagnostic("mixed-kinds", message, place, help_, related, Severity.WARNING)
