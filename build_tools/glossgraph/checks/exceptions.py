"""Exceptions to checks, which terms, paths and models write under `allow:`, and the diagnostics that they silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.diagnostics import nearest
from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.diagnostics import Diagnostic, Place
    from glossgraph.model import Glossary, Model, Term

_PATHS = "graph/paths.yml"

Owner = tuple[str, int]
"""A term or a model that makes an exception, as its file and -1, or a reading path, as its file and its row there."""


class WrittenException(NamedTuple):
    """One entry of `allow:`: the name of the check, who makes the exception, and where it is written."""

    check: str
    owner: Owner
    place: Place


def exceptions(glossary: Glossary) -> Iterator[WrittenException]:
    """Yield every exception of a glossary, by term, then by model, and then by path."""
    files: tuple[Term | Model, ...] = (*glossary.terms.values(), *glossary.models.values())
    for entry in files:
        for name in entry.allow:
            yield WrittenException(name, (entry.file, -1), entry.place("allow", name, part="key"))
    for path in glossary.paths.values():
        for name in path.allow:
            yield WrittenException(name, (_PATHS, path.row), path.place("allow", name, part="key"))


def owner(diagnostic: Diagnostic) -> Owner:
    """Return who could make an exception for a diagnostic: the term, the model or the path that it points at."""
    place = diagnostic.place
    row = place.path[0] if place.file == _PATHS and place.path else -1
    return place.file, row if isinstance(row, int) else -1


def silences(glossary: Glossary, diagnostic: Diagnostic, checks: frozenset[str]) -> bool:
    """Tell whether what is at fault makes an exception, under the name of the check or a mistyped one.

    A mistyped name is reported itself, so the diagnostic that it was meant to silence is not reported as well.
    """
    names = _checks_by_owner(glossary).get(owner(diagnostic), frozenset())
    return diagnostic.check in names or any(nearest(name, [diagnostic.check]) for name in names - checks)


@once
def _checks_by_owner(glossary: Glossary) -> dict[Owner, frozenset[str]]:
    """Return the names of the checks to which each term, model and path makes an exception."""
    names: dict[Owner, set[str]] = {}
    for exception in exceptions(glossary):
        names.setdefault(exception.owner, set()).add(exception.check)
    return {owner_: frozenset(checks) for owner_, checks in names.items()}
