"""A loop that no story can show.

A term that returns to an earlier one is shown with the whole round between the two. If no way leads from the earlier
term to this one along which each step follows on the one before, in any setting, or if it has more than nine steps,
the round cannot be drawn. While the stage of one of the two is unknown, that is not looked for. A term with `loop:
true` is in no story without its round, so that it needs an edge that returns. A term with a `sequence` of its own is
not asked.

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

from glossgraph.diagnostics import Diagnostic, Severity, one_of
from glossgraph.graph.settings import holds_in, settings
from glossgraph.graph.story import rounds
from glossgraph.graph.threads import acting
from glossgraph.model import Flow, StageRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Edge, Glossary, Term


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the feedback edges between steps, and those of loops, whose round no setting can show."""
    asked = [term for term in glossary.terms.values() if not (term.sequence or term.sequences)]
    yield from _without_edge(glossary, asked)
    ids = {term.id for term in asked}
    edges = [edge for edge in glossary.joining if edge.source in ids and _is_feedback(glossary, edge)]
    open_edges: dict[tuple[str, str], Edge] = {}
    closed = set()
    for setting in settings(glossary):
        steps = acting(glossary, setting)
        starts = {e.source: {way[0] for way in rounds(glossary, setting, e.source)} for e in edges if e.source in steps}
        for edge in edges:
            is_asked = glossary.terms[edge.source].loop or (edge.target in steps and holds_in(edge, setting))
            if edge.source in starts and is_asked:
                open_edges[edge.source, edge.target] = edge
                if edge.target in starts[edge.source]:
                    closed.add((edge.source, edge.target))
    for pair, edge in open_edges.items():
        # where a step has its place in the sequence is not known without its stage
        if pair not in closed and not any(_may_be_elsewhere(glossary, glossary.terms[id_]) for id_ in pair):
            source = glossary.terms[edge.source]
            message = f"no story can show the round from `{edge.target}` to `{edge.source}` and back"
            help_ = "let each step on the way follow on the one before, by an actor who takes part in both"
            yield Diagnostic("unclosed-loop", message, source.edge_place(edge), help_, severity=Severity.WARNING)


def _may_be_elsewhere(glossary: Glossary, term: Term) -> bool:
    """Tell whether the stage of a term is still to be mended."""
    kind = glossary.kinds.get(term.kind)
    is_missing = not term.stage and kind is not None and kind.stage is StageRule.REQUIRED
    return is_missing or (bool(term.stage) and term.stage not in glossary.stages) or glossary.may_lack(term, "stage")


def _without_edge(glossary: Glossary, asked: Iterable[Term]) -> Iterator[Diagnostic]:
    """Yield the terms that say that they are loops, take a step, and return to nothing."""
    feedback = [relation.id for relation in glossary.relations.values() if relation.flow is Flow.FEEDBACK]
    for term in asked:
        known = glossary.relations.keys() >= {edge.relation for edge in term.edges}
        if not term.loop or not known or term.deprecated or glossary.may_lack(term, "edges"):
            continue
        if (term.step or term.steps) and not any(_is_feedback(glossary, edge) for edge in term.edges):
            message = f"`{term.id}` is a loop, and no edge leads from it back to an earlier term"
            cure = f"add an edge by {one_of(feedback)}, or remove" if feedback else "remove"
            place = term.place("loop", part="key")
            yield Diagnostic("unclosed-loop", message, place, f"{cure} `loop: true`", severity=Severity.WARNING)


def _is_feedback(glossary: Glossary, edge: Edge) -> bool:
    return edge.relation in glossary.relations and glossary.flow(edge) is Flow.FEEDBACK
