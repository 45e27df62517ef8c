"""A reference that nothing cites.

`graph/references.yml` lists what the glossary rests on: citations such as `[@town-2021]`, `sources:` of a term or of an
edge or a model, and the `source:` of a figure.

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

from glossgraph.checks.models import read
from glossgraph.diagnostics import Diagnostic, Severity
from glossgraph.text.citation import written
from glossgraph.text.cited import citing, malformed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


_CITING = ("sources", "figures", "edges", "definition", "explanation", "boundaries", "faq", "examples")

_PARTS = ("settings", "stages", "kinds", "relations", "paths", "glossary", "models")


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the references that nothing cites; none while a file cannot be read, or a name in one may be misspelt."""
    may_cite_more = any(glossary.may_lack(term, name) for term in glossary.terms.values() for name in _CITING)
    may_cite_more |= len(read(glossary)) < len(glossary.models)
    if glossary.unread or may_cite_more or not glossary.unread_parts.isdisjoint(_PARTS):
        return
    cited = citing(glossary)
    if malformed(glossary) or not cited.keys() <= glossary.references.keys():
        return
    for id_, reference in glossary.references.items():
        if id_ not in cited:
            place = reference.place("id")
            help_ = f"cite it as `{written(id_)}` where it is relied on, or name it under `sources:`, or remove it"
            yield Diagnostic("unused-reference", f"nothing cites `{id_}`", place, help_, severity=Severity.WARNING)
