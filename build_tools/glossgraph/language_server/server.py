"""The server: the glossaries of an editor's folders, which it checks while somebody writes."""

from __future__ import annotations

import asyncio
from importlib import metadata
from typing import TYPE_CHECKING

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from glossgraph.language_server import problems
from glossgraph.language_server.documents import Documents

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from glossgraph.language_server.documents import Document, Site
    from glossgraph.language_server.folder import Folder

REST = 0.2
"""How many seconds after an edit a glossary is checked, if there is no other edit meanwhile."""


class Server(LanguageServer):
    """The glossaries of an editor's folders, and when each is to be checked."""

    def __init__(self, site_of: Callable[[Path], Site]) -> None:
        """Take what knows where the site of the glossary below a root is."""
        super().__init__(
            "glossgraph",
            metadata.version("glossgraph"),
            # Python and editors do not agree on what a line is, so that whole texts are safer than pieces
            text_document_sync_kind=lsp.TextDocumentSyncKind.Full,
        )
        self.documents = Documents(site_of)
        self.checks = 0
        """How many checks have been made."""
        self._waiting: dict[Folder, asyncio.Task[None]] = {}
        self._first: dict[Folder, asyncio.Event] = {}
        self._turn = asyncio.Lock()
        self._with_problems: dict[Folder, set[str]] = {}

    def check_soon(self, folder: Folder) -> None:
        """Check a glossary once nobody has typed for a moment."""
        if (task := self._waiting.get(folder)) is not None:
            task.cancel()
        first = self._first.setdefault(folder, asyncio.Event())
        self._waiting[folder] = asyncio.create_task(self._check(folder, REST if first.is_set() else 0))

    async def ready(self, folder: Folder) -> None:
        """Wait until a glossary has been checked once."""
        if folder not in self._first:
            self.check_soon(folder)
        await self._first[folder].wait()

    async def settled(self, folder: Folder) -> None:
        """Wait until the last edit has been checked, too."""
        await self.ready(folder)
        while not (task := self._waiting[folder]).done():
            await asyncio.wait({task})

    async def _check(self, folder: Folder, rest: float) -> None:
        await asyncio.sleep(rest)
        # what has begun is brought to its end, even if it is out of date by then
        await asyncio.shield(asyncio.create_task(self._checked(folder, dict(folder.open))))

    async def _checked(self, folder: Folder, unsaved: dict[str, str]) -> None:
        async with self._turn:
            if unsaved != folder.open:
                return
            known = await asyncio.to_thread(folder.checked, unsaved)
            folder.take(known)
            self.checks += 1
            if unsaved == folder.open:
                self.publish(folder)
            # this takes as long as most checks, and nobody waits for it
            folder.take_schemas(await asyncio.to_thread(folder.described))
            self._first[folder].set()

    async def document(self, uri: str, *, settled: bool = False) -> Document | None:
        """Return a document once its glossary is known, be it as before the last edit; None if it is of no glossary."""
        place = self.documents.place(uri)
        if place is None:
            return None
        await (self.settled if settled else self.ready)(place[0])
        return self.documents.of(*place)

    def publish(self, folder: Folder) -> None:
        """Show what the last check found, and take away what it no longer finds."""
        found = problems.located(folder)
        before = self._with_problems.get(folder, set())
        self._with_problems[folder] = {*found}
        for file in sorted({*found, *before, *folder.open}):
            uri = self.documents.uri(folder, file)
            shown = problems.shown(self.documents, folder, found.get(file, []))
            version = self.workspace.get_text_document(uri).version if file in folder.open else None
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, shown, version))
