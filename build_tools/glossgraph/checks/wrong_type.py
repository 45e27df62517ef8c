"""A value of another type than its field has.

YAML takes some unquoted words for something other than text: `no` is false, `1.10` is the number 1.1, `2024-05-01` is a
date and `12:30` the number 750. Text that looks like one of these goes in quotes. In a model, what each of several
agents starts with is one number for all, or a list with a number for each.

Fails:

```yaml
aliases: [inundation, 1.10]
```

Fixed:

```yaml
aliases: [inundation, "1.10"]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.checks.models import faults_for, place_of
from glossgraph.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Pass on what reading the files found, and what in a model is several numbers in the place of others."""
    yield from glossary.problems_of("wrong-type")
    for model, fault in faults_for(glossary, "wrong-type"):
        yield Diagnostic("wrong-type", fault.message, place_of(model, fault), fault.cure)
