"""An id that cannot serve as an address.

The name of a term's file is its id and the last part of its address: small letters, digits and single hyphens
(kebab-case), such as `margin-call.yml`.

Fails:

```text
terms/Margin Call.yml
```

Mended:

```text
terms/margin-call.yml
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the terms whose file is not named in kebab-case."""
    for term in glossary.terms.values():
        if not _KEBAB.fullmatch(term.id):
            proposal = "-".join(re.findall(r"[a-z0-9]+", term.id.lower())) or "a-name"
            message = f"`{term.id}` is not in kebab-case"
            yield Diagnostic("bad-id", message, Place(term.file), f"rename the file to `{proposal}.yml`")
