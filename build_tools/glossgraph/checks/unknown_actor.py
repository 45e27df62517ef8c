"""A step whose participant is no actor.

In a sequence diagram those who act have a lifeline each: terms of a kind whose `role` is `participant` in
`graph/kinds.yml`.

Fails:

```yaml
step: {from: sandbags, to: town, message: Leave the street by nightfall}
```

Fixed:

```yaml
step: {from: fire-brigade, to: town, message: Leave the street by nightfall}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, one_of
from glossgraph.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Action, Glossary, Term
    from glossgraph.source import Step


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the participants of steps that are no actors; a name of no term is an `unknown-mention` instead."""
    if "kinds" in glossary.doubtful:
        return
    for term in glossary.terms.values():
        yield from _in_action(glossary, term, term.step, "step")
        for number, item in enumerate(term.sequence):
            yield from _in_action(glossary, term, item.action, "sequence", number)


def _in_action(glossary: Glossary, term: Term, action: Action | None, *path: Step) -> Iterator[Diagnostic]:
    if action is None:
        return
    fields = {"from": action.source, "to": action.target} if action.target else {"at": action.source}
    for name, id_ in fields.items():
        actor = glossary.terms.get(id_)
        kind = glossary.kinds.get(actor.kind) if actor else None
        if kind and kind.role is not Role.PARTICIPANT:
            actors = [t.id for t in glossary.terms.values() if _takes_part(glossary, t)]
            help_ = f"name an actor: {one_of(actors)}" if actors else "write a term of a kind with `role: participant`"
            message = f"`{id_}` is of the kind `{kind.id}` and cannot act in a step"
            yield Diagnostic("unknown-actor", message, term.place(*path, name), help_)


def _takes_part(glossary: Glossary, term: Term) -> bool:
    kind = glossary.kinds.get(term.kind)
    return kind is not None and kind.role is Role.PARTICIPANT
