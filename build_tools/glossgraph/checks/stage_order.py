"""An edge that runs against the order of the stages.

The source of a forward edge comes no later than its target, the source of a backward edge no earlier. Only a feedback
edge may return to an earlier stage.

Fails (in `terms/blocked-bridge.yml`, which comes a stage after the rising river):

```yaml
edges:
  triggers:
    rising-river: The water finds no way through, and rises.
```

Fixed:

```yaml
edges:
  feeds-back-to:
    rising-river: The water finds no way through, and rises.
```

Two terms that point at each other are reported as a `cycle` instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Related, one_of
from glossgraph.graph.sequence import against_stages, arrows
from glossgraph.model import Flow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the edges of the sequence that lead from a later stage to an earlier one."""
    if "relations" in glossary.doubtful:
        return
    pairs = {(earlier, later) for earlier, later, _ in arrows(glossary)}
    for earlier, later, edge in arrows(glossary):
        if against_stages(glossary, earlier, later) and (later, earlier) not in pairs:
            yield _diagnose(glossary, edge)


def _diagnose(glossary: Glossary, edge: Edge) -> Diagnostic:
    source, target = glossary.terms[edge.source], glossary.terms[edge.target]
    first, second = glossary.stages[source.stage], glossary.stages[target.stage]
    relation = glossary.relations[edge.relation]
    timing = "no later" if relation.flow is Flow.FORWARD else "no earlier"
    message = (
        f"`{source.id}` in stage {first.number} (`{first.id}`) {relation.label} "
        f"`{target.id}` in stage {second.number} (`{second.id}`)"
    )
    feedback = [r.id for r in glossary.relations.values() if r.flow is Flow.FEEDBACK]
    returns = f"; a loop back to an earlier stage is written with {one_of(feedback)}" if feedback else ""
    help_ = (
        f"the source must come {timing} than the target: write the edge from `{target.id}` to `{source.id}`, "
        f"or correct a stage{returns}"
    )
    related = (
        Related(f"`{source.id}` is in stage {first.number}", source.place("stage")),
        Related(f"`{target.id}` is in stage {second.number}", target.place("stage")),
    )
    return Diagnostic("stage-order", message, source.edge_place(edge), help_, related)
