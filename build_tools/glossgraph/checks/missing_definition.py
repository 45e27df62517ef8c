"""A term without a definition.

The definition is what a reader sees first, and what lists, previews and exports say of a term. Where names in their
places are enough, it may be left out: for the terms of a kind by `definition: optional` in `graph/kinds.yml`, for all
terms by `style: thesaurus`, or by a level of this check, in `graph/glossary.yml`. A deprecated term needs none.

Fails:

```yaml
label: Flood
kind: event
```

Fixed:

```yaml
label: Flood
kind: event
definition: Water that stands or flows where people live.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic
from glossgraph.model import Need

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the terms without a definition whose kind has to have one."""
    for term in glossary.terms.values():
        if term.definition or term.deprecated or glossary.may_lack(term, "definition"):
            continue
        kind = glossary.kinds.get(term.kind)
        if kind is None or kind.definition is Need.REQUIRED:
            help_ = "add `definition:` with one sentence that does not use the label"
            yield Diagnostic("missing-definition", "`definition` is missing", term.place("definition"), help_)
