"""What the program finds in the texts of a glossary."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from glossgraph import compiler, load
from mutations.draft import Draft, Finding


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


def found(texts: dict[str, str]) -> list[Finding]:
    """Return what the program finds in a glossary, even when strict."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        Draft(texts).write(root)
        located = compiler.compile_glossary(root, strict=True, memory=MEMORY).located()
    return [Finding(each.diagnostic.check, each.diagnostic.place.file, each.span.line) for each in located]
