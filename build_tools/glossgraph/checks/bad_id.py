"""An id that cannot serve as an address.

The name of a term's file is its id and the last part of its address: small letters, digits and single hyphens
(kebab-case), such as `margin-call.yml`, and not more than 80 of them. `index.yml` is taken, as the list of all terms
has its address; `con`, `nul` and the like cannot be files on Windows. The same holds for the ids of stages,
relations, kinds and paths in `graph/`; a former id may be of any form that can be a part of an address.

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
from glossgraph.model import kebab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary

LONGEST = 80
"""How many characters an id may have: it is a part of addresses and of file names."""

_PAGES = {"index"}

_DEVICES = {"aux", "con", "nul", "prn", *(f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10))}


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the ids, including former ones, that cannot serve as an address."""
    for term in glossary.terms.values():
        fault = _fault(term.id)
        # an id that differs from another term's only in case is a `duplicate-id`
        if fault and glossary.terms.get(term.id.casefold(), term) is term:
            help_ = (
                "give the file another name" if term.id == kebab(term.id) else f"rename the file to `{fault[1]}.yml`"
            )
            yield Diagnostic("bad-id", fault[0], Place(term.file), help_)
        for number, id_ in enumerate(term.former_ids):
            if id_ in {".", "..", *_PAGES} or re.search(r"[\s/\\?#%]", id_):
                message = f"`{id_}` can have been no term's address"
                help_ = "write the id as it was: the part of the address that named the term"
                yield Diagnostic("bad-id", message, term.place("former_ids", number), help_)
    for id_, place in _ids_in_graph_files(glossary):
        fault = _fault(id_)
        if fault:
            help_ = "give it another name" if id_ == kebab(id_) else f"call it `{fault[1]}`"
            yield Diagnostic("bad-id", fault[0], place, help_)


def _fault(id_: str) -> tuple[str, str] | None:
    """Return what is wrong with an id, and a valid id to use instead."""
    if id_ in _PAGES:
        return f"`{id_}` is the address of a list", ""
    if id_ in _DEVICES:
        return f"`{id_}` is the name of a device on Windows, where no file can be called so", ""
    if len(id_) > LONGEST:
        return f"the id has {len(id_)} characters, and {LONGEST} are the most", kebab(id_)[:LONGEST].strip("-")
    if id_ != kebab(id_):
        return f"`{id_}` is not in kebab-case", kebab(id_) or "a-name"
    return None


def _ids_in_graph_files(glossary: Glossary) -> Iterator[tuple[str, Place]]:
    yield from ((id_, Place("graph/relations.yml", (id_,), "key")) for id_ in glossary.relations)
    yield from ((id_, Place("graph/kinds.yml", (id_,), "key")) for id_ in glossary.kinds)
    yield from ((stage.id, stage.place("id")) for stage in glossary.stages.values())
    yield from ((path.id, path.place("id")) for path in glossary.paths.values())
