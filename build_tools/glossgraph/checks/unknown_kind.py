"""A kind that `graph/kinds.yml` does not have.

Fails:

```yaml
kind: happening
```

Fixed:

```yaml
kind: event
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
    """Find the unknown kinds of terms, and at the ends of relations, in a glossary that has kinds."""
    if not glossary.kinds:
        return
    for term in glossary.terms.values():
        # a kind that is missing or is not text is reported as such
        if term.kind not in {UNREADABLE, *glossary.kinds} and not glossary.may_hold("kinds", term.kind):
            help_ = propose_entry(term.kind, "kind", glossary.kinds)
            yield Diagnostic("unknown-kind", f"no kind is called `{term.kind}`", term.place("kind"), help_)
    for relation in glossary.relations.values():
        for end, names in (("source", relation.source_kinds), ("target", relation.target_kinds)):
            for number, name in enumerate(names):
                if name not in {UNREADABLE, *glossary.kinds} and not glossary.may_hold("kinds", name):
                    help_ = propose_entry(name, "kind", glossary.kinds)
                    place = Place("graph/relations.yml", (relation.id, "kinds", end, number))
                    yield Diagnostic("unknown-kind", f"no kind is called `{name}`", place, help_)
