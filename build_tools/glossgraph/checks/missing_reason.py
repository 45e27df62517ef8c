"""An edge that does not say why it holds.

The reason is what a reader sees beside the link, and what a reviewer can agree or disagree with. While the term is a
draft, this is a warning. The edges of a relation need none if `graph/relations.yml` says `reason: optional` of it.

Fails:

```yaml
edges:
  triggers:
    evacuation:
```

Fixed:

```yaml
edges:
  triggers:
    evacuation: Nobody can stay in a flooded street.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic
from glossgraph.model import Need

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the edges without a reason."""
    for edge in glossary.edges:
        relation = glossary.relations.get(edge.relation)
        if not edge.reason and not (relation and relation.reason is Need.OPTIONAL):
            place = glossary.terms[edge.source].edge_place(edge)
            message = f"the edge to `{edge.target}` has no reason"
            yield Diagnostic(
                "missing-reason", message, place, f"write `{edge.target}: ` and, in one sentence, why the edge holds"
            )
