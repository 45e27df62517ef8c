"""An exception to a check that does not exist.

`allow:` of a term, or of a path, names checks as diagnostics do.

Fails:

```yaml
allow:
  deadend: Absorption ends the sequence.
```

Mended:

```yaml
allow:
  dead-end: Absorption ends the sequence.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# a circular import: the package imports this module, so its lists can only be read when the check is called
from glossgraph import checks
from glossgraph.checks.exceptions import exceptions
from glossgraph.diagnostics import Diagnostic, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the exceptions that name no check."""
    names = [checks.name(module) for module in checks.CHECKS]
    for exception in exceptions(glossary):
        if exception.check not in names:
            help_ = did_you_mean(exception.check, names, "`glossgraph explain` lists the checks")
            yield Diagnostic("unknown-check", f"no check is called `{exception.check}`", exception.place, help_)
