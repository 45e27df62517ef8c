"""A value of another type than its field has.

YAML takes some unquoted words for something other than text: `no` is false, `1.10` is the number 1.1, `2024-05-01` is a
date and `12:30` the number 750. Text that looks like one of these goes in quotes.

Fails:

```yaml
aliases: [inundation, 1.10]
```

Fixed:

```yaml
aliases: [inundation, "1.10"]
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
    return glossary.problems_of("wrong-type")
