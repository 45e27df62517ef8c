"""A loop that no story can show.

A term that returns to an earlier one is shown with the whole round between the two. If no way leads from the earlier
term to this one along which each step follows on the one before, in any setting, or if it has more than nine steps,
the round cannot be drawn. A term with a `sequence` of its own is not asked.

This is a warning, and looked for only with `--strict`.

Fails under `--strict` (where the flood, which leads to the bridge, is at the town):

```yaml
# terms/blocked-bridge.yml
step: {at: river-authority, state: The arches are full of trees}
```

Fixed:

```yaml
# terms/blocked-bridge.yml
step: {from: river-authority, to: town, message: The arches are full of trees}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Severity
from glossgraph.graph.settings import settings
from glossgraph.graph.story import feedback_edges, rounds
from glossgraph.graph.threads import acting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the feedback edges between steps whose round no setting can show."""
    open_edges: dict[tuple[str, str], Edge] = {}
    closed = set()
    for setting in settings(glossary):
        steps = acting(glossary, setting)
        for edge in feedback_edges(glossary, setting):
            told = glossary.terms[edge.source].sequence or glossary.terms[edge.source].sequences
            if edge.source in steps and edge.target in steps and not told:
                open_edges[edge.source, edge.target] = edge
                if any(way[0] == edge.target for way in rounds(glossary, setting, edge.source)):
                    closed.add((edge.source, edge.target))
    for pair, edge in open_edges.items():
        if pair not in closed:
            source = glossary.terms[edge.source]
            message = f"no story can show the round from `{edge.target}` to `{edge.source}` and back"
            help_ = "let each step on the way follow on the one before, by an actor who takes part in both"
            yield Diagnostic("unclosed-loop", message, source.edge_place(edge), help_, severity=Severity.WARNING)
