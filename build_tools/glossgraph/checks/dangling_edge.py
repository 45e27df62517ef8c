"""An edge whose target does not exist.

Fails:

```yaml
edges:
  triggers:
    evacuaton: Nobody can stay in a flooded street.
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
from glossgraph.text.unknown import of_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


_FIELDS = {"reason", "when", "detail", "sources"}


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the edges that lead to no term; a term whose file cannot be read counts as existing."""
    for edge in glossary.edges:
        if edge.target in glossary.terms or edge.target in glossary.unread:
            continue
        term = glossary.terms[edge.source]
        fact, help_ = of_name(glossary, edge.target)
        if edge.target in _FIELDS:
            form = f"`target: {{reason: ..., {edge.target}: ...}}`" if edge.target != "reason" else "`target: ...`"
            help_ = f"`{edge.target}` says more of an edge: write {form}"
        elif edge.target in glossary.relations:
            help_ = f"`{edge.target}` is a relation: write it one level further left"
        yield Diagnostic("dangling-edge", fact, term.edge_place(edge), help_)
