"""The list of all exported files: how large each is, and the digest by which a copy is known."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

from glossgraph.exports.parts.credit_values import credit_values
from glossgraph.model.written import filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Glossary


class Measure(NamedTuple):
    """How large the content of a file is, and its SHA-256 in hexadecimal digits."""

    bytes: int
    sha256: str


def measure(content: str | bytes) -> Measure:
    """Measure the content of a file."""
    data = content.encode() if isinstance(content, str) else content
    return Measure(len(data), hashlib.sha256(data).hexdigest())


Measures = Mapping[str, Mapping[str, Measure]]
"""The measures of the files of each format."""


class Lister(Protocol):
    """What makes a file that lists the others."""

    def __call__(self, glossary: Glossary, formats: Measures, commit: str) -> str:
        """Return its text; `commit` is the latest that touched the glossary, or empty if none is known."""
        ...


class Measured:
    """The pieces of a file, which are measured while they pass."""

    def __init__(self, pieces: Iterable[str | bytes]) -> None:
        """Take the pieces."""
        self._pieces = pieces
        self._bytes = 0
        self._digest = hashlib.sha256()

    def __iter__(self) -> Iterator[str | bytes]:
        """Yield each piece."""
        for piece in self._pieces:
            data = piece.encode() if isinstance(piece, str) else piece
            self._bytes += len(data)
            self._digest.update(data)
            yield piece

    @property
    def measure(self) -> Measure:
        """The measure of what has passed."""
        return Measure(self._bytes, self._digest.hexdigest())


def manifest(glossary: Glossary, formats: Measures, commit: str) -> str:
    """Return the list as JSON.

    `formats` are the measures of the files of each format, and `commit` is the latest that touched the glossary, or
    empty if none is known.
    """
    about = glossary.about
    facts = {
        "title": about.title,
        **credit_values(about),
        "language": about.language,
        "base": about.base,
        "commit": commit,
        "terms": len(glossary.terms),
        "edges": len(glossary.edges),
    }
    files = [
        {"name": name, "format": format_, **measure._asdict()}
        for format_, measures in formats.items()
        for name, measure in measures.items()
    ]
    return json.dumps({**filled(facts), "files": files}, indent=1, ensure_ascii=False) + "\n"
