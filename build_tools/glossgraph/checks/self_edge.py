"""An edge from a term to itself.

Fails (in `terms/flood.yml`):

```yaml
edges:
  precedes:
    flood: A second flood can follow the first.
```

Fixed: name the term that was meant, or remove the edge. What happens again does so by way of others, through a
feedback edge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the edges whose target is their own term."""
    for edge in glossary.edges:
        if edge.source == edge.target:
            place = glossary.terms[edge.source].edge_place(edge)
            message = f"`{edge.source}` has an edge to itself"
            yield Diagnostic("self-edge", message, place, "name another term, or remove the edge")
