"""Text in lines that are no wider than a picture has room for."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.pictures.font import Font

_ELLIPSIS = "…"


def one_line(text: str) -> str:
    """Return text on one line, without what has no picture and only says how others are shown."""
    shown = (" " if c.isspace() else c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(unicodedata.normalize("NFC", "".join(shown)).split())


def wrapped(text: str, font: Font, size: float, width: float) -> list[str]:
    """Return text in lines; a word that is too wide for a line goes on in the next."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines += _pieces(word, font, size, width)
    return lines


def has_room_for_words(text: str, font: Font, size: float, width: float) -> bool:
    """Tell whether every word has room in a line."""
    return all(font.width(word, size) <= width for word in text.split())


def cut(lines: list[str], most: int, font: Font, size: float, width: float) -> list[str]:
    """Return the first lines, of which the last one says that there are more if that is so."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and font.width(f"{last}{_ELLIPSIS}", size) > width:
        shorter = last.rpartition(" ")[0]
        last = shorter or last[:-1]
    return [*lines[: most - 1], f"{last.rstrip(' ,;:–—-')}{_ELLIPSIS}"]


def _pieces(word: str, font: Font, size: float, width: float) -> Iterator[str]:
    piece = ""
    for character in word:
        if piece and font.width(piece + character, size) > width:
            yield piece
            piece = ""
        piece += character
    yield piece
