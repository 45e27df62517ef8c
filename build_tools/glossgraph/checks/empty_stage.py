"""A stage without a term.

A stage that holds nothing breaks the sequence that readers follow from stage to stage.

Fails (where no term has the stage `drought`):

```yaml
# graph/stages.yml
- {id: recovery, label: Recovery}
- {id: drought, label: Drought}
```

Fixed:

```yaml
# graph/stages.yml
- {id: recovery, label: Recovery}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the stages without a term; none while a term cannot be read or names an unknown stage."""
    used = {term.stage for term in glossary.terms.values() if not term.deprecated}
    if glossary.unread or not used <= {"", *glossary.stages}:
        return
    for stage in glossary.stages.values():
        if stage.id not in used:
            place = stage.place("id")
            help_ = f"give a term `stage: {stage.id}`, or remove the stage"
            yield Diagnostic("empty-stage", f"no term is in the stage `{stage.id}`", place, help_)
