"""A setting in which nothing leads to anything.

Its page and its stories would be empty. Terms take a step in a setting if its `cast` has somebody in each role of
their step.

This is a warning: it fails the check only with `--strict`.

Fails under `--strict` (where no term happens between a guide and visitors):

```yaml
# graph/settings.yml
- {id: coast, label: Coast, cast: {helper: fire-brigade, resident: town}}
- {id: museum, label: Museum, cast: {visitor: town}}
```

Fixed:

```yaml
# graph/settings.yml
- {id: coast, label: Coast, cast: {helper: fire-brigade, resident: town}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Severity
from glossgraph.graph.threads import threads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the settings without two steps of which one follows on the other; none while a term cannot be read."""
    if glossary.unread or glossary.doubtful:
        return
    for setting in glossary.settings.values():
        firm = any(data["firm"] for _, _, data in threads(glossary, setting).edges(data=True))
        if not firm:
            message = f"no step leads to another in the setting `{setting.id}`"
            help_ = "give its roles to those who act in steps, or remove the setting"
            yield Diagnostic("empty-setting", message, setting.place("id"), help_, severity=Severity.WARNING)
