"""A group that `graph/groups.yml` does not have.

Terms name their groups under `groups`, and a group the ones that it is a part of under `within`.

Fails:

```yaml
groups: [rivres]
```

Fixed:

```yaml
groups: [rivers]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic
from glossgraph.model import UNREADABLE
from glossgraph.text.entries import propose_entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.diagnostics import Place
    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the unknown groups of terms and of groups."""
    for name, place in _named(glossary):
        if name not in glossary.groups and name != UNREADABLE and not glossary.may_hold("groups", name):
            help_ = propose_entry(name, "group", glossary.groups) if glossary.groups else _BEGIN
            yield Diagnostic("unknown-group", f"no group is called `{name}`", place, help_)


_BEGIN = "list it in graph/groups.yml, with its `label`"


def _named(glossary: Glossary) -> Iterator[tuple[str, Place]]:
    """Yield the groups that are named, each with its place."""
    for term in glossary.terms.values():
        yield from ((name, term.place("groups", number)) for number, name in enumerate(term.groups))
    for group in glossary.groups.values():
        yield from ((name, group.place("within", number)) for number, name in enumerate(group.within))
