"""A group that is within itself.

Groups can be parts of larger groups. Followed from part to whole, none of them leads back to where it began.

Fails (in `graph/groups.yml`):

```yaml
rivers: {label: Rivers, within: [waters]}
waters: {label: Waters, within: [rivers]}
```

Fixed:

```yaml
rivers: {label: Rivers, within: [waters]}
waters: {label: Waters}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic
from glossgraph.model import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the groups that are within themselves, each circle once."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((group.id, name) for group in glossary.groups.values() for name in group.within)
    for circle in nx.strongly_connected_components(graph):
        first = min(circle)
        if len(circle) == 1 and not graph.has_edge(first, first):
            continue
        around = [*nx.shortest_path(graph, _after(graph, first, circle), first)]
        chain = " within ".join(f"`{name}`" for name in (first, *around))
        number = glossary.groups[first].within.index(around[0])
        help_ = "remove one of these from `within`"
        yield Diagnostic(
            "group-cycle", f"a group is within itself: {chain}", glossary.groups[first].place("within", number), help_
        )


def _after(graph: nx.DiGraph[str], group: str, circle: set[str]) -> str:
    """Return the first group of a circle that a group of it is right within."""
    return min(name for name in graph.successors(group) if name in circle)
