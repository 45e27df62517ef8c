"""A step whose participant is no actor.

In a sequence diagram those who act have a lifeline each: terms of a kind whose `role` is `participant` in
`graph/kinds.yml`. So have those to whom a setting gives a role.

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
from glossgraph.graph.settings import roles
from glossgraph.model import Role, Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.diagnostics import Place
    from glossgraph.model import Glossary, Term


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the participants of steps that are no actors; a name of no term is an `unknown-mention` instead."""
    if "kinds" in glossary.doubtful:
        return
    for term in glossary.terms.values():
        yield from _among(glossary, ((id_, term.place(*path)) for path, id_ in term.texts(Sort.ACTOR)))
    for setting in glossary.settings.values():
        yield from _among(glossary, ((id_, setting.place("cast", role)) for role, id_ in setting.cast.items()))


def _among(glossary: Glossary, named: Iterable[tuple[str, Place]]) -> Iterator[Diagnostic]:
    for id_, place in named:
        actor = glossary.terms.get(id_)
        kind = glossary.kinds.get(actor.kind) if actor and id_ not in roles(glossary) else None
        if kind and kind.role is not Role.PARTICIPANT:
            actors = [t.id for t in glossary.terms.values() if _takes_part(glossary, t)]
            help_ = f"name an actor: {one_of(actors)}" if actors else "write a term of a kind with `role: participant`"
            message = f"`{id_}` is of the kind `{kind.id}` and cannot act in a step"
            yield Diagnostic("unknown-actor", message, place, help_)


def _takes_part(glossary: Glossary, term: Term) -> bool:
    kind = glossary.kinds.get(term.kind)
    return kind is not None and kind.role is Role.PARTICIPANT
