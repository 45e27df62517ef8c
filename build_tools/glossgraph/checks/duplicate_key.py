"""A key that is written twice in one mapping.

YAML would silently keep the second value and lose the first.

Fails:

```yaml
edges:
  triggers:
    evacuation: Nobody can stay in a flooded street.
  triggers:
    road-closure: No car can pass.
```

Fixed:

```yaml
edges:
  triggers:
    evacuation: Nobody can stay in a flooded street.
    road-closure: No car can pass.
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
