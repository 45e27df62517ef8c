"""What is wrong with values that do not fit their shape, and as much of them as can be made to fit."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from glossgraph.diagnostics import MOST, Diagnostic, Place, count
from glossgraph.load import csl
from glossgraph.load.graph_shapes import ReferenceShape
from glossgraph.load.mistake import MISSING, Mistake, mistakes
from glossgraph.load.repair import repair
from glossgraph.load.shapes import ActionShape
from glossgraph.load.synonyms import meant_field
from glossgraph.load.validate import adapter, given
from glossgraph.load.wanted import fields
from glossgraph.load.wording import diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.load.known import Known
    from glossgraph.load.mistake import Path

Valid = TypeVar("Valid")

ROUNDS = 4
"""How often values are validated: once repaired, they can show a mistake that another one hid."""

_HIDDEN = {"incomplete_step", "mixed_step"}
"""The sorts of mistake that pydantic finds only where there is no other."""


def repaired(
    shape: type[Valid], written: Any, file: str, text: str, known: Known
) -> tuple[Valid | None, list[Diagnostic]]:
    """Return what `validated` does, of values that do not fit their shape."""
    values = given(shape, written)
    diagnostics: list[Diagnostic] = []
    misnamed: set[Path] = set()
    seen: set[Path] = set()
    for repairs in range(ROUNDS):
        try:
            return adapter(shape).validate_python(values), diagnostics  # type: ignore[arg-type] # as in `validated`
        except ValidationError as failure:
            wrong = mistakes(failure, shape, written)
        if repairs:
            listed = [mistake for mistake in wrong if _was_hidden(mistake, seen)]
        else:
            values = copy.deepcopy(values)
            listed = wrong[:MOST]
            misnamed = set(_misnamed(listed))
            seen |= misnamed
        # a required field that the file has under a mistyped name is one mistake and not two
        reported = (mistake for mistake in listed if mistake.sort not in MISSING or mistake.path not in misnamed)
        worded = (diagnostic(mistake, file, text, known) for mistake in reported)
        diagnostics += [one for one in worded if one]
        if not repairs and len(wrong) > MOST:
            diagnostics.append(_unlisted(len(wrong) - MOST, file))
        seen |= {mistake.at for mistake in wrong}
        repair(values, wrong)
    return None, diagnostics


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
    """Tell whether an earlier mistake hid this one: a step that is not whole."""
    return mistake.sort in _HIDDEN and (mistake.sort == "mixed_step" or mistake.path not in seen)


def _unlisted(number: int, file: str) -> Diagnostic:
    message = f"the file has {count(number, 'more mistake')}"
    return Diagnostic("wrong-type", message, Place(file), "fix those that are listed first")
