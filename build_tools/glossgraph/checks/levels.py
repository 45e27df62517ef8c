"""How much a fault weighs: what the glossary says of the check under `checks:`, and the milder rule for drafts."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from glossgraph.checks.styles import STYLES
from glossgraph.diagnostics import MOST, Extended, Severity, nearest
from glossgraph.model import Level, Status, once

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.model import Glossary


def levels(glossary: Glossary, names: Collection[str]) -> Mapping[str, Level]:
    """Return the levels that a glossary sets, by the names of the checks; `names` are those of the checks it can set.

    What it says of a check counts before what its style says. A level under a mistyped name counts for the check that
    is meant: the name is reported, and one mistake is enough.
    In a file that cannot be read, any check may be switched off, so none is made.
    """
    style = STYLES[glossary.about.style]
    written = {name: rule.level for name, rule in glossary.about.checks.items()}
    mistyped = islice((name for name in written if name not in names), MOST)
    meant = {nearest(name, names): written[name] for name in mistyped}
    unsure = {name: Level.OFF for name in names if glossary.may_hold("glossary", name)}
    return {name: level for name, level in {**style, **meant, **unsure, **written}.items() if name in names}


def at_level(diagnostics: Iterable[Diagnostic], level: Level) -> Iterator[Diagnostic]:
    """Yield diagnostics at the level that the glossary sets for their check, which is not off."""
    severity = Severity(level)
    return (replace(diagnostic, severity=severity) for diagnostic in diagnostics)


def milder_in_drafts(glossary: Glossary, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield diagnostics as warnings where every file that they point at is that of a draft, and others as they are."""
    drafts = _drafts(glossary)
    for diagnostic in diagnostics:
        files = {diagnostic.place.file, *(related.place.file for related in diagnostic.related)}
        if diagnostic.severity is Severity.ERROR and files <= drafts:
            help_ = Extended(diagnostic.cure, f", before the status becomes `{Status.REVIEWED}`")
            yield replace(diagnostic, severity=Severity.WARNING, cure=help_)
        else:
            yield diagnostic


@once
def _drafts(glossary: Glossary) -> frozenset[str]:
    """Return the files of the terms that are drafts."""
    return frozenset(term.file for term in glossary.terms.values() if term.status is Status.DRAFT)
