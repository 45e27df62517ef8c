"""A field that the format does not have.

A mistyped field would otherwise be dropped without a word. In a model, the rule of a quantity of the state has only a
formula: what else there is to say of it stands in the `state`.

Fails:

```yaml
label: Road closure
alias: [street closure]
```

Fixed:

```yaml
label: Road closure
aliases: [street closure]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.checks.models import faults_for
from glossgraph.diagnostics import Diagnostic
from glossgraph.load import csl
from glossgraph.load.synonyms import meant_field
from glossgraph.model import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Pass on what reading the files found, and find what CSL, and rules of the state in models, do not have."""
    yield from glossary.problems_of("unknown-field")
    for model, fault in faults_for(glossary, "unknown-field"):
        place = model.place(*fault.path, part="key")
        yield Diagnostic("unknown-field", fault.message, place, fault.cure)
    for reference in glossary.references.values():
        given = {name for name, value in reference.fields.items() if value != UNREADABLE}
        for field in sorted(reference.fields.keys() - csl.FIELDS):
            meant = meant_field(field, csl.FIELDS, given)
            otherwise = "the fields of a reference are those of CSL; write the rest into `note`"
            help_ = f"did you mean `{meant}`?" if meant else otherwise
            place = reference.place(field, part="key")
            yield Diagnostic("unknown-field", f"`{field}` is not a field of a reference", place, help_)
