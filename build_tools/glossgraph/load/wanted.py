"""The type that a shape wants at a document path, with what is noted of it."""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from glossgraph.load.shape import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo

    from glossgraph.source import Step


@cache
def fields(shape: type[Shape] | None) -> Mapping[str, FieldInfo]:
    """Return the fields of a shape by their names in a file."""
    return {info.alias or name: info for name, info in shape.model_fields.items()} if shape else {}


def shape_at(annotation: Any, path: tuple[Step, ...]) -> type[Shape] | None:
    """Return the shape at a document path, or None where there is a list, a mapping or a plain value."""
    return shape_in(type_at(annotation, path))


def type_at(annotation: Any, path: tuple[Step, ...]) -> Any:
    """Return the type that a shape has at a document path, or None if it has none there."""
    for step in path:
        shape = shape_in(annotation)
        if shape and isinstance(step, str):
            field = fields(shape).get(str(step))
            annotation = type_of(field) if field else None
        else:
            annotation = content_of(annotation)
    return annotation


def type_of(field: FieldInfo) -> Any:
    """Return the type of a field, with what is noted of it."""
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


def content_of(annotation: Any) -> Any:
    """Return the type of the items of a list, or of the values of a mapping; None for anything else."""
    return next((get_args(o)[-1] for o in options(annotation) if get_origin(o) in {dict, list}), None)


def keys_of(annotation: Any) -> Any:
    """Return the type of the keys of a mapping; None for anything else."""
    return next((get_args(o)[0] for o in options(annotation) if get_origin(o) is dict), None)


def shape_in(annotation: Any) -> type[Shape] | None:
    """Return the shape among the types that a value may have; None if there is none."""
    return next((o for o in options(annotation) if isinstance(o, type) and issubclass(o, Shape)), None)


def notes_of(annotation: Any) -> Iterator[Any]:
    """Yield what is noted of a type, and of each of those that it offers a choice of."""
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
        yield from notes_of(get_args(annotation)[0])
    elif get_origin(annotation) in {Union, UnionType}:
        for option in get_args(annotation):
            yield from notes_of(option)


def options(annotation: Any) -> tuple[Any, ...]:
    """Return the types that a value may have, without their annotations for pydantic."""
    if get_origin(annotation) is Annotated:
        return options(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        return tuple(option for part in get_args(annotation) for option in options(part))
    return (annotation,)
