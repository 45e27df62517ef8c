"""A stage that `graph/stages.yml` does not have.

Fails:

```yaml
stage: overflw
```

Fixed:

```yaml
stage: overflow
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic
from glossgraph.model import UNREADABLE
from glossgraph.text.entries import propose_entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the terms in an unknown stage, in a glossary that has stages."""
    if not glossary.stages:
        return
    for term in glossary.terms.values():
        if term.stage not in {"", UNREADABLE, *glossary.stages} and not glossary.may_hold("stages", term.stage):
            help_ = propose_entry(term.stage, "stage", glossary.stages)
            yield Diagnostic("unknown-stage", f"no stage is called `{term.stage}`", term.place("stage"), help_)
