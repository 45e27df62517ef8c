"""Compares the values of a file with its shape: what is wrong, and where, and the rest in that shape."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from glossgraph.load.graph_shapes import AboutShape
from glossgraph.load.known import Known
from glossgraph.load.levels import with_levels
from glossgraph.load.shapes import TermShape

if TYPE_CHECKING:
    from glossgraph.diagnostics import Diagnostic

Valid = TypeVar("Valid")


def validated(
    shape: type[Valid], values: Any, file: str, text: str, known: Known | None = None
) -> tuple[Valid | None, list[Diagnostic]]:
    """Return the values in their shape, and what is wrong with them; cures propose what is known of `graph/`.

    Wrong values are left out or filled in, so that the rest can still be checked. If that does not help, there are no
    values, and the first part of the result is None.
    """
    if shape is AboutShape:
        values = with_levels(values, text)
    try:
        # mypy mistakes the hash of a class for that of its instances
        return adapter(shape).validate_python(given(shape, values)), []  # type: ignore[arg-type]
    except ValidationError:
        from glossgraph.load.repaired import repaired  # noqa: PLC0415 - it takes long, and most files are right

        return repaired(shape, values, file, text, known or Known())


@cache
def adapter(shape: type[Valid]) -> TypeAdapter[Valid]:
    """Return the validator of a shape; making one takes longer than using it."""
    return TypeAdapter(shape)


def given(shape: type[Any], values: Any) -> Any:
    """Leave out the fields of a term that have no value, but keep the targets that have no reason."""
    if shape is not TermShape or not isinstance(values, dict):
        return values
    fields = {key: value for key, value in values.items() if value is not None}
    edges = fields.get("edges")
    if isinstance(edges, dict):
        fields["edges"] = {relation: targets for relation, targets in edges.items() if targets is not None}
    return fields
