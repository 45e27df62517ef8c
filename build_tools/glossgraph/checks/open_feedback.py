"""A feedback edge that closes no loop.

A feedback edge leads strictly from a later stage to an earlier one, and the sequence must lead from its target back to
its source: otherwise nothing comes round again, and the edge says something else.

Fails (in `terms/blocked-bridge.yml`, as no edge leads from `flood-warning` onwards to `blocked-bridge`):

```yaml
edges:
  feeds-back-to:
    flood-warning: The water finds no way through.
```

Fixed: name the term at which the new round starts, or add the edges that lead from there to the source.

```yaml
edges:
  feeds-back-to:
    rising-river: The water finds no way through, and rises.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Related
from glossgraph.graph.doubt import may_lead
from glossgraph.graph.ends import such_as
from glossgraph.model import Flow, StageRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the feedback edges that do not return to an earlier stage, or from whose target nothing leads back."""
    if "relations" in glossary.doubtful:
        return
    edges = [edge for edge in glossary.joining if glossary.flow(edge) is Flow.FEEDBACK]
    closed = may_lead(glossary, [(edge.target, edge.source) for edge in edges])
    for edge in edges:
        not_earlier = _not_earlier(glossary, edge)
        if not_earlier:
            yield not_earlier
        elif (edge.target, edge.source) not in closed:
            yield _not_closed(glossary, edge)


def _not_earlier(glossary: Glossary, edge: Edge) -> Diagnostic | None:
    first, second = glossary.stage_number(edge.source), glossary.stage_number(edge.target)
    source, target = glossary.terms[edge.source], glossary.terms[edge.target]
    if first is None or second is None:
        unstaged = source if first is None else target
        kind = glossary.kinds.get(unstaged.kind)
        required = kind is None or kind.stage is StageRule.REQUIRED
        # a stage that is missing or unknown is reported as such
        if not glossary.stages or unstaged.stage or (glossary.kinds and required):
            return None
        message = f"`{edge.relation}` joins `{source.id}` and `{target.id}`, and `{unstaged.id}` has no stage"
        help_ = f"use a relation that says nothing about time{such_as(glossary, Flow.NONE)}"
        return Diagnostic("open-feedback", message, source.edge_place(edge), help_)
    if first > second:
        return None
    message = (
        f"`{edge.relation}` leads from stage {first} (`{source.stage}`) to stage {second} (`{target.stage}`), "
        "which is not earlier"
    )
    help_ = (
        f"name a term of an earlier stage; where nothing returns, use another relation{such_as(glossary, Flow.FORWARD)}"
    )
    related = (
        Related(f"`{source.id}` is in stage {first}", source.place("stage")),
        Related(f"`{target.id}` is in stage {second}", target.place("stage")),
    )
    return Diagnostic("open-feedback", message, source.edge_place(edge), help_, related)


def _not_closed(glossary: Glossary, edge: Edge) -> Diagnostic:
    message = f"the sequence does not lead from `{edge.target}` back to `{edge.source}`, so the edge closes no loop"
    help_ = f"add the edges that lead from `{edge.target}` to `{edge.source}`, or name another term"
    return Diagnostic("open-feedback", message, glossary.terms[edge.source].edge_place(edge), help_)
