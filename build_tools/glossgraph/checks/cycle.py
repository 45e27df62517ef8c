"""Edges that run in a circle.

The sequence (forward edges as written, backward edges reversed) says what comes before what, so it cannot come back to
where it started; nor can a relation that is marked `acyclic`, such as *is a kind of*. Of each set of terms that lead to
one another, a shortest cycle is shown, with every edge's own place. A real loop is written with a feedback edge.

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
from glossgraph.graph.sequence import against_stages, arrows, on_or_between_cycles, shortest_cycle
from glossgraph.model import Flow
from glossgraph.model import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Edge, Glossary

    Arrows = Iterable[tuple[str, str, Edge]]


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find a shortest cycle of each strongly connected component of the sequence and of each acyclic relation."""
    if "relations" in glossary.doubtful:
        return
    pairs = {(earlier, later) for earlier, later, _ in arrows(glossary)}
    # other arrows against the stages are reported as `stage-order`
    relevant = (a for a in arrows(glossary) if not against_stages(glossary, a[0], a[1]) or (a[1], a[0]) in pairs)
    feedback = next((r.id for r in glossary.relations.values() if r.flow is Flow.FEEDBACK), "")
    advice = f"; if it is a real loop, write the edge that returns with `{feedback}`" if feedback else ""
    yield from _cycles(glossary, relevant, "the sequence runs in a circle", advice)
    for relation in glossary.relations.values():
        if relation.acyclic and not relation.symmetric and relation.flow in {Flow.NONE, Flow.FEEDBACK}:
            as_written = ((e.source, e.target, e) for e in glossary.by_relation[relation.id])
            yield from _cycles(glossary, as_written, f"`{relation.id}` runs in a circle", "")


def _cycles(glossary: Glossary, candidates: Arrows, message: str, advice: str) -> Iterator[Diagnostic]:
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
            edges = [graph.edges[pair]["edge"] for pair in pairs]
            help_ = f"remove the edge that is wrong, or write it from its other end{advice}"
            yield _diagnose(glossary, f"{message}: {_chain(glossary, cycle, edges)}", edges, help_)


def _diagnose(glossary: Glossary, message: str, edges: list[Edge], help_: str) -> Diagnostic:
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
