"""A model that rests on nothing.

Where its rules are from is named in `sources`, or cited in its texts, as in `[@chow-1959, p. 46]`. A model that
is your own makes an exception, and says so.

Fails (in `graph/models/rising-water.yml`):

```yaml
leaves_out: [The ground takes no water.]
```

Fixed:

```yaml
leaves_out: [The ground takes no water.]
sources: [chow-1959]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.checks.models import read
from glossgraph.diagnostics import Diagnostic
from glossgraph.model import once_each
from glossgraph.text.cited import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Model


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the models that name no source and cite none."""
    for model in read(glossary):
        if not _rests_on(model):
            message = "the model names no source"
            help_ = "add `sources:` with the ids of references, or `allow` it with the reason if it is your own"
            yield Diagnostic("missing-source", message, model.place("label"), help_)


@once_each
def _rests_on(model: Model) -> tuple[str, ...]:
    return sources_of(model)
