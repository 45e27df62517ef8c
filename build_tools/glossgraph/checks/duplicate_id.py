"""An id that two things share.

The id of a term is the name of its file, whatever its folder, so two folders may not hold files of one name. Two
names that differ only in case are one file on many systems. An id in `former_ids` is an address that leads to its
term, so it can belong to no other; one that leads to the page of a comparison is a warning. Stages, paths and
references carry their ids in `graph/`, where references may be in several files. In a model, no two parameters,
quantities or results have one name, no two scenarios one id, and no agents the index of others.

Fails:

```text
terms/flood.yml
terms/events/flood.yml
```

Fixed:

```text
terms/events/flood.yml
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.checks.models import faults_for, place_of, read
from glossgraph.diagnostics import Diagnostic, Place, Related, Severity
from glossgraph.text.former import compared_today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Pass on what reading the files found, and find ids that differ only in case, and names that are taken."""
    yield from glossary.problems_of("duplicate-id")
    for term in glossary.terms.values():
        other = glossary.terms.get(term.id.casefold())
        if other and other is not term:
            message = f"`{term.id}` and `{other.id}` differ only in case"
            help_ = "join the two, or rename one: on many systems they are one file"
            related = (Related("the other file", Place(other.file)),)
            yield Diagnostic("duplicate-id", message, Place(term.file), help_, related)
    owners: dict[str, Place] = {}
    for term in glossary.terms.values():
        for number, id_ in enumerate(term.former_ids):
            place = term.place("former_ids", number)
            owner = glossary.terms[id_].place("label") if id_ in glossary.terms else owners.get(id_)
            if owner:
                taken_as = "the id of a term" if id_ in glossary.terms else "a former id already"
                message = f"`{id_}` is {taken_as}, and its address cannot lead here too"
                help_ = "remove it here" if id_ in glossary.terms else "remove it in one of the two places"
                related = (Related(f"`{id_}` belongs here", owner),)
                yield Diagnostic("duplicate-id", message, place, help_, related)
            elif pair := compared_today(glossary, id_):
                edge = glossary.kept_apart(*pair)[0]
                today = f"the comparison of `{pair[0]}` and `{pair[1]}`"
                message = f"`compare/{id_}` leads to {today}, and cannot lead here"
                related = (Related("this edge makes the comparison", glossary.terms[edge.source].edge_place(edge)),)
                yield Diagnostic("duplicate-id", message, place, "remove it", related, severity=Severity.WARNING)
            owners.setdefault(id_, place)
    yield from _in_models(glossary)


def _in_models(glossary: Glossary) -> Iterator[Diagnostic]:
    for model, fault in faults_for(glossary, "duplicate-id"):
        yield Diagnostic("duplicate-id", fault.message, place_of(model, fault), fault.cure)
    for model in read(glossary):
        first: dict[str, Place] = {}
        for number, scenario in enumerate(model.scenarios):
            place = model.place("scenarios", number, "id")
            if scenario.id in first:
                related = (Related(f"`{scenario.id}` is here too", first[scenario.id]),)
                message = f"two scenarios have the id `{scenario.id}`"
                yield Diagnostic("duplicate-id", message, place, "rename one of the two", related)
            first.setdefault(scenario.id, place)
