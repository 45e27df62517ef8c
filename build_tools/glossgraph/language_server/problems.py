"""What a check found, as editors show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DiagnosticTag,
)

from glossgraph.diagnostics import Severity, locate

if TYPE_CHECKING:
    from glossgraph.diagnostics import Located
    from glossgraph.language_server.documents import Documents, Site
    from glossgraph.language_server.folder import Folder

SOURCE = "glossgraph"

_SEVERITIES = {Severity.ERROR: DiagnosticSeverity.Error, Severity.WARNING: DiagnosticSeverity.Warning}

_FADED = {"unused-exception", "unused-reference"}
"""The checks that find what may as well be taken away."""


def located(folder: Folder) -> dict[str, list[Located]]:
    """Return what the last check found, by the file that it is in."""
    compiled = folder.known.compiled
    found: dict[str, list[Located]] = {}
    for each in locate(compiled.diagnostics, compiled.texts):
        found.setdefault(each.diagnostic.place.file, []).append(each)
    return found


def shown(documents: Documents, folder: Folder, found: list[Located]) -> list[Diagnostic]:
    """Return what was found in a file as an editor shows it."""
    return [_shown(documents, folder, each) for each in found]


def _shown(documents: Documents, folder: Folder, each: Located) -> Diagnostic:
    diagnostic = each.diagnostic
    lines = documents.of(folder, diagnostic.place.file).lines
    return Diagnostic(
        range=lines.range_of(each.span),
        message="\n".join(filter(None, (diagnostic.message, diagnostic.help))),
        severity=_SEVERITIES[diagnostic.severity],
        code=diagnostic.check,
        code_description=_manual(documents.site(folder), diagnostic.check),
        source=SOURCE,
        tags=[DiagnosticTag.Unnecessary] if diagnostic.check in _FADED else None,
        related_information=[
            DiagnosticRelatedInformation(
                location=documents.location(folder, related.place.file, span),
                message=related.message,
            )
            for related, span in each.related
        ],
    )


def _manual(site: Site, check: str) -> CodeDescription | None:
    if not (site.url and site.has_manuals):
        return None
    return CodeDescription(f"{site.url}{site.address(f'checks/{check}.md')}")
