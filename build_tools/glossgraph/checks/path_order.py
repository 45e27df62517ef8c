"""A reading path that runs against the sequence.

A stop of a path in `graph/paths.yml` cannot come before another from which the sequence leads to it: readers would
meet the outcome before the cause. A path that means to tell it backwards says so with `allow`.
Edges that run against the stages or in a circle are reported as such, and give no order here.

Fails (in `graph/paths.yml`, where a rising river leads to a flood):

```yaml
- id: first-steps
  label: First steps
  description: From the river to the street.
  stops:
    - {term: flood, text: What the town sees.}
    - {term: rising-river, text: Where it comes from.}
```

Fixed:

```yaml
- id: first-steps
  label: First steps
  description: From the river to the street.
  stops:
    - {term: rising-river, text: Where it begins.}
    - {term: flood, text: What the town sees of it.}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Related
from glossgraph.graph.sequence import against_stages, on_or_between_cycles, sequence
from glossgraph.model import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, ReadingPath


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the stops from which the sequence leads to a stop before them."""
    graph = _trusted(glossary)
    for path in glossary.paths.values():
        ids = [stop.term for stop in path.stops]
        first = {id_: number for number, id_ in reversed(list(enumerate(ids)))}
        following = {id_: nx.descendants(graph, id_) if id_ in graph else set() for id_ in first}
        earliest = {id_: min((first[other] for other in following[id_] & first.keys()), default=None) for id_ in first}
        for number, id_ in enumerate(ids):
            earlier = earliest[id_]
            is_repeated = first[id_] < number
            if earlier is not None and earlier < number and not is_repeated:
                yield _diagnose(path, number, earlier, id_, ids[earlier])


def _trusted(glossary: Glossary) -> nx.DiGraph[str]:
    """Return the sequence without arrows against the stages or within a cycle.

    Any of these may be wrong; other checks report them, and they prove nothing about a path.
    """
    arrows = [pair for pair in sequence(glossary).edges if not against_stages(glossary, *pair)]
    graph: nx.DiGraph[str] = nx.DiGraph(arrows)
    if not on_or_between_cycles(arrows):
        return graph
    component = {id_: number for number, ids in enumerate(nx.strongly_connected_components(graph)) for id_ in ids}
    return nx.DiGraph((earlier, later) for earlier, later in arrows if component[earlier] != component[later])


def _diagnose(path: ReadingPath, number: int, earlier: int, id_: str, earlier_id: str) -> Diagnostic:
    place = path.place("stops", number, "term")
    related = (Related(f"`{earlier_id}` comes here", path.place("stops", earlier, "term")),)
    message = f"the sequence leads from `{id_}` to `{earlier_id}`, which comes before it in the path"
    return Diagnostic("path-order", message, place, f"put `{id_}` before `{earlier_id}`", related)
