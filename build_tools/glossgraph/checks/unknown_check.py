"""A name of a check that does not exist, or that cannot be set.

`allow:` of a term, or of a path, and `checks:` in `graph/glossary.yml` name checks as diagnostics do.

Fails (in `terms/road-closure.yml`):

```yaml
allow:
  deadend: The traffic takes another road.
```

Fixed:

```yaml
allow:
  dead-end: The traffic takes another road.
```

`checks:` sets how much the faults of a check weigh in the whole glossary. It cannot set what the other checks and the
pages rely on: that files can be read, that names lead somewhere, and that no markup is unsafe.

Fails:

```yaml
# graph/glossary.yml
checks:
  dangling-edge: {level: warning, reason: Some terms are not written yet.}
```

Fixed:

```yaml
# graph/glossary.yml
checks:
  dead-end: {level: off, reason: Some terms are not written yet.}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# a circular import: the package imports this module, so its lists can only be read when the check is called
from glossgraph import checks
from glossgraph.checks.exceptions import exceptions
from glossgraph.diagnostics import Diagnostic, Proposal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from glossgraph.diagnostics import Place
    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the exceptions and the house rules that name no check, and the house rules for a check that has to be."""
    names = {checks.name(module) for module in checks.CHECKS}
    for exception in exceptions(glossary):
        if exception.check not in names:
            yield _unknown(exception.check, names, exception.place)
    can_be_set = checks.that_can_be_set().keys()
    for name in glossary.about.checks:
        place = glossary.about.place("checks", name, part="key")
        if name not in names:
            yield _unknown(name, can_be_set, place)
        elif name not in can_be_set:
            message = f"`{name}` cannot be set: the other checks and the pages rely on it"
            yield Diagnostic("unknown-check", message, place, "remove it here, and fix what it finds")


def _unknown(name: str, names: Collection[str], place: Place) -> Diagnostic:
    help_ = Proposal(name, tuple(sorted(names)), "`glossgraph explain` lists the checks")
    return Diagnostic("unknown-check", f"no check is called `{name}`", place, help_)
