"""What an editor asks, and what answers it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from glossgraph.diagnostics import visible
from glossgraph.editing.refused import RefusedError
from glossgraph.language_server import (
    actions,
    completion,
    finding,
    following,
    formatting,
    hover,
    links,
    renames,
    symbols,
)
from glossgraph.language_server.server import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from glossgraph.language_server.documents import Site


async def complete(ls: Server, params: lsp.CompletionParams) -> lsp.CompletionList | None:
    """Return what can be typed."""
    document = await ls.document(params.text_document.uri)
    return completion.completion(document, document.lines.offset(params.position)) if document else None


async def show(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    """Return what is below the pointer."""
    document = await ls.document(params.text_document.uri)
    return hover.hover(document, document.lines.offset(params.position)) if document else None


async def define(ls: Server, params: lsp.DefinitionParams) -> list[lsp.Location]:
    """Return where something is defined."""
    document = await ls.document(params.text_document.uri)
    if document is None:
        return []
    return finding.definitions(ls.documents, document, document.lines.offset(params.position))


async def refer(ls: Server, params: lsp.ReferenceParams) -> list[lsp.Location]:
    """Return where something is named."""
    document = await ls.document(params.text_document.uri, settled=True)
    if document is None:
        return []
    offset, with_definition = document.lines.offset(params.position), params.context.include_declaration
    return finding.references(ls.documents, document, offset, with_definition=with_definition)


async def link(ls: Server, params: lsp.DocumentLinkParams) -> list[lsp.DocumentLink]:
    """Return the links of a document."""
    document = await ls.document(params.text_document.uri)
    return [*links.links(ls.documents, document)] if document else []


async def form(ls: Server, params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
    """Return the edits that give a document its form."""
    document = await ls.document(params.text_document.uri)
    return formatting.formatting(document) if document else []


async def outline(ls: Server, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
    """Return what is in a document."""
    document = await ls.document(params.text_document.uri)
    return symbols.outline(document) if document else []


async def find(ls: Server, params: lsp.WorkspaceSymbolParams) -> list[lsp.WorkspaceSymbol]:
    """Return the terms that are called so."""
    found = []
    for folder in [*ls.documents.folders.values()]:
        await ls.ready(folder)
        found += symbols.terms(ls.documents, folder, params.query)
    return found


async def prepare_rename(ls: Server, params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
    """Return what would be renamed."""
    document = await ls.document(params.text_document.uri)
    if document is None:
        return None
    with _refused():
        return renames.prepared(document, document.lines.offset(params.position))


async def rename(ls: Server, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
    """Return the change by which a term gets another id."""
    document = await ls.document(params.text_document.uri, settled=True)
    if document is None:
        return None
    with _refused():
        return renames.rename(ls.documents, document, document.lines.offset(params.position), params.new_name)


@contextmanager
def _refused() -> Iterator[None]:
    """Tell the editor why something is refused."""
    try:
        yield
    except RefusedError as refusal:
        raise JsonRpcException(visible(str(refusal)), lsp.LSPErrorCodes.RequestFailed) from refusal


async def act(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """Return what can be done about a text."""
    document = await ls.document(params.text_document.uri)
    return [*actions.actions(ls.documents, document, params.range)] if document else []


FEATURES: tuple[tuple[str, Callable[..., Any], Any], ...] = (
    (lsp.INITIALIZED, following.initialized, None),
    (lsp.TEXT_DOCUMENT_DID_OPEN, following.opened, None),
    (lsp.TEXT_DOCUMENT_DID_CHANGE, following.changed, None),
    (lsp.TEXT_DOCUMENT_DID_CLOSE, following.closed, None),
    (lsp.TEXT_DOCUMENT_DID_SAVE, following.saved, None),
    (lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, following.files_changed, None),
    (lsp.TEXT_DOCUMENT_COMPLETION, complete, lsp.CompletionOptions(trigger_characters=["[", "@", "|", " "])),
    (lsp.TEXT_DOCUMENT_HOVER, show, None),
    (lsp.TEXT_DOCUMENT_DEFINITION, define, None),
    (lsp.TEXT_DOCUMENT_REFERENCES, refer, None),
    (lsp.TEXT_DOCUMENT_FORMATTING, form, None),
    (lsp.TEXT_DOCUMENT_DOCUMENT_LINK, link, None),
    (lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, outline, None),
    (lsp.TEXT_DOCUMENT_PREPARE_RENAME, prepare_rename, None),
    (lsp.TEXT_DOCUMENT_RENAME, rename, lsp.RenameOptions(prepare_provider=True)),
    (
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        act,
        lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.RefactorRewrite]),
    ),
    (lsp.WORKSPACE_SYMBOL, find, None),
)
"""Each method of the protocol, what answers it, and what the editor is told of that."""


def server_of(site_of: Callable[[Path], Site]) -> Server:
    """Return a server that has begun nothing yet; `site_of` knows where the site of the glossary below a root is."""
    server = Server(site_of)
    for method, answer, options in FEATURES:
        server.feature(method, options)(answer)
    return server
