"""An id that cannot serve as an address.

The name of a term's file is its id and the last part of its address: the letters a to z, digits, and single hyphens
between them, as in `heavy-rain.yml`, at most 80 characters. Other letters are for the label, which can be in any
script. `index.yml` is taken, as the list of all terms has its address; `con`, `nul` and the like cannot be files on
Windows. The same holds for the ids of stages, relations, kinds, settings, roles, groups and paths in `graph/`, and for
the files of models and the ids of their scenarios; a former id may be of any form that can be a part of an address.

Fails:

```text
terms/Heavy Rain.yml
```

Fixed:

```text
terms/heavy-rain.yml
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Place
from glossgraph.text.ids import LONGEST, fault_of, id_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary

_NO_ADDRESS = re.compile(r"[\s/\\?#%]")


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the ids, including former ones, that cannot serve as an address."""
    for term in glossary.terms.values():
        fault = fault_of(term.id)
        # an id that differs from another term's only in case is a `duplicate-id`
        if fault and glossary.terms.get(term.id.casefold(), term) is term:
            name = id_for(term.id, glossary.about.language)
            is_free = name and name not in glossary.terms
            help_ = f"rename the file to `{name}.yml`" if is_free else f"give the file {_another_name(term.id)}"
            yield Diagnostic("bad-id", fault, Place(term.file), help_)
        for number, id_ in enumerate(term.former_ids):
            yield from _former(id_, term.place("former_ids", number))
    for model in glossary.models.values():
        if fault := fault_of(model.id):
            name = id_for(model.id, glossary.about.language)
            is_free = name and name not in glossary.models
            help_ = f"rename the file to `{name}.yml`" if is_free else f"give the file {_another_name(model.id)}"
            yield Diagnostic("bad-id", fault, Place(model.file), help_)
    for id_, place in _ids_in_graph_files(glossary):
        fault = fault_of(id_)
        if fault:
            name = id_for(id_, glossary.about.language)
            yield Diagnostic("bad-id", fault, place, f"call it `{name}`" if name else f"give it {_another_name(id_)}")


def _another_name(id_: str) -> str:
    if len(id_) > LONGEST:
        return f"a name of at most {LONGEST} characters"
    if id_.isascii():
        return "another name"
    return "a name in these characters; the label can be in any script"


def _former(id_: str, place: Place) -> Iterator[Diagnostic]:
    odd = _NO_ADDRESS.search(id_)
    if odd or id_ in {".", "..", "index"}:
        message = f"`{id_}` cannot have been the id of a term"
        if odd:
            message += f": it has {'a space' if odd[0].isspace() else f'the character `{odd[0]}`'}"
        last = id_.strip("/").rpartition("/")[2]
        is_address = "/" in id_ and last not in {"", "index"} and not _NO_ADDRESS.search(last)
        help_ = f"write `{last}`" if is_address else "write the old id: the last part of the old address"
        yield Diagnostic("bad-id", message, place, help_)


def _ids_in_graph_files(glossary: Glossary) -> Iterator[tuple[str, Place]]:
    yield from ((id_, Place("graph/relations.yml", (id_,), "key")) for id_ in glossary.relations)
    yield from ((id_, Place("graph/kinds.yml", (id_,), "key")) for id_ in glossary.kinds)
    yield from ((stage.id, stage.place("id")) for stage in glossary.stages.values())
    yield from ((id_, Place("graph/groups.yml", (id_,), "key")) for id_ in glossary.groups)
    for setting in glossary.settings.values():
        yield setting.id, setting.place("id")
        yield from ((role, setting.place("cast", role, part="key")) for role in setting.cast)
    yield from ((path.id, path.place("id")) for path in glossary.paths.values())
    for model in glossary.models.values():
        yield from ((one.id, model.place("scenarios", number, "id")) for number, one in enumerate(model.scenarios))
