"""What the program finds in the texts of a glossary."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossgraph import compiler, load
from mutations.draft import Draft, Finding

if TYPE_CHECKING:
    from collections.abc import Mapping


class Memory(load.Memory):
    """A memory of every text that a file has had: what one mutant changes, the next has again as it was."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[str, str], Any] = {}

    def recall(self, file: str, text: str) -> Any:
        return self._known.get((file, text))

    def keep(self, file: str, text: str, content: Any) -> None:
        self._known[file, text] = content


MEMORY = Memory()
"""What the files say that the mutants of this process share."""


class Place:
    """A folder in which one glossary after the other is written: only files that differ from the last are."""

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        self.there: dict[str, str] = {}

    def write(self, texts: Mapping[str, str]) -> Path:
        for file in self.there.keys() - texts.keys():
            (self.root / file).unlink()
        Draft({file: text for file, text in texts.items() if self.there.get(file) != text}).write(self.root)
        self.there = dict(texts)
        return self.root


@cache
def place() -> Place:
    """Return the folder of this process."""
    return Place()


def found(texts: dict[str, str]) -> list[Finding]:
    """Return what the program finds in a glossary, even when strict."""
    located = compiler.compile_glossary(place().write(texts), strict=True, memory=MEMORY).located()
    return [Finding(each.diagnostic.check, each.diagnostic.place.file, each.span.line) for each in located]
