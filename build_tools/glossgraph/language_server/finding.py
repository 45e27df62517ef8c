"""Where something is defined, and where it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph import source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lsprotocol.types import Location

    from glossgraph.language_server.documents import Document, Documents
    from glossgraph.language_server.folder import Folder
    from glossgraph.load.ids_in_files import IdInFile
    from glossgraph.source import Span

Place = tuple[str, "tuple[int, int] | Span"]
"""The path of a file, and offsets or a span in it."""


def definitions(documents: Documents, document: Document, offset: int) -> list[Location]:
    """Return where that is defined which is named at an offset."""
    named = document.named_at(offset)
    found = defined(document.folder, named) if named else ()
    return [documents.location(document.folder, file, span) for file, span in found]


def references(documents: Documents, document: Document, offset: int, *, with_definition: bool) -> list[Location]:
    """Return all places that name what is named at an offset."""
    named = document.named_at(offset)
    if not named:
        return []
    folder, noun = document.folder, meant(document.folder, named)
    places: list[Place] = [*defined(folder, named)] if with_definition else []
    for file, each in everywhere(folder, noun, named.id):
        if not each.defines:
            places.append((file, (each.start, each.end)))
    return [documents.location(folder, file, span) for file, span in places]


def everywhere(folder: Folder, noun: str, id_: str) -> Iterator[tuple[str, IdInFile]]:
    """Yield all places where an id of a sort is, with the path of the file."""
    for file, text in folder.texts():
        # to look for ids takes longer than to look for the letters
        if id_ in text:
            yield from ((file, each) for each in folder.ids(file) if each.id == id_ and meant(folder, each) == noun)


def defined(folder: Folder, named: IdInFile) -> Iterator[Place]:
    """Yield where that is defined which an id names."""
    noun = meant(folder, named)
    terms = folder.glossary.terms
    if noun == "term":
        if named.id in terms:
            file = terms[named.id].file
            yield file, source.span_at(folder.text(file), ("label",))
        return
    for file, each in everywhere(folder, noun, named.id):
        if each.defines:
            yield file, (each.start, each.end)


def meant(folder: Folder, named: IdInFile) -> str:
    """Return what an id is the id of; where it may be that of a term or of a role, a term comes first."""
    if not named.or_noun or named.id in folder.glossary.terms:
        return named.noun
    return named.or_noun
