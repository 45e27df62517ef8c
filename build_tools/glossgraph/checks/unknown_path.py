"""A door of the home page that leads to no reading path, or nowhere.

A door in `graph/glossary.yml` is a way in for one sort of reader. Its `path` names a reading path of
`graph/paths.yml` by its id, and its `terms` name terms; it has at least one of the two.

Fails (in `graph/glossary.yml`, where `graph/paths.yml` has a path `first-steps`):

```yaml
doors:
  - {reader: For residents, question: When do I have to leave?, path: frist-steps}
```

Fixed:

```yaml
doors:
  - {reader: For residents, question: When do I have to leave?, path: first-steps}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic
from glossgraph.model import UNREADABLE
from glossgraph.text.entries import propose_entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the doors that name an unknown path, and those that name neither a path nor a term."""
    about = glossary.about
    for number, door in enumerate(about.doors):
        if not door.path and not door.terms:
            help_ = "add `path:` with the id of a reading path, or `terms:` with the ids of terms"
            yield Diagnostic("unknown-path", "the door leads nowhere", about.place("doors", number), help_)
        if door.path in {"", UNREADABLE, *glossary.paths} or glossary.may_hold("paths", door.path):
            continue
        cure = propose_entry(door.path, "path", glossary.paths) if glossary.paths else "add it to graph/paths.yml"
        message = f"no path is called `{door.path}`"
        yield Diagnostic("unknown-path", message, about.place("doors", number, "path"), cure)
