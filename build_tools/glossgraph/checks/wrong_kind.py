"""An edge that joins terms of kinds which its relation does not join.

`graph/relations.yml` may say with `kinds` which terms a relation joins: only an actor *acts in* something.

Fails (in `terms/flood.yml`, which is an event):

```yaml
edges:
  acts-in:
    evacuation: Nobody can stay in a flooded street.
```

Fixed:

```yaml
edges:
  triggers:
    evacuation: Nobody can stay in a flooded street.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the edges with a term at one end whose kind is known and not allowed there."""
    if {"kinds", "relations"} & glossary.doubtful.keys():
        return
    for edge in glossary.joining:
        relation = glossary.relations[edge.relation]
        for id_, allowed, verb in (
            (edge.source, relation.source_kinds, "starts at a term of the kind"),
            (edge.target, relation.target_kinds, "leads to a term of the kind"),
        ):
            kind = glossary.terms[id_].kind
            all_known = set(allowed) <= glossary.kinds.keys()
            if allowed and all_known and kind in glossary.kinds and kind not in allowed:
                message = f"`{edge.relation}` {verb} {one_of(allowed)}, and `{id_}` is of the kind `{kind}`"
                place = glossary.terms[edge.source].edge_place(edge)
                yield Diagnostic(
                    "wrong-kind", message, place, f"choose another relation, or correct the kind of `{id_}`"
                )
