"""Two edges between the same terms that cannot both hold.

`graph/relations.yml` says with `excludes` which relations rule each other out: what is a part of something is not a
kind of it. The directions of the two edges make no difference.

Fails (in `terms/flash-flood.yml`, where `kind-of` excludes `part-of`):

```yaml
edges:
  kind-of:
    flood: It puts dry land under water.
  part-of:
    flood: It is its first wave.
```

Fixed:

```yaml
edges:
  kind-of:
    flood: It puts dry land under water.
```
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Related
from glossgraph.graph.sequence import arrow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the edges that an earlier edge between the same terms excludes; two that form a `cycle` are left to it."""
    if "relations" in glossary.doubtful:
        return
    excluded = {frozenset((r.id, other)) for r in glossary.relations.values() for other in r.excludes if other != r.id}
    excluding = {name for pair in excluded for name in pair}
    between: dict[tuple[str, str], list[Edge]] = {}
    for edge in glossary.joining:
        if edge.relation in excluding:
            pair = (edge.source, edge.target) if edge.source < edge.target else (edge.target, edge.source)
            between.setdefault(pair, []).append(edge)
    for edges in between.values():
        for first, edge in combinations(edges, 2):
            arrows = arrow(glossary, first), arrow(glossary, edge)
            opposed = None not in arrows and arrows[0] != arrows[1]
            if frozenset((first.relation, edge.relation)) in excluded and not opposed:
                yield _diagnose(glossary, edge, first)


def _diagnose(glossary: Glossary, edge: Edge, first: Edge) -> Diagnostic:
    sentences = [f"`{e.source}` {glossary.relations[e.relation].label} `{e.target}`" for e in (first, edge)]
    message = f"{sentences[1]}, and {sentences[0]}: `{first.relation}` and `{edge.relation}` exclude each other"
    related = (Related(sentences[0], glossary.terms[first.source].edge_place(first)),)
    place = glossary.terms[edge.source].edge_place(edge)
    return Diagnostic("contradictory-edge", message, place, "keep the one that is true, and remove the other", related)
