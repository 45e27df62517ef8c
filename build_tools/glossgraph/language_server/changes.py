"""Changes of files as an editor makes them: no more of a text than differs, so that marks and cursors stay."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from lsprotocol.types import (
    OptionalVersionedTextDocumentIdentifier,
    RenameFile,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.language_server.documents import Documents
    from glossgraph.language_server.folder import Folder
    from glossgraph.language_server.lines import Lines


def text_edits(lines: Lines, new: str) -> list[TextEdit]:
    """Return the edits by which a text becomes another one, line by line."""
    old_lines, new_lines = (_lines(text) for text in (lines.text, new))
    starts = [0]
    for line in old_lines:
        starts.append(starts[-1] + len(line))
    matcher = SequenceMatcher(a=old_lines, b=new_lines, autojunk=False)
    return [
        TextEdit(lines.range(starts[first], starts[last]), "".join(new_lines[new_first:new_last]))
        for tag, first, last, new_first, new_last in matcher.get_opcodes()
        if tag != "equal"
    ]


def of_file(documents: Documents, folder: Folder, file: str, edits: Iterable[TextEdit]) -> TextDocumentEdit:
    """Return the edits of a file as a part of a change."""
    return TextDocumentEdit(OptionalVersionedTextDocumentIdentifier(documents.uri(folder, file)), [*edits])


def of_one(documents: Documents, folder: Folder, file: str, edits: list[TextEdit]) -> WorkspaceEdit:
    """Return a change of one file, in the form that every editor knows."""
    return WorkspaceEdit(changes={documents.uri(folder, file): edits})


def moved(documents: Documents, folder: Folder, old: str, new: str) -> RenameFile:
    """Return the move of a file as a part of a change."""
    return RenameFile(documents.uri(folder, old), documents.uri(folder, new))


def _lines(text: str) -> list[str]:
    """Return the lines of a text with their ends; `splitlines` would take more characters for ends."""
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + parts[-1:]
