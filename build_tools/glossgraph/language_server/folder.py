"""A glossary while it is written: its files with the texts of the editor, and what was last understood of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from glossgraph import cache
from glossgraph.compiler import compile_glossary
from glossgraph.language_server.offers import Schemas
from glossgraph.load import Memory
from glossgraph.load.ids_in_files import ids_in, shape_of
from glossgraph.source import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from glossgraph.compiler import Compiled
    from glossgraph.load.ids_in_files import IdInFile
    from glossgraph.model import Glossary

_PARTS = ("relations", "kinds", "stages", "settings", "groups", "paths", "references", "models")


class Known(NamedTuple):
    """What a check has found."""

    compiled: Compiled
    glossary: Glossary
    """The glossary, with what could be read of it earlier and cannot now."""


class Folder:
    """A folder with `terms/` and `graph/`."""

    def __init__(self, root: Path) -> None:
        """Read nothing yet."""
        self.root = root
        self.open: dict[str, str] = {}
        """The texts of the files that are open in the editor, by their paths below the root."""
        self._memory = Memory()
        self._known: Known | None = None
        self._schemas: Schemas | None = None
        self._ids: dict[str, tuple[str, list[IdInFile]]] = {}

    @property
    def glossary(self) -> Glossary:
        """The glossary as it was last checked; what cannot be read now is as it was when it last could."""
        return self.known.glossary

    @property
    def known(self) -> Known:
        """What is known of it; the first time, it is read for that."""
        if self._known is None:
            self.take(self.checked({}))
        return self._known or self.known

    def checked(self, unsaved: Mapping[str, str]) -> Known:
        """Check it, with texts that are not saved. This may be done beside everything else, but not twice at once."""
        if self._known is None and not self._memory.known:
            self._memory = cache.memory_of(self.root)
        self._memory = self.memory()
        compiled = compile_glossary(self.root, memory=self._memory, unsaved=unsaved)
        glossary = _completed(compiled.glossary, self._known.glossary if self._known else None)
        return Known(compiled, glossary)

    @property
    def schemas(self) -> Schemas:
        """What its files can hold, as of one of the last checks; the first time, that is worked out."""
        if self._schemas is None:
            self._schemas = self.described()
        return self._schemas

    def described(self) -> Schemas:
        """Work out what its files can hold. This may be done beside everything else, too."""
        return Schemas(self.glossary)

    def take_schemas(self, schemas: Schemas) -> None:
        """Take what its files can hold from now on."""
        self._schemas = schemas

    def memory(self) -> Memory:
        """Return what is known of its files, to be told of what changes."""
        return Memory(self._memory.known, self._memory.findings)

    def take(self, known: Known) -> None:
        """Take what was found by a check as what is known from now on."""
        self._known = known

    def text(self, file: str) -> str:
        """Return the text of a file, as it is in the editor if it is open there; nothing if it is not known."""
        found = self.open.get(file)
        return self.known.compiled.texts.get(file, "") if found is None else found

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield its files that can be read, each with its text."""
        for file in sorted({*self.known.compiled.texts, *self.open}):
            if shape_of(file):
                yield file, self.text(file)

    def ids(self, file: str) -> list[IdInFile]:
        """Return the ids in a file as its text is now; none if it cannot be parsed."""
        text = self.text(file)
        known = self._ids.get(file)
        if known and known[0] == text:
            return known[1]
        try:
            found = ids_in(file, text)
        except SourceError:
            found = []
        self._ids[file] = text, found
        return found


def _completed(glossary: Glossary, before: Glossary | None) -> Glossary:
    """Return a glossary with what could not be read of it now, and could be before."""
    if before is None:
        return glossary
    lost = {id_: before.terms[id_] for id_ in glossary.unread if id_ in before.terms and id_ not in glossary.terms}
    parts: dict[str, Any] = {
        part: {**getattr(before, part), **getattr(glossary, part)}
        for part in _PARTS
        if part in glossary.unread_parts or part in glossary.doubtful
    }
    if not lost and not parts:
        return glossary
    return replace(glossary, terms=dict(sorted({**lost, **glossary.terms}.items())), **parts)
