"""A term in a stage, of a kind whose terms have none.

Fails:

```yaml
label: March flood
kind: episode
stage: overflow
```

Fixed:

```yaml
label: March flood
kind: episode
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic
from glossgraph.model import StageRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the terms that have a stage although their kind has none."""
    if "kinds" in glossary.doubtful:
        return
    for term in glossary.terms.values():
        kind = glossary.kinds.get(term.kind)
        if term.stage and kind and kind.stage is StageRule.NONE:
            message = f"`{term.id}` has a stage, and terms of the kind `{kind.id}` have none"
            help_ = "remove the line, or choose another kind"
            yield Diagnostic("unexpected-stage", message, term.place("stage", part="key"), help_)
