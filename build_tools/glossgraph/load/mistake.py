"""What pydantic finds wrong in a file's values: at which document path, and what the shape wants there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from glossgraph.diagnostics import nearest
from glossgraph.load.shapes import FORMS, EdgeShape
from glossgraph.load.synonyms import meant_field
from glossgraph.load.values import Names
from glossgraph.load.wanted import content_of, fields, notes_of, options, shape_at, shape_in, type_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import ValidationError
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from glossgraph.load.shape import Shape
    from glossgraph.source import Step

Path = tuple["Step", ...]

MISSING = {"missing", "incomplete_step"}
"""The sorts of mistake by which a field is missing."""

_KEY = "[key]"
"""What pydantic puts at the end of the path of a mistake in a key."""

_DETAILS = ("fault", "gt", "ge", "le", "min_length", "max_length")
"""The names under which validators add something."""

_SHORTEST_BEGINNING = 3
"""How many letters of a word tell which word of a list is meant."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake in the values of a file."""

    sort: str
    """What pydantic, or the validator of a shape, calls this sort of mistake."""
    at: Path
    """The document path of the value that is not valid."""
    path: Path
    """The document path of what is to be changed: of a missing field, where it should be."""
    value: Any
    """The value that is not valid; of a missing field, what it is missing from."""
    parent: Any
    """What the file has at the path without its last step, or None."""
    detail: str
    """What the validator of a value adds, such as the limit that is passed; empty if it adds nothing."""
    owner: type[Shape] | None
    """The shape that the last step is a field of; None where it is an item of a list or a key of a mapping."""
    inner: type[Shape] | None
    """The shape that the value should have, or each of its items; None where that is a plain value."""
    names: str
    """What the value should be the id of, such as `stage`; empty where it should be something else."""
    is_of_key: bool
    """Whether it is not the value that is wrong, but its key."""

    @property
    def name(self) -> str:
        """The last step of the path, as text; empty for the whole file."""
        return str(self.path[-1]) if self.path else ""

    @property
    def field(self) -> FieldInfo | None:
        """The field of the shape that it is a mistake in, if the shape has that field."""
        return fields(self.owner).get(self.name)

    @property
    def meant(self) -> str:
        """The field that an unknown one is most likely meant for; empty if none is near."""
        return meant_field(self.name, fields(self.owner), self.parent if isinstance(self.parent, dict) else ())

    @property
    def in_short_form(self) -> bool:
        """Whether the file has an edge as its reason alone, without a key."""
        return self.owner is EdgeShape and not isinstance(self.parent, dict)


def mistakes(failure: ValidationError, shape: Any, values: Any) -> list[Mistake]:
    """Return everything that pydantic finds wrong; the values are those of the file."""
    return [_mistake(error, shape, values) for error in failure.errors(include_url=False)]


def _mistake(error: ErrorDetails, shape: Any, values: Any) -> Mistake:
    at = tuple(step for step in error["loc"] if step not in FORMS)
    is_of_key = at[-1:] == (_KEY,)
    at = at[:-1] if is_of_key else at
    if error["type"] == "invalid-json-value":
        at = _real_path(values, at)
    context = error.get("ctx") or {}
    detail = next((str(context[name]) for name in _DETAILS if name in context), "")
    missing = () if error["type"] == "missing" else (context.get("name", ""),)
    path = (*at, *missing) if error["type"] in MISSING else at
    parent = value_at(values, path[:-1])
    owner = shape_at(shape, path[:-1])
    wanted = type_at(shape, path)
    inner = shape_in(wanted) or shape_in(content_of(wanted))
    names = next((note.noun for note in notes_of(wanted) if isinstance(note, Names)), "")
    return Mistake(error["type"], at, path, error["input"], parent, detail, owner, inner, names, is_of_key)


def choices(field: FieldInfo) -> list[str]:
    """Return the words that a field may have as its value, if the shape lists them."""
    return [word for option in options(field.annotation) if get_origin(option) is Literal for word in get_args(option)]


def meant_choice(value: object, allowed: Sequence[str]) -> str:
    """Return the word of a list that a value resembles, or of which it is the beginning; nothing if there is none."""
    if not isinstance(value, str):
        return ""
    begun = [word for word in allowed if len(value) >= _SHORTEST_BEGINNING and word.startswith(value.lower())]
    return begun[0] if len(begun) == 1 else nearest(value, allowed)


def value_at(values: Any, path: Path) -> Any:
    """Return the value at a document path, or None."""
    for step in path:
        try:
            values = values[step]
        except (KeyError, IndexError, TypeError):
            return None
    return values


def _real_path(values: Any, path: Path) -> Path:
    """Return a path without the steps of pydantic's own: inside a JSON value it also names the types."""
    real: list[Step] = []
    for step in path:
        if value_at(values, (*real, step)) is not None:
            real.append(step)
    return tuple(real)
