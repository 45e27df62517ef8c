"""The outline of a document, and the terms that are found by a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import DocumentSymbol, Location, SymbolKind, WorkspaceSymbol

from glossgraph import source
from glossgraph.language_server.lines import START

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.language_server.documents import Document, Documents
    from glossgraph.language_server.folder import Folder

MOST = 200
"""How many terms are listed at most; people type on."""


def outline(document: Document) -> list[DocumentSymbol]:
    """Return what is in a document: of a term its fields and edges, of another file what it defines."""
    if not document.term:
        return [*_defined(document)]
    term = document.folder.glossary.terms.get(document.term)
    title = term.title if term else document.term
    whole = document.lines.range(0, len(document.text))
    label = document.lines.range_of(source.span_at(document.text, ("label",)))
    return [
        DocumentSymbol(
            name=title or document.term,
            kind=SymbolKind.Class,
            range=whole,
            selection_range=label,
            detail=document.term,
            children=[*_edges(document)],
        )
    ]


def _edges(document: Document) -> Iterator[DocumentSymbol]:
    for named in document.folder.ids(document.file):
        if named.noun == "term" and named.path[:1] == ("edges",) and len(named.path) == 3 and not named.in_prose:  # noqa: PLR2004
            place = document.lines.range(named.start, named.end)
            yield DocumentSymbol(named.id, SymbolKind.Property, place, place, detail=str(named.path[1]))


def _defined(document: Document) -> Iterator[DocumentSymbol]:
    for named in document.folder.ids(document.file):
        if named.defines and named.id:
            place = document.lines.range(named.start, named.end)
            yield DocumentSymbol(named.id, SymbolKind.Key, place, place, detail=named.noun)


def terms(documents: Documents, folder: Folder, words: str) -> list[WorkspaceSymbol]:
    """Return the terms whose id or names hold some words."""
    sought = words.casefold()
    found = []
    for term in folder.glossary.terms.values():
        names = (term.id, term.label, *term.synonyms)
        if any(sought in name.casefold() for name in names):
            place = Location(documents.uri(folder, term.file), START)
            found.append(WorkspaceSymbol(place, term.title, SymbolKind.Class, container_name=term.id))
    return found[:MOST]
