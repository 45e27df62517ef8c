"""A source that `graph/references.yml` does not have.

`sources:` of a term or an edge, and the `source:` of a figure, name references by their ids.

Fails:

```yaml
sources: [brunnermeier-pederson-2009]
```

Mended:

```yaml
sources: [brunnermeier-pedersen-2009]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Place, did_you_mean
from glossgraph.model import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the sources that are no reference's id."""
    if not glossary.references and not glossary.may_hold("references", ""):
        if any(True for term in glossary.terms.values() for _ in term.cited()):
            place = Place("graph/references.yml")
            help_ = "write what the terms name as their sources into `graph/references.yml`"
            yield Diagnostic("unknown-reference", "there is no reference, and terms name some", place, help_)
        return
    for term in glossary.terms.values():
        for name, place in term.cited():
            if name not in {UNREADABLE, *glossary.references} and not glossary.may_hold("references", name):
                help_ = did_you_mean(name, glossary.references, "add it to `graph/references.yml`, and name it here")
                yield Diagnostic("unknown-reference", f"no reference is called `{name}`", place, help_)
