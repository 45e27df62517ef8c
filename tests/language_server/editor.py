"""An editor that talks to `glossgraph lsp` as real ones do: the client of pygls, in a thread of its own."""

from __future__ import annotations

import asyncio
import sys
import threading
from typing import TYPE_CHECKING, Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from pathlib import Path

SECONDS = 60
"""How long an answer may take, on a machine that has other work to do."""

COMMAND = [sys.executable, "-m", "glossgraph", "lsp"]


class Editor:
    """An editor with some folders open."""

    def __init__(self, *folders: Path, command: list[str] | None = None, resources: bool = True) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.published: list[lsp.PublishDiagnosticsParams] = []
        self._news = asyncio.Condition()
        self._versions: dict[str, int] = {}
        self.client = self.do(self._started(folders, command or COMMAND, resources=resources))

    async def _started(self, folders: tuple[Path, ...], command: list[str], *, resources: bool) -> LanguageClient:
        client = LanguageClient("editor", "1")

        @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def published(params: lsp.PublishDiagnosticsParams) -> None:
            async with self._news:
                self.published.append(params)
                self._news.notify_all()

        @client.feature(lsp.CLIENT_REGISTER_CAPABILITY)
        def registered(params: lsp.RegistrationParams) -> None:
            self.registered = params.registrations

        await client.start_io(*command)
        operations = [lsp.ResourceOperationKind.Rename] if resources else []
        workspace = lsp.WorkspaceClientCapabilities(
            did_change_watched_files=lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
            workspace_edit=lsp.WorkspaceEditClientCapabilities(
                document_changes=resources, resource_operations=operations
            ),
        )
        self.initialized = await client.initialize_async(
            lsp.InitializeParams(
                capabilities=lsp.ClientCapabilities(workspace=workspace),
                workspace_folders=[lsp.WorkspaceFolder(folder.as_uri(), folder.name) for folder in folders],
            )
        )
        client.initialized(lsp.InitializedParams())
        return client

    def do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(asyncio.wait_for(work, SECONDS), self._loop).result()

    def ask(self, method: str, params: Any) -> Any:
        async def asked() -> Any:
            return await self.client.protocol.send_request_async(method, params)

        return self.do(asked())

    def tell(self, method: str, params: Any) -> None:
        async def told() -> None:
            self.client.protocol.notify(method, params)

        self.do(told())

    def at(self, method: str, path: Path, line: int, character: int, **more: Any) -> Any:
        document, position = lsp.TextDocumentIdentifier(path.as_uri()), lsp.Position(line, character)
        kinds: dict[str, Any] = {
            lsp.TEXT_DOCUMENT_COMPLETION: lsp.CompletionParams,
            lsp.TEXT_DOCUMENT_HOVER: lsp.HoverParams,
            lsp.TEXT_DOCUMENT_DEFINITION: lsp.DefinitionParams,
            lsp.TEXT_DOCUMENT_REFERENCES: lsp.ReferenceParams,
            lsp.TEXT_DOCUMENT_PREPARE_RENAME: lsp.PrepareRenameParams,
            lsp.TEXT_DOCUMENT_RENAME: lsp.RenameParams,
        }
        return self.ask(method, kinds[method](text_document=document, position=position, **more))

    def open(self, path: Path, text: str) -> int:
        uri = path.as_uri()
        # an editor counts from 1 when a document is opened again, and here that could be mistaken
        self._versions[uri] = self._versions.get(uri, 0) + 1
        document = lsp.TextDocumentItem(uri, "yaml", self._versions[uri], text)
        self.tell(lsp.TEXT_DOCUMENT_DID_OPEN, lsp.DidOpenTextDocumentParams(document))
        return self._versions[uri]

    def edit(self, path: Path, text: str) -> int:
        uri = path.as_uri()
        self._versions[uri] += 1
        document = lsp.VersionedTextDocumentIdentifier(self._versions[uri], uri)
        change = lsp.TextDocumentContentChangeWholeDocument(text)
        self.tell(lsp.TEXT_DOCUMENT_DID_CHANGE, lsp.DidChangeTextDocumentParams(document, [change]))
        return self._versions[uri]

    def close(self, path: Path) -> None:
        document = lsp.TextDocumentIdentifier(path.as_uri())
        self.tell(lsp.TEXT_DOCUMENT_DID_CLOSE, lsp.DidCloseTextDocumentParams(document))

    def problems(self, path: Path, version: int | None) -> list[lsp.Diagnostic]:
        """Wait for what is found in a version of a file."""

        async def found() -> list[lsp.Diagnostic]:
            async with self._news:
                while True:
                    for each in self.published:
                        if each.uri == path.as_uri() and each.version == version:
                            self.published.remove(each)
                            return [*each.diagnostics]
                    await self._news.wait()

        result: list[lsp.Diagnostic] = self.do(found())
        return result

    def stop(self) -> int | None:
        async def stopped() -> int | None:
            await self.client.shutdown_async(None)
            self.client.exit(None)
            server = self.client._server  # noqa: SLF001 - the process, of which its exit code counts
            code = await server.wait() if server else None
            await self.client.stop()
            return code

        code: int | None = self.do(stopped())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(SECONDS)
        self._loop.close()
        return code
