"""The rename of a term in all files of a glossary, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import PrepareRenamePlaceholder, WorkspaceEdit

from glossgraph.editing.change import Change
from glossgraph.editing.outcome import outcome
from glossgraph.editing.refused import RefusedError
from glossgraph.editing.renaming import renaming
from glossgraph.language_server import changes, finding

if TYPE_CHECKING:
    from glossgraph.language_server.documents import Document, Documents


def prepared(document: Document, offset: int) -> PrepareRenamePlaceholder:
    """Return what would be renamed at an offset.

    Raises:
        RefusedError: nothing there can be renamed.

    """
    named = document.named_at(offset)
    if not named or finding.meant(document.folder, named) != "term":
        what = f"`{named.id}` is no term" if named else "no term is named here"
        raise RefusedError(f"{what}; only terms can be renamed")
    at_label = named.path == ("label",)
    start, end = (offset, offset) if at_label else (named.start, named.end)
    return PrepareRenamePlaceholder(document.lines.range(start, end), named.id)


def rename(documents: Documents, document: Document, offset: int, new: str) -> WorkspaceEdit:
    """Return the change by which the term that is named at an offset gets another id.

    Raises:
        RefusedError: it cannot be made, or would change more than that.

    """
    folder = document.folder
    old = prepared(document, offset).placeholder
    compiled = folder.known.compiled
    change = renaming(compiled, old, new)
    file = compiled.glossary.terms[old].file
    (moved,) = (path for path, text in change.before.items() if text is None)
    # what is not saved yet counts as well
    with_unsaved = Change(change.before, {**folder.open, **change.after})
    outcome(compiled, with_unsaved, folder.memory(), {old: new}, {file, moved})
    texts = {**{path: change.after[path] for path in change.files}, file: change.after[moved]}
    edits = [
        changes.of_file(documents, folder, path, changes.text_edits(documents.of(folder, path).lines, text))
        for path, text in texts.items()
        if path != moved and text is not None
    ]
    return WorkspaceEdit(document_changes=[*edits, changes.moved(documents, folder, file, moved)])
