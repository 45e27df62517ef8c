"""A field that the format does not have.

A mistyped field would otherwise be dropped without a word.

Fails:

```yaml
label: Margin call
alias: [collateral call]
```

Mended:

```yaml
label: Margin call
aliases: [collateral call]
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
    return glossary.problems_of("unknown-field")
