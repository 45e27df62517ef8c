"""The file or folder that is imported, which may hold anything."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.source import SourceError, decoded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 500_000_000
"""The largest file that is read."""

_HEAD = 65_536
"""How many bytes from the start of a file tell its format."""


class UnreadableError(Exception):
    """A source cannot be read; the message says why, and for whom it is meant."""


@dataclass(frozen=True, slots=True)
class Place:
    """A file, or a folder with files."""

    path: Path

    @property
    def name(self) -> str:
        """Its name without an ending."""
        return self.path.stem if self.is_file else self.path.resolve().name

    @property
    def name_of_file(self) -> str:
        """The name of a file; nothing for a folder."""
        return self.path.name if self.is_file else ""

    @property
    def ending(self) -> str:
        """The ending of a file, in small letters; nothing for a folder."""
        return self.path.suffix.lower() if self.is_file else ""

    @property
    def is_file(self) -> bool:
        """Whether it is a file."""
        return self.path.is_file()

    def head(self) -> str:
        """Return how a file begins, in one way or another; nothing for a folder."""
        if not self.is_file:
            return ""
        with _failures(self.path), self.path.open("rb") as file:
            return file.read(_HEAD).decode("utf-8", "replace")

    def below(self, *endings: str) -> Iterator[Place]:
        """Yield the files below a folder that have one of these endings, sorted; hidden ones and links are left out."""
        for path in sorted(self.path.rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(self.path).parts)
            if path.suffix.lower() in endings and path.is_file() and not path.is_symlink() and not hidden:
                yield Place(path)

    def beside(self, name: str) -> Place:
        """Return the file of another name in the same folder, or in this folder; it need not exist."""
        return Place((self.path.parent if self.is_file else self.path) / name)

    def path_in(self, folder: Place) -> str:
        """Return its path below a folder, with `/`."""
        return self.path.relative_to(folder.path).as_posix()

    def content(self) -> bytes:
        """Return the bytes of a file.

        Raises:
            UnreadableError: it cannot be opened, or is too large.

        """
        with _failures(self.path):
            size = self.path.stat().st_size
            if size > MOST_BYTES:
                raise UnreadableError(f"`{self.path}` has {size:,} bytes, and {MOST_BYTES:,} are the most")
            return self.path.read_bytes()

    def text(self) -> str:
        """Return the text of a file, with one kind of line ends.

        Raises:
            UnreadableError: it cannot be opened, is too large, or is not UTF-8.

        """
        try:
            return decoded(self.content())
        except SourceError as error:
            where = f", line {error.span.line}" if error.span else ""
            raise UnreadableError(f"`{self.path}`{where}: {error.message}") from error


@contextmanager
def _failures(path: Path) -> Iterator[None]:
    """Turn a failure to read a file into an error that can be shown."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableError(f"`{path}` cannot be read: {reason}") from error
