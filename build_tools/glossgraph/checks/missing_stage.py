"""A term without a stage, of a kind that needs one.

`graph/kinds.yml` says of each kind whether its terms have a stage. An event that has none cannot be placed in
the sequence. While the term is a draft, this is a warning.

Fails:

```yaml
label: Flood
kind: event
```

Fixed:

```yaml
label: Flood
kind: event
stage: overflow
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, one_of
from glossgraph.model import StageRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the terms that need a stage and have none, in a glossary that has stages."""
    if not glossary.stages or "kinds" in glossary.doubtful:
        return
    for term in glossary.terms.values():
        kind = glossary.kinds.get(term.kind)
        if not term.stage and kind and kind.stage is StageRule.REQUIRED:
            message = f"`{term.id}` has no stage, and the kind `{kind.id}` needs one"
            help_ = f"add `stage`, one of {one_of(glossary.stages)}"
            yield Diagnostic("missing-stage", message, term.place("kind"), help_)
