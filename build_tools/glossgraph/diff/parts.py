"""What became of the relations, kinds, stages, settings, groups, paths, references and models, and of a glossary."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from glossgraph.diff.changes import FieldChange, PartChange, Status
from glossgraph.diff.leaves import ARROW, ORDER, changes, with_ids
from glossgraph.diff.models import model_changes
from glossgraph.model.written import (
    written_group,
    written_kind,
    written_path,
    written_reference,
    written_relation,
    written_setting,
    written_stage,
)
from glossgraph.model.written_files import written_about

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from glossgraph.diff.identity import Identity
    from glossgraph.model import Glossary

GLOSSARY, MODELS = "glossary", "models"

_WRITTEN: dict[str, Callable[[Any], dict[str, Any]]] = {
    "relations": written_relation,
    "kinds": written_kind,
    "stages": written_stage,
    "settings": written_setting,
    "groups": written_group,
    "paths": written_path,
    "references": written_reference,
}

PARTS = (*_WRITTEN, MODELS, GLOSSARY)
"""The parts besides the terms, by the names of their files or folders."""

_IN_ORDER = frozenset({"relations", "stages", "settings"})
"""The parts whose order says something: stories prefer the relations and settings that come first."""


def part_changes(before: Glossary, after: Glossary, same: Identity) -> Iterator[PartChange]:
    """Yield what became of each entry of `graph/`, and of what the glossary says of itself."""
    unread = before.unread_parts | after.unread_parts
    for part, written in _WRITTEN.items():
        if part not in unread:
            fields = partial(_fields_changed, written, same.moved)
            yield from _of_part(part, fields, getattr(before, part), getattr(after, part))
    if MODELS not in unread:
        yield from _of_part(MODELS, partial(model_changes, same.moved), before.models, after.models)
    about = tuple(changes(with_ids(written_about(before.about), same.moved), written_about(after.about)))
    if about:
        yield PartChange(Status.CHANGED, GLOSSARY, "", after.about.title, about)


def _fields_changed(
    written: Callable[[Any], dict[str, Any]], moved: Mapping[str, str], before: object, after: object
) -> Iterator[FieldChange]:
    return changes(with_ids(written(before), moved), written(after), ("id",))


def _of_part(
    part: str,
    changed: Callable[[Any, Any], Iterator[FieldChange]],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> Iterator[PartChange]:
    for id_, entry in after.items():
        if id_ not in before:
            yield PartChange(Status.ADDED, part, id_, _label(entry))
        elif entry is not before[id_]:
            fields = tuple(changed(before[id_], entry))
            if fields:
                yield PartChange(Status.CHANGED, part, id_, _label(entry), fields)
    yield from (PartChange(Status.REMOVED, part, id_, _label(old)) for id_, old in before.items() if id_ not in after)
    old, new = ([id_ for id_ in one if id_ in other] for one, other in ((before, after), (after, before)))
    if part in _IN_ORDER and old != new:
        order = FieldChange(ORDER, ARROW.join(old), ARROW.join(new), ORDER)
        yield PartChange(Status.REORDERED, part, "", "", (order,))


def _label(entry: Any) -> str:  # noqa: ANN401 - of any part
    label = getattr(entry, "label", "") or str(getattr(entry, "fields", {}).get("title", ""))
    return " ".join(label.split())
