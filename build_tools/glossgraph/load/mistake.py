"""What pydantic finds wrong in a file's values: at which document path, and what the shape wants there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from glossgraph.load.shapes import EdgeShape, Shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import ValidationError
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from glossgraph.source import Step

Path = tuple["Step", ...]

MISSING = {"missing", "incomplete_step", "no_inverse"}
"""The sorts of mistake by which a field is missing."""


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
    owner: type[Shape] | None
    """The shape that the last step is a field of; None where it is an item of a list or a key of a mapping."""

    @property
    def name(self) -> str:
        """The last step of the path, as text; empty for the whole file."""
        return str(self.path[-1]) if self.path else ""

    @property
    def field(self) -> FieldInfo | None:
        """The field of the shape that it is a mistake in, if the shape has that field."""
        return fields(self.owner).get(self.name)

    @property
    def in_short_form(self) -> bool:
        """Whether the file has an edge as its reason alone, without a key."""
        return self.owner is EdgeShape and not isinstance(self.parent, dict)


def mistakes(failure: ValidationError, shape: Any, values: Any) -> list[Mistake]:
    """Return everything that pydantic finds wrong; the values are those of the file."""
    return [_mistake(error, shape, values) for error in failure.errors(include_url=False)]


def _mistake(error: ErrorDetails, shape: Any, values: Any) -> Mistake:
    at = error["loc"]
    missing = () if error["type"] == "missing" else ((error.get("ctx") or {}).get("name", ""),)
    path = (*at, *missing) if error["type"] in MISSING else at
    parent = value_at(values, path[:-1])
    return Mistake(error["type"], at, path, error["input"], parent, shape_at(shape, path[:-1]))


@cache
def fields(shape: type[Shape] | None) -> Mapping[str, FieldInfo]:
    """Return the fields of a shape by their names in a file."""
    return {info.alias or name: info for name, info in shape.model_fields.items()} if shape else {}


def choices(field: FieldInfo) -> list[str]:
    """Return the words that a field may have as its value, if the shape lists them."""
    return [word for option in _options(field.annotation) if get_origin(option) is Literal for word in get_args(option)]


def value_at(values: Any, path: Path) -> Any:
    """Return the value at a document path, or None."""
    for step in path:
        try:
            values = values[step]
        except (KeyError, IndexError, TypeError):
            return None
    return values


def shape_at(annotation: Any, path: Path) -> type[Shape] | None:
    """Return the shape at a document path, or None where there is a list, a mapping or a plain value."""
    for step in path:
        shape = _shape_in(annotation)
        if shape:
            field = fields(shape).get(str(step))
            annotation = field.annotation if field else None
        else:
            annotation = next((get_args(o)[-1] for o in _options(annotation) if get_origin(o) in {dict, list}), None)
    return _shape_in(annotation)


def _shape_in(annotation: Any) -> type[Shape] | None:
    return next((o for o in _options(annotation) if isinstance(o, type) and issubclass(o, Shape)), None)


def _options(annotation: Any) -> tuple[Any, ...]:
    """Return the types that a value may have, without their annotations for pydantic."""
    if get_origin(annotation) is Annotated:
        return _options(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        return tuple(option for part in get_args(annotation) for option in _options(part))
    return (annotation,)
