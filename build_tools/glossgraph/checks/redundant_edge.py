"""An edge that a chain of edges implies already.

If a relation is `transitive`, as *is a kind of* is, then what it says of two neighbours it says of the ends of a
chain too. The edge from end to end adds nothing, and hides the steps between. So it does in a hierarchy, even if its
relation is not marked `transitive`: the term would be listed twice, right below the broad term and again further down.
An edge with a branch of its own (`when`) is kept, and is no link of a chain.

This is a warning: it fails the check only with `--strict`.

Fails under `--strict`:

```yaml
# terms/flash-flood.yml
edges:
  kind-of:
    flood: It comes within hours of the rain.
    natural-hazard: It leaves little time to run.
# terms/flood.yml
edges:
  kind-of:
    natural-hazard: It harms people and houses.
```

Fixed:

```yaml
# terms/flash-flood.yml
edges:
  kind-of:
    flood: It comes within hours of the rain.
```
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Related, Severity
from glossgraph.graph.implied import implied
from glossgraph.graph.sequence import on_or_between_cycles
from glossgraph.model import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the edges whose ends a longer chain of their relation joins; none of a relation with a cycle."""
    for relation in glossary.relations.values():
        if (relation.transitive or relation.hierarchy) and not relation.symmetric:
            edges = [edge for edge in glossary.by_relation[relation.id] if not edge.when]
            yield from (_diagnose(glossary, edge, chain) for edge, chain in _implied(edges))


def _implied(edges: list[Edge]) -> Iterator[tuple[Edge, list[str]]]:
    if on_or_between_cycles((edge.source, edge.target) for edge in edges):
        return
    arrows = [(edge.source, edge.target) for edge in edges]
    found = implied(arrows)
    graph: nx.DiGraph[str] = nx.DiGraph(arrows)
    for edge in edges:
        if (edge.source, edge.target) in found:
            without = nx.restricted_view(graph, [], [(edge.source, edge.target)])
            yield edge, nx.shortest_path(without, edge.source, edge.target)


def _diagnose(glossary: Glossary, edge: Edge, chain: list[str]) -> Diagnostic:
    label = glossary.relations[edge.relation].label
    steps = f" {label} ".join(f"`{id_}`" for id_ in chain)
    message = f"the edge adds nothing to the chain: {steps}"
    related = tuple(
        Related(f"`{start}` {label} `{end}`", glossary.terms[start].place("edges", edge.relation, end, part="key"))
        for start, end in pairwise(chain)
    )
    place = glossary.terms[edge.source].edge_place(edge)
    help_ = "remove the edge, or the step of the chain that is not true"
    return Diagnostic("redundant-edge", message, place, help_, related, Severity.WARNING)
