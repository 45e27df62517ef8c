"""An exception that excepts nothing.

What it was written for has been fixed, or the check cannot be excepted at all: reading errors and names that do not
resolve leave nothing to judge, and the pages rest on them. An exception that stays would hide the next mistake.

Fails (in `terms/road-closure.yml`, where an edge leads on):

```yaml
allow:
  dead-end: The traffic takes another road.
edges:
  precedes:
    clean-up: The road is swept before it opens again.
```

Fixed:

```yaml
edges:
  precedes:
    clean-up: The road is swept before it opens again.
```

While something is wrong that cannot be excepted, no exception is called unused: some checks then wait.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# a circular import: the package imports this module, so its lists can only be read when the check is called
from glossgraph import checks
from glossgraph.checks.exceptions import exceptions, owner
from glossgraph.checks.found import found_by
from glossgraph.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the exceptions that silence nothing, including exceptions to the checks that only a strict run makes."""
    by_name = {checks.name(module): module for module in checks.CHECKS}
    without_exceptions = {name for name, module in by_name.items() if not checks.allows_exceptions(module)}
    written = [exception for exception in exceptions(glossary) if exception.check in by_name]
    for exception in written:
        if exception.check in without_exceptions:
            message = f"`{exception.check}` cannot be excepted"
            help_ = "remove the exception, and fix what is wrong"
            if checks.can_be_set(by_name[exception.check]):
                help_ += f", or set `{exception.check}` under `checks` in graph/glossary.yml"
            yield Diagnostic("unused-exception", message, exception.place, help_)
    not_judged = without_exceptions | {checks.name(module) for module in checks.OF_HISTORY}
    excepted = {exception.check for exception in written} - not_judged
    if not excepted or any(found_by(module, glossary) for module in checks.FOUNDATION):
        return
    faults = {(name, owner(diagnostic)) for name in excepted for diagnostic in found_by(by_name[name], glossary)}
    for exception in written:
        if exception.check in excepted and (exception.check, exception.owner) not in faults:
            message = f"`{exception.check}` finds nothing here"
            yield Diagnostic("unused-exception", message, exception.place, "remove the exception")
