"""Edges that run in a circle.

The sequence (forward edges as written, backward edges reversed) says what comes before what, so it cannot come back to
where it started; nor can a relation that is marked `acyclic`. Nor can the hierarchy, which is made of all relations
that say which of two terms is broader, such as *is a kind of*: no term is above itself. Of each set of terms that lead
to one another, a shortest cycle is shown, with every edge's own place. A real loop is written with a feedback edge.

Fails:

```yaml
# terms/rising-river.yml
edges:
  precedes:
    blocked-bridge: The river carries trees down to the bridge.
# terms/blocked-bridge.yml
edges:
  triggers:
    rising-river: The water finds no way through, and rises.
```

Fixed:

```yaml
# terms/blocked-bridge.yml
edges:
  feeds-back-to:
    rising-river: The water finds no way through, and rises.
```

An edge against the order of the stages is reported as `stage-order`, and not once more as a part of a longer cycle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Place, Related
from glossgraph.graph.hierarchy import kinships
from glossgraph.graph.sequence import against_stages, arrow, arrows, on_or_between_cycles, shortest_cycle
from glossgraph.model import Flow
from glossgraph.model import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Edge, Glossary, Relation

    Arrows = Iterable[tuple[str, str, Edge]]


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find a shortest cycle of each component of the sequence, of each acyclic relation and of the hierarchy."""
    if "relations" in glossary.doubtful:
        return
    pairs = {(earlier, later) for earlier, later, _ in arrows(glossary)}
    # other arrows against the stages are reported as `stage-order`
    relevant = (a for a in arrows(glossary) if not against_stages(glossary, a[0], a[1]) or (a[1], a[0]) in pairs)
    feedback = next((r.id for r in glossary.relations.values() if r.flow is Flow.FEEDBACK), "")
    advice = f"; if it is a real loop, write the edge that returns with `{feedback}`" if feedback else ""
    for cycle, edges in _cycles(relevant):
        yield _diagnose(glossary, "the sequence", cycle, edges, advice)
    for relation in glossary.relations.values():
        if _is_alone(relation):
            for cycle, edges in _cycles((e.source, e.target, e) for e in glossary.by_relation[relation.id]):
                yield _diagnose(glossary, f"`{relation.id}`", cycle, edges)
    for cycle, edges in _cycles((narrow, broad, edge) for edge, narrow, broad in kinships(glossary)):
        relations = {edge.relation for edge in edges}
        # what is a circle of the sequence too is reported as that
        if not all(arrow(glossary, edge) for edge in edges):
            what = f"`{relations.pop()}`" if len(relations) == 1 else "the hierarchy"
            yield _diagnose(glossary, what, cycle, edges)


def _is_alone(relation: Relation) -> bool:
    """Tell whether a relation is acyclic by itself, and a part neither of the sequence nor of the hierarchy."""
    apart = relation.flow in {Flow.NONE, Flow.FEEDBACK} and not relation.hierarchy
    return relation.acyclic and not relation.symmetric and apart


def _cycles(candidates: Arrows) -> Iterator[tuple[list[str], list[Edge]]]:
    """Yield the terms of a shortest cycle of each component, and the edge that leads on from each."""
    candidates = list(candidates)
    cyclic = on_or_between_cycles((start, end) for start, end, _ in candidates)
    graph: nx.DiGraph[str] = nx.DiGraph()
    for start, end, edge in candidates if cyclic else ():
        if start in cyclic and end in cyclic and not graph.has_edge(start, end):
            graph.add_edge(start, end, edge=edge)
    for component in nx.strongly_connected_components(graph):
        if len(component) > 1:
            cycle = shortest_cycle(graph, component)
            pairs = zip(cycle, [*cycle[1:], cycle[0]], strict=True)
            yield cycle, [graph.edges[pair]["edge"] for pair in pairs]


def _diagnose(glossary: Glossary, what: str, cycle: list[str], edges: list[Edge], advice: str = "") -> Diagnostic:
    message = f"{what} runs in a circle: {_chain(glossary, cycle, edges)}"
    help_ = f"remove the edge that is wrong, or write it from its other end{advice}"
    related = tuple(
        Related(f"`{e.source}` {glossary.relations[e.relation].label} `{e.target}`", _place(glossary, e))
        for e in edges[1:]
    )
    return Diagnostic("cycle", message, _place(glossary, edges[0]), help_, related)


def _chain(glossary: Glossary, cycle: list[str], edges: list[Edge]) -> str:
    links = (_link(glossary, edge, start) for start, edge in zip(cycle, edges, strict=True))
    return f"`{cycle[0]}`" + "".join(links)


def _link(glossary: Glossary, edge: Edge, start: str) -> str:
    relation = glossary.relations[edge.relation]
    if edge.source == start:
        return f" {relation.label} `{edge.target}`"
    return f" {relation.backwards} `{edge.source}`"


def _place(glossary: Glossary, edge: Edge) -> Place:
    return glossary.terms[edge.source].edge_place(edge)
