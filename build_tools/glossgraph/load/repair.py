"""Repairs the values of a file: wrong ones are filled in or taken out, so that the rest can be read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from glossgraph.diagnostics import nearest
from glossgraph.load.graph_shapes import ReferenceShape
from glossgraph.load.mistake import Mistake, choices, meant_choice, value_at
from glossgraph.load.shapes import EdgeShape
from glossgraph.load.synonyms import other_name
from glossgraph.load.values import KeptIfWrong
from glossgraph.load.wanted import fields
from glossgraph.model import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic.fields import FieldInfo

    from glossgraph.load.mistake import Path
    from glossgraph.source import Step


def repair(values: Any, wrong: Sequence[Mistake]) -> None:
    """Change values in place so that, as far as possible, the mistakes are no longer in them."""
    # from the end, since taking an item out of a list moves those after it
    for mistake in reversed(wrong):
        _repair(values, mistake)


def _repair(values: Any, mistake: Mistake) -> None:
    if mistake.in_short_form:
        _write_out(values, mistake.path[:-1])
    path = _existing(values, mistake.at if mistake.sort == "incomplete_step" else mistake.path)
    if not path:
        return
    parent: Any = value_at(values, path[:-1])
    step: Any = path[-1]
    substitute = _substitute(mistake)
    if substitute is not None:
        parent[step] = substitute
    elif isinstance(parent, list):
        del parent[step]
    else:
        parent.pop(step, None)
        if mistake.sort == "extra_forbidden":
            parent.update(dict.fromkeys(_meant_fields(mistake).difference(parent), UNREADABLE))


def _write_out(values: Any, path: Path) -> None:
    """Make a mapping of an edge that is written as its reason alone."""
    parent: Any = value_at(values, path[:-1])
    if not isinstance(value_at(values, path), dict):
        parent[path[-1]] = {}


def _existing(values: Any, path: Path) -> Path:
    """Return the longest part of a path that the values have; pydantic adds steps of its own."""
    while path and not _has_place_for(value_at(values, path[:-1]), path[-1]):
        path = path[:-1]
    return path


def _has_place_for(value: Any, step: Step) -> bool:
    """Tell whether a value is a mapping, or a list with an item of this number."""
    return isinstance(value, dict) or (isinstance(value, list) and isinstance(step, int) and step < len(value))


def _substitute(mistake: Mistake) -> str | None:
    """Return what is to replace a wrong value, or None if it is to be taken out."""
    if mistake.sort in {"missing", "invalid-json-value"} or _is_kept(mistake.field) or mistake.owner is ReferenceShape:
        return UNREADABLE
    if mistake.sort == "string_type" and isinstance(mistake.value, (int, float, dt.date)):
        # Python refuses to write an integer of thousands of digits as text
        return UNREADABLE if mistake.names or isinstance(mistake.value, int) else str(mistake.value)
    if mistake.sort == "literal_error" and mistake.field and isinstance(mistake.value, str):
        return meant_choice(mistake.value, choices(mistake.field)) or None
    return None


def _is_kept(field: FieldInfo | None) -> bool:
    return field is not None and any(isinstance(note, KeptIfWrong) for note in field.metadata)


def _meant_fields(mistake: Mistake) -> set[str]:
    """Return the fields that an unknown field may be meant for: in an edge its reason, whatever the name."""
    kept = (name for name, field in fields(mistake.owner).items() if _is_kept(field))
    return {
        name
        for name in kept
        if mistake.owner is EdgeShape or nearest(mistake.name, [name]) or other_name(mistake.name, [name])
    }
