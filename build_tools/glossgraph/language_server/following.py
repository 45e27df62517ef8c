"""What an editor tells: which files are open, what is typed in them, and what changes on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types as lsp
from pygls.uris import to_fs_path

from glossgraph.checked import find_root

if TYPE_CHECKING:
    from glossgraph.language_server.server import Server


async def initialized(ls: Server, _: lsp.InitializedParams) -> None:
    """Check the glossaries of the folders that are open, and ask to be told of files that change."""
    ls.documents.encoding = ls.workspace.position_encoding or ls.documents.encoding
    for uri in ls.workspace.folders or filter(None, [ls.workspace.root_uri]):
        path = to_fs_path(uri)
        if path and (root := find_root(Path(path))):
            ls.check_soon(ls.documents.folder(root))
    workspace = ls.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    if watched and watched.dynamic_registration:
        patterns = [lsp.FileSystemWatcher(f"**/{folder}/**") for folder in ("terms", "graph")]
        options = lsp.DidChangeWatchedFilesRegistrationOptions(patterns)
        registration = lsp.Registration("files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        await ls.client_register_capability_async(lsp.RegistrationParams([registration]))


async def opened(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
    """Take the text of a document that was opened."""
    _take(ls, params.text_document.uri, params.text_document.text)


async def changed(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
    """Take the text of a document that was edited."""
    _take(ls, params.text_document.uri, ls.workspace.get_text_document(params.text_document.uri).source)


async def closed(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
    """Go by the file on the disk again."""
    _take(ls, params.text_document.uri, None)


async def saved(ls: Server, params: lsp.DidSaveTextDocumentParams) -> None:
    """Check again, as other files may have changed as well."""
    if place := ls.documents.place(params.text_document.uri):
        ls.check_soon(place[0])


async def files_changed(ls: Server, params: lsp.DidChangeWatchedFilesParams) -> None:
    """Check the glossaries again of which files have changed."""
    places = (ls.documents.place(change.uri) for change in params.changes)
    for folder in {place[0] for place in places if place}:
        ls.check_soon(folder)


def _take(ls: Server, uri: str, text: str | None) -> None:
    place = ls.documents.place(uri)
    if place is None:
        return
    folder, file = place
    if text is None:
        folder.open.pop(file, None)
    else:
        folder.open[file] = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    ls.check_soon(folder)
