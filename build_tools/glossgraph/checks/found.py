"""What checks have found in a glossary: how much of it is listed, and which of them need not be made again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from glossgraph.diagnostics import MOST, Diagnostic, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.checks import Check
    from glossgraph.model import Glossary

_QUIET = "the checks that have found nothing"


def noted(glossary: Glossary, check: Check, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield what a check has found, and note if it is nothing."""
    is_quiet = True
    for diagnostic in found:
        is_quiet = False
        yield diagnostic
    if is_quiet:
        glossary.derived.setdefault(_QUIET, set()).add(check)


def finds_anything(glossary: Glossary, check: Check) -> bool:
    """Tell whether a check of the foundation finds anything; it is not made again if it has found nothing before."""
    return check not in glossary.derived.get(_QUIET, ()) and any(True for _ in check.check(glossary))


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
