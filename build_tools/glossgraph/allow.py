"""Exceptions to checks: what stands under `allow:`, and what it silences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.diagnostics import Place, nearest
from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.model import Glossary

_PATHS = "graph/paths.yml"

Owner = tuple[str, int]
"""Who makes an exception: a term, as its file and -1, or a reading path, as its file and its row in it."""


class Allowed(NamedTuple):
    """One entry of `allow:`: the name of the check, who makes the exception, and where it is written."""

    check: str
    owner: Owner
    place: Place


def entries(glossary: Glossary) -> Iterator[Allowed]:
    """Yield every exception of a glossary, by term and then by path."""
    for term in glossary.terms.values():
        for name in term.allow:
            yield Allowed(name, (term.file, -1), term.place("allow", name, part="key"))
    for path in glossary.paths.values():
        for name in path.allow:
            yield Allowed(name, (_PATHS, path.row), path.place("allow", name, part="key"))


def owner(diagnostic: Diagnostic) -> Owner:
    """Return who could make an exception for a diagnostic: the term or the path that it points at."""
    place = diagnostic.place
    row = place.path[0] if place.file == _PATHS and place.path else -1
    return place.file, row if isinstance(row, int) else -1


def silences(glossary: Glossary, diagnostic: Diagnostic, checks: frozenset[str]) -> bool:
    """Tell whether the term or the path at fault has made an exception, under the name of the check or a mistyped one.

    A name that is none of the checks' is reported as such, and what was meant by it is no second mistake.
    """
    names = _silenced(glossary).get(owner(diagnostic), frozenset())
    return diagnostic.check in names or any(nearest(name, [diagnostic.check]) for name in names - checks)


@once
def _silenced(glossary: Glossary) -> dict[Owner, frozenset[str]]:
    found: dict[Owner, set[str]] = {}
    for entry in entries(glossary):
        found.setdefault(entry.owner, set()).add(entry.check)
    return {owner_: frozenset(names) for owner_, names in found.items()}
