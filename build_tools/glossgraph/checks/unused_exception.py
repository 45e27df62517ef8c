"""An exception that excepts nothing.

What it was written for has been mended, or the check cannot be excepted at all: reading errors and names that do not
resolve leave nothing to judge, and the pages rest on them. An exception that stays would hide the next mistake.

Fails (where edges lead on from the term):

```yaml
allow:
  dead-end: Absorption ends the sequence.
edges:
  precedes:
    recovery: Prices can rise again.
```

Mended:

```yaml
edges:
  precedes:
    recovery: Prices can rise again.
```

While something is wrong that cannot be excepted, no exception is called unused: some checks then wait.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# only looked into when it is called: it lists this module too
from glossgraph import checks
from glossgraph.checks.exceptions import exceptions, owner
from glossgraph.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the exceptions that silence nothing. Checks that only `--strict` runs are looked at in any case."""
    every = {checks.name(each): each for each in checks.CHECKS}
    fixed = {name for name, each in every.items() if not checks.allows_exceptions(each)}
    written = [exception for exception in exceptions(glossary) if exception.check in every]
    for exception in written:
        if exception.check in fixed:
            message = f"`{exception.check}` cannot be excepted"
            yield Diagnostic(
                "unused-exception", message, exception.place, "remove the exception, and mend what is wrong"
            )
    wanted = {exception.check for exception in written} - fixed - {checks.name(each) for each in checks.OF_HISTORY}
    if not wanted or any(True for each in checks.FOUNDATION for _ in each.check(glossary)):
        return
    found = {(name, owner(each)) for name in wanted for each in every[name].check(glossary)}
    for exception in written:
        if exception.check in wanted and (exception.check, exception.owner) not in found:
            message = f"`{exception.check}` has no fault to find here"
            yield Diagnostic("unused-exception", message, exception.place, "remove the exception")
