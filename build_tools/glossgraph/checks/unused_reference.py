"""A reference that nothing cites.

`graph/references.yml` lists what the terms rest on: `sources:` of a term or of an edge, and the `source:` of a
figure.

This is a warning: it fails the check only with `--strict`.

Fails under `--strict` (where no term names it):

```yaml
# graph/references.yml
references:
  - id: town-2021
    type: report
    title: The March flood
    publisher: Town council
    issued: 2021
```

Fixed:

```yaml
# terms/flood.yml
sources: [town-2021]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Severity
from glossgraph.model import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


_CITING = ("sources", "figures", "edges")


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the references that nothing names; none while what may cite them cannot be read or misspells a name."""
    may_cite_more = any(glossary.may_lack(term, name) for term in glossary.terms.values() for name in _CITING)
    may_cite_more = may_cite_more or "settings" in glossary.unread_parts
    if glossary.unread or may_cite_more or not glossary.citing.keys() <= glossary.references.keys():
        return
    of_settings = {name for s in glossary.settings.values() for _, name in s.texts(Sort.REFERENCE)}
    if not of_settings <= glossary.references.keys():
        return
    for id_, reference in glossary.references.items():
        if id_ not in glossary.citing and id_ not in of_settings:
            place = reference.place("id")
            help_ = "name it under `sources:` where it is relied on, or remove it"
            yield Diagnostic("unused-reference", f"nothing cites `{id_}`", place, help_, severity=Severity.WARNING)
