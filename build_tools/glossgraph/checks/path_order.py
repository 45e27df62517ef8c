"""A reading path that runs against the sequence.

A stop of a path in `graph/paths.yml` cannot come before another from which the sequence leads to it: readers would
meet the outcome before the cause. A path that means to tell it backwards says so with `allow`.
Edges that run against the stages or round in a circle are reported as such, and give no order here.

Fails (where a margin call leads to forced selling):

```yaml
- id: first-steps
  label: First steps
  description: From a loan to a sale.
  stops:
    - {term: forced-selling, text: What the market sees.}
    - {term: margin-call, text: Where it comes from.}
```

Mended:

```yaml
- id: first-steps
  label: First steps
  description: From a loan to a sale.
  stops:
    - {term: margin-call, text: Where it begins.}
    - {term: forced-selling, text: What the market sees of it.}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from glossgraph.diagnostics import Diagnostic, Related
from glossgraph.graph.sequence import against_stages, on_the_way_round, sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, ReadingPath


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the stops from which the sequence leads to a stop before them."""
    graph = _trusted(glossary)
    for path in glossary.paths.values():
        terms = [stop.term for stop in path.stops]
        first = {id_: number for number, id_ in reversed(list(enumerate(terms)))}
        onwards = {id_: nx.descendants(graph, id_) if id_ in graph else set() for id_ in first}
        earliest = {id_: min((first[other] for other in onwards[id_] & first.keys()), default=None) for id_ in first}
        for number, id_ in enumerate(terms):
            early = earliest[id_]
            again = first[id_] < number
            if early is not None and early < number and not again:
                yield _diagnose(path, number, early, id_, terms[early])


def _trusted(glossary: Glossary) -> nx.DiGraph[str]:
    """Return the sequence without arrows against the stages or within a cycle, any of which may be the wrong one.

    Those are reported as such, and say nothing of a path.
    """
    arrows = [pair for pair in sequence(glossary).edges if not against_stages(glossary, *pair)]
    graph: nx.DiGraph[str] = nx.DiGraph(arrows)
    if not on_the_way_round(arrows):
        return graph
    cycle = {id_: number for number, ids in enumerate(nx.strongly_connected_components(graph)) for id_ in ids}
    return nx.DiGraph((earlier, later) for earlier, later in arrows if cycle[earlier] != cycle[later])


def _diagnose(path: ReadingPath, number: int, early: int, id_: str, earlier: str) -> Diagnostic:
    place = path.place("stops", number, "term")
    related = (Related(f"`{earlier}` stands here", path.place("stops", early, "term")),)
    message = f"the sequence leads from `{id_}` to `{earlier}`, which stands before it in the path"
    return Diagnostic("path-order", message, place, f"put `{id_}` before `{earlier}`", related)
