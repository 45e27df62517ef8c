"""How much a fault weighs: the milder rule for drafts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Severity
from glossgraph.model import Status, once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.model import Glossary


def milder_in_drafts(glossary: Glossary, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield diagnostics as warnings where every file that they point at is that of a draft, and others as they are."""
    drafts = _drafts(glossary)
    for diagnostic in diagnostics:
        files = {diagnostic.place.file, *(related.place.file for related in diagnostic.related)}
        if diagnostic.severity is Severity.ERROR and files <= drafts:
            help_ = f"{diagnostic.help}, before the status becomes `{Status.REVIEWED}`"
            yield replace(diagnostic, severity=Severity.WARNING, help=help_)
        else:
            yield diagnostic


@once
def _drafts(glossary: Glossary) -> frozenset[str]:
    """Return the files of the terms that are drafts."""
    return frozenset(term.file for term in glossary.terms.values() if term.status is Status.DRAFT)
