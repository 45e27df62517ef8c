"""What is known of the files of a glossary since they were last read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from glossgraph.diagnostics import Diagnostic


class Findings(NamedTuple):
    """What checks found in a glossary, by the module of the check, and the texts and the day for which that holds."""

    files: Mapping[str, bytes]
    """The digest of the text of each of its files."""
    day: dt.date | None
    found: Mapping[str, tuple[Diagnostic, ...]]


class Memory:
    """What the files of a glossary said when they were last read, for those with which nothing was wrong.

    As long as the text of such a file is the same, it is not parsed again. One memory serves one folder of files at a
    time: of each file, by its path below the root, only the last text counts.
    """

    def __init__(self, known: Mapping[str, tuple[bytes, Any]] | None = None, findings: Findings | None = None) -> None:
        """Take what is known already: of each file, the digest of its text, and what it says; and what was found."""
        self.known = dict(known or {})
        self.findings = findings
        self.new: set[str] = set()
        """The files of which something else is known than at the beginning."""
        self.replaced: dict[str, tuple[bytes, Any]] = {}
        """What was known before of files that say something else now."""

    def recall(self, file: str, text: str) -> Any:
        """Return what a file with this text says, or None if that is not known."""
        known, content = self.known.get(file, (b"", None))
        return content if known and known == digest(text) else None

    def keep(self, file: str, text: str, content: Any) -> None:
        """Keep what a file says; it must never be changed."""
        if file in self.known:
            self.replaced[file] = self.known[file]
        self.known[file] = (digest(text), content)
        self.new.add(file)


def digest(text: str) -> bytes:
    """Return a digest of a text."""
    return hashlib.sha256(text.encode()).digest()
