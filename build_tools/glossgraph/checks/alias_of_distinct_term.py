"""An alias that says *the same* where an edge says *not the same*.

A term that is kept apart from another by an edge such as *is not the same as* cannot have the other's name as an
alias.

Fails:

```yaml
# terms/rising-river.yml
aliases: [flood]
edges:
  not-synonym-of:
    flood: The water of a rising river is still in its bed.
```

Fixed:

```yaml
# terms/rising-river.yml
edges:
  not-synonym-of:
    flood: The water of a rising river is still in its bed.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Related
from glossgraph.text.names import by_spelling, clashes, name_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Glossary
    from glossgraph.text.names import Name


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the aliases that another term has as a name too, if an edge keeps the two terms apart."""
    for names in by_spelling(glossary).values():
        if len(names) > 1:
            for name, other in clashes(names):
                for edge in glossary.kept_apart(name.term, other.term)[-1:]:
                    yield _diagnose(glossary, name, other, edge)


def _diagnose(glossary: Glossary, name: Name, other: Name, edge: Edge) -> Diagnostic:
    label = glossary.relations[edge.relation].label
    message = (
        f"`{name.written}` is also a name of `{other.term}`, and an edge keeps `{name.term}` and `{other.term}` apart"
    )
    related = (
        Related(f"`{edge.source}` {label} `{edge.target}`", glossary.terms[edge.source].edge_place(edge)),
        Related(f"`{other.term}` is called `{other.written}`", name_place(glossary, other)),
    )
    help_ = "remove the alias, or if the two are the same, the edge"
    return Diagnostic("alias-of-distinct-term", message, name_place(glossary, name), help_, related)
