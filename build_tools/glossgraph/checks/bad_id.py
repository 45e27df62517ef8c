"""An id that cannot serve as an address.

The name of a term's file is its id and the last part of its address: small letters, digits and single hyphens
(kebab-case), such as `margin-call.yml`. `index.yml` is taken: the list of all terms has its address.
The same holds for the ids of stages, relations, kinds and paths in `graph/`.

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
    from glossgraph.source import Step

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
    for file, path, id_ in _in_graph(glossary):
        if id_ in RESERVED or id_ != kebab(id_):
            help_ = f"call it `{kebab(id_) or 'a-name'}`" if id_ not in RESERVED else "give it another name"
            message = f"`{id_}` is not in kebab-case" if id_ not in RESERVED else f"`{id_}` is the address of a list"
            yield Diagnostic("bad-id", message, Place(f"graph/{file}.yml", path, "key"), help_)


def _in_graph(glossary: Glossary) -> Iterator[tuple[str, tuple[Step, ...], str]]:
    yield from (("relations", (id_,), id_) for id_ in glossary.relations)
    yield from (("kinds", (id_,), id_) for id_ in glossary.kinds)
    yield from (("stages", (stage.number - 1, "id"), stage.id) for stage in glossary.stages.values())
    yield from (("paths", (row, "id"), id_) for row, id_ in enumerate(glossary.paths))
