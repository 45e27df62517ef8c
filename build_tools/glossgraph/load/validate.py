"""Compares the values of a file with its shape: what is wrong, and where, and the rest in that shape."""

from __future__ import annotations

import copy
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from glossgraph.diagnostics import MOST, Diagnostic, Place, count
from glossgraph.load import csl
from glossgraph.load.graph_shapes import AboutShape, ReferenceShape
from glossgraph.load.known import Known
from glossgraph.load.levels import with_levels
from glossgraph.load.mistake import MISSING, Mistake, fields, mistakes
from glossgraph.load.repair import repair
from glossgraph.load.shapes import ActionShape, TermShape
from glossgraph.load.synonyms import meant_field
from glossgraph.load.wording import diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.load.mistake import Path

Valid = TypeVar("Valid")

ROUNDS = 4
"""How often values are validated: once repaired, they can show a mistake that another one hid."""

_HIDDEN = {"incomplete_step", "mixed_step", "no_inverse"}
"""The sorts of mistake that pydantic finds only where there is no other."""


def validated(
    shape: type[Valid], values: Any, file: str, text: str, known: Known | None = None
) -> tuple[Valid | None, list[Diagnostic]]:
    """Return the values in their shape, and what is wrong with them; cures propose what is known of `graph/`.

    Wrong values are left out or filled in, so that the rest can still be checked. If that does not help, there are no
    values, and the first part of the result is None.
    """
    # mypy mistakes the hash of a class for that of its instances
    adapter = _adapter(shape)  # type: ignore[arg-type]
    if shape is AboutShape:
        values = with_levels(values, text)
    repaired = _without_nulls(values) if shape is TermShape else values
    diagnostics: list[Diagnostic] = []
    misnamed: set[Path] = set()
    seen: set[Path] = set()
    for repairs in range(ROUNDS):
        try:
            return adapter.validate_python(repaired), diagnostics
        except ValidationError as failure:
            wrong = mistakes(failure, shape, values)
        if repairs:
            listed = [mistake for mistake in wrong if _was_hidden(mistake, seen)]
        else:
            repaired = copy.deepcopy(repaired)
            listed = wrong[:MOST]
            misnamed = set(_misnamed(listed))
            seen |= misnamed
        # a required field that the file has under a mistyped name is one mistake and not two
        reported = (mistake for mistake in listed if mistake.sort not in MISSING or mistake.path not in misnamed)
        worded = (diagnostic(mistake, file, text, known or Known()) for mistake in reported)
        diagnostics += [one for one in worded if one]
        if not repairs and len(wrong) > MOST:
            diagnostics.append(_unlisted(len(wrong) - MOST, file))
        seen |= {mistake.at for mistake in wrong}
        repair(repaired, wrong)
    return None, diagnostics


@cache
def _adapter(shape: type[Valid]) -> TypeAdapter[Valid]:
    """Return the validator of a shape; making one takes longer than using it."""
    return TypeAdapter(shape)


def _without_nulls(values: Any) -> Any:
    """Leave out the fields that have no value, but keep the targets that have no reason."""
    if not isinstance(values, dict):
        return values
    given = {key: value for key, value in values.items() if value is not None}
    edges = given.get("edges")
    if isinstance(edges, dict):
        given["edges"] = {relation: targets for relation, targets in edges.items() if targets is not None}
    return given


def _misnamed(wrong: list[Mistake]) -> Iterator[Path]:
    """Yield the paths of the fields that the file most likely has, but under other names."""
    for mistake in wrong:
        if mistake.sort == "extra_forbidden":
            yield (*mistake.path[:-1], mistake.meant)
            if mistake.meant and mistake.owner and issubclass(mistake.owner, ActionShape):
                # which of its two forms a step has is known only when all its fields are
                yield from ((*mistake.path[:-1], name) for name in fields(mistake.owner))
        elif mistake.sort == "missing" and mistake.owner is ReferenceShape and _has_under_another_name(mistake):
            yield mistake.path


def _has_under_another_name(mistake: Mistake) -> bool:
    """Tell whether a reference has a field under a name that CSL does not know; a reference may have any field.

    A reference without an id is left out, so nothing is said about its fields.
    """
    return mistake.name != "id" and any(
        meant_field(key, csl.FIELDS) == mistake.name for key in mistake.parent.keys() - csl.FIELDS
    )


def _was_hidden(mistake: Mistake, seen: set[Path]) -> bool:
    """Tell whether an earlier mistake hid this one: a step, or a relation, that is not whole."""
    # a relation that may be symmetric needs no inverse
    excused = mistake.sort == "no_inverse" and (*mistake.at, "symmetric") in seen
    return mistake.sort in _HIDDEN and not excused and (mistake.sort == "mixed_step" or mistake.path not in seen)


def _unlisted(number: int, file: str) -> Diagnostic:
    message = f"the file has {count(number, 'more mistake')}"
    return Diagnostic("wrong-type", message, Place(file), "fix those that are listed first")
