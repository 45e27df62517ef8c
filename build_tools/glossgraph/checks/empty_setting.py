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
from glossgraph.graph.settings import roles
from glossgraph.graph.threads import threads
from glossgraph.model import Setting, Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


SETTINGS = Setting().origin[0]


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the settings without two steps of which one follows on the other; none while a term cannot be read."""
    if glossary.unread or glossary.unread_parts or glossary.doubtful or _may_say_more(glossary):
        return
    for setting in glossary.settings.values():
        firm = any(data["firm"] for _, _, data in threads(glossary, setting).edges(data=True))
        if not firm:
            message = f"no step leads to another in the setting `{setting.id}`"
            help_ = "let its `cast` give the roles of steps to actors, or remove the setting"
            yield Diagnostic("empty-setting", message, setting.place("id"), help_, severity=Severity.WARNING)


def _may_say_more(glossary: Glossary) -> bool:
    """Tell whether a step or a setting has a mistake of another kind, which may be all that is wrong."""
    known = roles(glossary) | glossary.terms.keys()
    terms = glossary.terms.values()
    return any(p.place.file == SETTINGS and p.check == "duplicate-id" for p in glossary.problems) or any(
        glossary.may_lack(term, "step")
        or glossary.may_lack(term, "steps")
        or any(name not in known for _, name in term.texts(Sort.ACTOR))
        for term in terms
    )
