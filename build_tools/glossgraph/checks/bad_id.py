"""An id that cannot serve as an address.

The name of a term's file is its id and the last part of its address: small letters, digits and single hyphens
(kebab-case), such as `margin-call.yml`. `index.yml` is taken: the list of all terms has its address.

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

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Place
from glossgraph.model import kebab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary

RESERVED = {"index"}
"""Ids whose addresses other pages have."""


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the terms whose file is not named in kebab-case."""
    for term in glossary.terms.values():
        if term.id in RESERVED:
            message = f"`{term.id}` is the address of the list of terms"
            yield Diagnostic("bad-id", message, Place(term.file), "give the file another name")
        elif term.id != kebab(term.id):
            message = f"`{term.id}` is not in kebab-case"
            help_ = f"rename the file to `{kebab(term.id) or 'a-name'}.yml`"
            yield Diagnostic("bad-id", message, Place(term.file), help_)
