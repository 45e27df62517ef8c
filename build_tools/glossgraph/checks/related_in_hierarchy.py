"""Two related terms of which one is above the other in the hierarchy.

A relation that SKOS calls `related` joins terms across the hierarchy. Where one of the two is broader than the other
already, be it by way of others, SKOS rules it out (its condition S27), and the edge adds nothing for a reader, who has
come down from there. A symmetric relation that does not say `skos: related` is free to join what it likes.

This is a warning: it fails the check only with `--strict`. Published thesauri have a few of these, and nothing goes
wrong in them.

Fails under `--strict` (in `terms/flash-flood.yml`, which is a kind of flood):

```yaml
edges:
  goes-with:
    flood: Where there is one, there is the other.
```

Fixed:

```yaml
edges:
  goes-with:
    heavy-rain: Where there is one, there is the other.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Related, Severity
from glossgraph.graph.hierarchy import kinships

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.graph.hierarchy import Kinship
    from glossgraph.model import Edge, Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the edges of relations that are related in SKOS between a term and one above it."""
    if "relations" in glossary.doubtful:
        return
    above: dict[str, list[Kinship]] = {}
    for each in kinships(glossary):
        above.setdefault(each.narrow, []).append(each)
    for relation in glossary.relations.values():
        for edge in glossary.by_relation[relation.id] if relation.skos == "related" else ():
            way = _way_up(above, edge.source, edge.target) or _way_up(above, edge.target, edge.source)
            if way:
                yield _diagnose(glossary, edge, way)


def _way_up(above: Mapping[str, list[Kinship]], term: str, broad: str) -> list[Kinship]:
    """Return the fewest edges that lead up from a term to another; none if no way does."""
    came_by: dict[str, Kinship] = {}
    reached = [term]
    for id_ in reached:
        for each in above.get(id_, ()):
            if each.broad not in came_by:
                came_by[each.broad] = each
                reached.append(each.broad)
        if broad in came_by:
            break
    way: list[Kinship] = []
    while broad in came_by and broad != term:
        way.append(came_by[broad])
        broad = came_by[broad].narrow
    return way[::-1]


def _diagnose(glossary: Glossary, edge: Edge, way: list[Kinship]) -> Diagnostic:
    words = glossary.relations[edge.relation].label
    chain = " > ".join(f"`{id_}`" for id_ in (*(each.broad for each in reversed(way)), way[0].narrow))
    message = f"`{edge.source}` {words} `{edge.target}`, and one of the two is above the other: {chain}"
    related = tuple(
        Related(
            f"`{each.edge.source}` {glossary.relations[each.edge.relation].label} `{each.edge.target}`",
            glossary.terms[each.edge.source].edge_place(each.edge),
        )
        for each in way
    )
    place = glossary.terms[edge.source].edge_place(edge)
    help_ = "remove the edge, or the step of the hierarchy that is not true"
    return Diagnostic("related-in-hierarchy", message, place, help_, related, Severity.WARNING)
