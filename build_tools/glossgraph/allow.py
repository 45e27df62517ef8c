"""Exceptions to checks: what stands under `allow:`, and what it silences."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.diagnostics import Place

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
    for row, path in enumerate(glossary.paths.values()):
        for name in path.allow:
            yield Allowed(name, (_PATHS, row), Place(_PATHS, (row, "allow", name), "key"))


def owner(diagnostic: Diagnostic) -> Owner:
    """Return who could make an exception for a diagnostic: the term or the path that it points at."""
    place = diagnostic.place
    row = place.path[0] if place.file == _PATHS and place.path else -1
    return place.file, row if isinstance(row, int) else -1


def silences(glossary: Glossary, diagnostic: Diagnostic) -> bool:
    """Tell whether the term or the path at fault has made an exception."""
    return (diagnostic.check, owner(diagnostic)) in _silenced(glossary)


@lru_cache(maxsize=2)
def _silenced(glossary: Glossary) -> frozenset[tuple[str, Owner]]:
    return frozenset((entry.check, entry.owner) for entry in entries(glossary))
