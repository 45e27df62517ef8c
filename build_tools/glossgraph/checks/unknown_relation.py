"""A relation that `graph/relations.yml` does not have.

Fails:

```yaml
edges:
  trigger:
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

from glossgraph.diagnostics import Diagnostic, Place
from glossgraph.model import UNREADABLE
from glossgraph.text.entries import propose_entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the unknown relations, once for each term, and the unknown relations that another one excludes."""
    for term in glossary.terms.values():
        for relation in dict.fromkeys(edge.relation for edge in term.edges):
            if relation in glossary.relations or glossary.may_hold("relations", relation):
                continue
            help_ = _other_way_round(glossary, relation, term.id) or propose_entry(
                relation, "relation", glossary.relations
            )
            place = term.place("edges", relation, part="key")
            yield Diagnostic("unknown-relation", f"no relation is called `{relation}`", place, help_)
    for relation_ in glossary.relations.values():
        for number, name in enumerate(relation_.excludes):
            if name not in {UNREADABLE, *glossary.relations} and not glossary.may_hold("relations", name):
                help_ = propose_entry(name, "relation", glossary.relations)
                place = Place("graph/relations.yml", (relation_.id, "excludes", number))
                yield Diagnostic("unknown-relation", f"no relation is called `{name}`", place, help_)


def _other_way_round(glossary: Glossary, name: str, term: str) -> str:
    """Return the help for a name that is a relation as it reads from its target, or an empty text."""
    words = name.casefold().replace("-", " ").replace("_", " ")
    for relation in glossary.relations.values():
        inverse = relation.inverse.casefold().replace("-", " ")
        if words and words in {inverse, inverse.removeprefix("is "), inverse.replace(" the ", " ")}:
            return (
                f"`{name}` is `{relation.id}` read from the other end: "
                f"write `{relation.id}` with the target `{term}` in the other term's file"
            )
    return ""
