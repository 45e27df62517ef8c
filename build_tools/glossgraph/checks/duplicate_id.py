"""An id that two things share.

The id of a term is the name of its file, whatever its folder, so two folders may not hold files of one name. Stages,
paths and references carry their ids in `graph/`.

Fails:

```text
terms/margin-call.yml
terms/events/margin-call.yml
```

Mended:

```text
terms/events/margin-call.yml
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterable[Diagnostic]:
    """Pass on what reading the files found."""
    return glossary.problems_of("duplicate-id")
