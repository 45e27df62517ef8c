"""Properties of a relation that contradict each other, or another relation.

`graph/relations.yml` says how every relation behaves. The words of a relation, in either direction, belong to it
alone: pages could not be told apart otherwise. A symmetric relation reads the same from both ends, so it has no
inverse, no flow and no broader end, and it cannot be acyclic. One that is `related` in SKOS, or that keeps terms apart,
makes no `hierarchy`.

Fails (in `graph/relations.yml`):

```yaml
resembles:
  label: resembles
  symmetric: true
  flow: forward
```

Fixed:

```yaml
resembles:
  label: resembles
  symmetric: true
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Place
from glossgraph.model import UNREADABLE, Flow, name_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Relation


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the relations that contradict themselves, and words that two relations share."""
    seen: dict[str, str] = {}
    for relation in glossary.relations.values():
        yield from (_diagnose(relation, *fault) for fault in _contradictions(relation))
        phrases = {"label": relation.label, "inverse": "" if relation.symmetric else relation.inverse}
        for field, text in phrases.items():
            if not text or UNREADABLE in text:
                continue
            if name_key(text) in seen:
                other = seen[name_key(text)]
                message, help_ = f"`{text}` is used by `{other}` too", "choose other words for one of the two"
                if other == relation.id:
                    message = f"`{relation.id}` reads the same from both ends: `{text}`"
                    help_ = "write an `inverse` that reads from the target"
                    if relation.written_flow is Flow.NONE and not relation.acyclic:
                        help_ += "; or if it holds both ways, `symmetric: true` in place of `inverse`"
                yield _diagnose(relation, field, message, help_)
            seen.setdefault(name_key(text), relation.id)


def _contradictions(relation: Relation) -> Iterator[tuple[str, str, str]]:
    """Yield the contradictions within a relation: the field, the fact and the cure."""
    symmetric = f"`{relation.id}` is symmetric, which means that its edges hold both ways, and"
    if relation.symmetric and relation.written_flow is not Flow.NONE:
        yield "flow", f"{symmetric} has a flow", "remove `flow`, or `symmetric`"
    elif relation.distinguishes and relation.written_flow is not Flow.NONE:
        yield "flow", f"`{relation.id}` keeps terms apart, and has a flow", "remove `flow`, or `distinguishes`"
    if relation.symmetric and relation.inverse and relation.inverse != UNREADABLE:
        yield "inverse", f"{symmetric} has an inverse", "remove `inverse`: the label is read from both ends"
    if relation.symmetric and relation.acyclic:
        yield "acyclic", f"{symmetric} is acyclic, so that none may", "remove `acyclic`, or `symmetric`"
    if relation.symmetric and relation.skos in {"broader", "narrower"}:
        yield "skos", f"{symmetric} `skos: {relation.skos}` does not", "write `skos: related`, or remove `symmetric`"
    if relation.written_hierarchy:
        yield from (("hierarchy", fact, cure) for fact, cure in _without_levels(relation))
    if relation.id in relation.excludes:
        yield "excludes", f"`{relation.id}` excludes itself", "name other relations"


def _without_levels(relation: Relation) -> Iterator[tuple[str, str]]:
    """Yield what speaks against it that one term of a relation is broader than the other: the fact and the cure."""
    says = f"`{relation.id}` makes a hierarchy, and"
    if relation.symmetric:
        yield f"{says} is symmetric, so that neither of two terms is broader", "remove `hierarchy`, or `symmetric`"
    elif relation.distinguishes:
        yield f"{says} keeps terms apart", "remove `hierarchy`, or `distinguishes`"
    elif relation.skos == "related":
        yield f"{says} `skos: related` does not", "write `skos: broader` or `skos: narrower`, or remove `hierarchy`"


def _diagnose(relation: Relation, field: str, message: str, help_: str) -> Diagnostic:
    return Diagnostic("inconsistent-relation", message, Place("graph/relations.yml", (relation.id, field)), help_)
