"""Changes files that people wrote: all of them or none, and only where they still hold what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.output import OccupiedError, content_of, write
from glossgraph.output.lock import locked
from glossgraph.source.files import decoded
from glossgraph.source.span import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MARK = b"\xef\xbb\xbf"
"""The byte-order mark, with which some editors begin a file."""


def change(
    folder: Path,
    before: Mapping[str, str | None],
    after: Mapping[str, str | None],
    moved: Mapping[str, str] | None = None,
) -> None:
    """Let the files of a folder hold other texts, by their relative paths; None is for no such file.

    `before` is what was read of each of them. Line ends, and a byte-order mark, stay as the file has them. `moved` has
    the former paths of files by their new ones, so that they stay in a file that moves.

    Raises:
        OccupiedError: a file does not hold what was read. Nothing is changed.
        OSError: a file cannot be written or removed. All are as they were.

    """
    was = moved or {}
    with locked(folder):
        kept = {path: content_of(folder / path) for path in after}
        for path, content in kept.items():
            if _text(content) != before.get(path):
                raise OccupiedError(f"`{folder / path}` was changed by somebody else in the meantime")
        new = {path: _as_before(text, kept[was.get(path, path)]) for path, text in after.items() if text is not None}
        try:
            write(folder, new)
            for path, text in after.items():
                if text is None:
                    (folder / path).unlink(missing_ok=True)
        except BaseException:
            _put_back(folder, kept)
            raise


def _text(content: bytes | None) -> str | None:
    if content is None:
        return None
    try:
        return decoded(content)
    except SourceError:
        # what is no text is not what was read
        return ""


def _as_before(text: str, content: bytes | None) -> bytes:
    """Return a text as bytes, with the line ends that the file had."""
    content = content or b""
    ends = b"\r\n" if b"\r\n" in content else b"\n"
    return (_MARK if content.startswith(_MARK) else b"") + text.encode().replace(b"\n", ends)


def _put_back(folder: Path, kept: Mapping[str, bytes | None]) -> None:
    write(folder, {path: content for path, content in kept.items() if content is not None})
    for path, content in kept.items():
        if content is None:
            (folder / path).unlink(missing_ok=True)
