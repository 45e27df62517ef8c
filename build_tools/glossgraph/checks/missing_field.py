"""A required field that is missing or empty.

Every term has a `label` and a `kind`. A step has `from`, `to` and `message`, or `at` and `state`; a
question has an answer.

Fails:

```yaml
step: {from: fire-brigade, message: Leave the street by nightfall}
```

Fixed:

```yaml
step: {from: fire-brigade, to: town, message: Leave the street by nightfall}
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
    return glossary.problems_of("missing-field")
