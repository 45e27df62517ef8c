"""Folders of files as one zip file."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from glossgraph.exports.parts.window import Window

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_UNIX = 3
"""The system whose permissions the files have, whichever system writes them."""

_PERMISSIONS = 0o100644


def zipped(files: Iterable[tuple[str, bytes | str]], stored: Collection[str] = ()) -> Iterator[bytes]:
    """Yield a zip file in pieces, one for each of its files and one for its end.

    The same files in the same order make the same bytes: each is of the first day that a zip file can name, and
    everybody may read it.

    Args:
        files: The path of each file, with `/`, and its content; a text is written in UTF-8. One is held at a time.
        stored: The paths of those that are not compressed.
    """
    window = Window()
    with ZipFile(window, "w") as archive:
        for path, content in files:
            entry = ZipInfo(path)
            entry.create_system = _UNIX
            entry.external_attr = _PERMISSIONS << 16
            archive.writestr(entry, content, ZIP_STORED if path in stored else ZIP_DEFLATED)
            yield window.taken()
    yield window.taken()
