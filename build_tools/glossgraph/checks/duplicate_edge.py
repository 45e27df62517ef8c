"""An edge that is written twice.

A symmetric relation, such as *is not the same as*, holds in both directions and is written at one of the two terms;
it is shown at both. Two reasons for one edge would have to be kept in step.

Fails:

```yaml
# terms/flood.yml
edges:
  not-synonym-of:
    heavy-rain: A flood can come from melting snow.
# terms/heavy-rain.yml
edges:
  not-synonym-of:
    flood: Most heavy rain brings no flood.
```

Fixed:

```yaml
# terms/flood.yml
edges:
  not-synonym-of:
    heavy-rain: Most heavy rain brings no flood, and a flood can come from melting snow.
# terms/heavy-rain.yml does not repeat it
```

The same edge twice in one file is a `duplicate-key`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the symmetric edges that an earlier term has written from its side."""
    if "relations" in glossary.doubtful:
        return
    seen: dict[tuple[str, frozenset[str]], Edge] = {}
    for edge in glossary.joining:
        if glossary.relations[edge.relation].symmetric:
            first = seen.setdefault((edge.relation, frozenset((edge.source, edge.target))), edge)
            if first is not edge:
                yield _diagnose(glossary, edge, first)


def _diagnose(glossary: Glossary, edge: Edge, first: Edge) -> Diagnostic:
    message = (
        f"`{edge.source}` {glossary.relations[edge.relation].label} `{edge.target}`, as `{first.source}` says already"
    )
    related = (Related("the same edge from the other side", glossary.terms[first.source].edge_place(first)),)
    help_ = "keep one of the two: a symmetric edge is shown at both its ends"
    return Diagnostic("duplicate-edge", message, glossary.terms[edge.source].edge_place(edge), help_, related)
