"""What checks have found in a glossary: how much of it is listed, and which of them need not be made again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from glossgraph.diagnostics import MOST, Diagnostic, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.checks import Check
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


def found_by(check: Check, glossary: Glossary) -> Iterator[Diagnostic]:
    """Yield what a check finds; it is not made again if it has been made to its end before."""
    known, name = findings(glossary), name_of(check)
    if name in known:
        yield from known[name]
        return
    found: list[Diagnostic] = []
    for diagnostic in check.check(glossary):
        found.append(diagnostic)
        yield diagnostic
    known[name] = tuple(found)


def first_of_each_severity(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield what a check finds; after too many of a severity, say that there are more, and stop looking for errors."""
    found: Counter[Severity] = Counter()
    for diagnostic in diagnostics:
        severity = diagnostic.severity
        found[severity] += 1
        if found[severity] <= MOST:
            yield diagnostic
            continue
        if found[severity] == MOST + 1:
            message = f"there are more than {MOST:,} {severity}s of this sort, and the rest is not listed"
            help_ = "fix those that are listed first"
            yield Diagnostic(diagnostic.check, message, Place(diagnostic.place.file), help_, severity=severity)
        if severity is Severity.ERROR:
            return
