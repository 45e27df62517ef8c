"""A key that is written twice in one mapping.

YAML would silently keep the second value and lose the first.

Fails:

```yaml
edges:
  triggers:
    forced-liquidation: The lender may close the position itself.
  triggers:
    forced-selling: The client sells to raise the cash.
```

Mended:

```yaml
edges:
  triggers:
    forced-liquidation: The lender may close the position itself.
    forced-selling: The client sells to raise the cash.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterable[Diagnostic]:
    """Pass on what reading the files found."""
    return glossary.problems_of("duplicate-key")
