"""The documents of an editor, each as a file of the glossary that it belongs to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol.types import Location, Range
from pygls.uris import from_fs_path, to_fs_path

from glossgraph import source
from glossgraph.checked import find_root
from glossgraph.language_server.folder import Folder
from glossgraph.language_server.lines import Lines
from glossgraph.load.ids_in_files import IdInFile, shape_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lsprotocol.types import Position

    from glossgraph.source import Span


class Site(NamedTuple):
    """Where the site of a glossary is."""

    url: str = ""
    """The address of its home page, with a slash at its end; empty if it is not known."""
    address: Callable[[str], str] = str
    """Gives the address of a page from the path of its Markdown, relative to the home page."""
    has_manuals: bool = False
    """Whether it has the manuals of the checks."""


class Document(NamedTuple):
    """A file of a glossary that is open in an editor."""

    folder: Folder
    file: str
    """Its path below the root, with `/`."""
    lines: Lines
    site: Site

    @property
    def text(self) -> str:
        """Its text, with plain line ends."""
        return self.lines.text

    @property
    def term(self) -> str:
        """The id of the term that it is; empty if it is a file of `graph/`."""
        return self.file.rpartition("/")[2].rpartition(".")[0] if self.file.startswith("terms/") else ""

    def named_at(self, offset: int) -> IdInFile | None:
        """Return the id at an offset; at the label of a term, that of the term itself."""
        found = next((each for each in self.folder.ids(self.file) if each.start <= offset <= each.end), None)
        if found or not self.term:
            return found
        label = source.span_at(self.text, ("label",))
        span = self.lines.span(label)
        is_there = label.line == self.text.count("\n", 0, offset) + 1 and "label" in self.text[: span[1]]
        return IdInFile("term", self.term, *span, ("label",)) if is_there else None


class Documents:
    """All of them, and the glossaries to which they belong."""

    def __init__(self, site_of: Callable[[Path], Site]) -> None:
        """Take what knows where the site of the glossary below a root is."""
        self.encoding = "utf-16"
        self._site_of = site_of
        self._sites: dict[Path, Site] = {}
        self.folders: dict[Path, Folder] = {}

    def place(self, uri: str) -> tuple[Folder, str] | None:
        """Return the glossary to which a document belongs, and its path there; None if it is of no glossary."""
        path = to_fs_path(uri) if uri.startswith("file:") else None
        if not path:
            return None
        whole = Path(os.path.abspath(path))  # noqa: PTH100 - links stay links
        root = find_root(whole.parent)
        if root is None:
            return None
        file = whole.relative_to(root).as_posix()
        return (self.folder(root), file) if shape_of(file) else None

    def folder(self, root: Path) -> Folder:
        """Return the glossary below a root."""
        return self.folders.setdefault(root, Folder(root))

    def site(self, folder: Folder) -> Site:
        """Return where the site of a glossary is."""
        if folder.root not in self._sites:
            self._sites[folder.root] = self._site_of(folder.root)
        return self._sites[folder.root]

    def document(self, uri: str) -> Document | None:
        """Return a document; None if it is of no glossary."""
        place = self.place(uri)
        return self.of(*place) if place else None

    def of(self, folder: Folder, file: str) -> Document:
        """Return the document of a file."""
        return Document(folder, file, Lines(folder.text(file), self.encoding), self.site(folder))

    def uri(self, folder: Folder, file: str) -> str:
        """Return the address of a file, as editors name it."""
        return from_fs_path(os.fspath(folder.root / file)) or ""

    def location(self, folder: Folder, file: str, span: Span | tuple[int, int]) -> Location:
        """Return the place of a span, or of the offsets, of a file."""
        lines = self.of(folder, file).lines
        found: Range = lines.range_of(span) if isinstance(span, source.Span) else lines.range(*span)
        return Location(self.uri(folder, file), found)

    def at(self, uri: str, position: Position) -> tuple[Document, int] | None:
        """Return a document, and the offset of a position in it."""
        document = self.document(uri)
        return (document, document.lines.offset(position)) if document else None
