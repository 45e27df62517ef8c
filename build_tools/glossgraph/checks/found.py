"""What checks have found in a glossary: which of them need not be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from glossgraph.checks import Check
    from glossgraph.diagnostics import Diagnostic
    from glossgraph.model import Glossary

_FOUND = "what checks have found"


class _Named(Protocol):
    __name__: str


def name_of(check: _Named) -> str:
    """Return the name of the module of a check."""
    return check.__name__.rpartition(".")[2]


def findings(glossary: Glossary) -> dict[str, tuple[Diagnostic, ...]]:
    """Return all that checks have found in a glossary so far, by the module of the check."""
    found: dict[str, tuple[Diagnostic, ...]] = glossary.derived.setdefault(_FOUND, {})
    return found


def found_by(check: Check, glossary: Glossary) -> tuple[Diagnostic, ...]:
    """Return what a check finds; it is not made again if it has been made before."""
    known, name = findings(glossary), name_of(check)
    if name not in known:
        known[name] = tuple(check.check(glossary))
    return known[name]
