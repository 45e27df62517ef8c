"""Texts in the cells of a terminal: how many they take, and lines that fit."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDE = 2
"""How many cells a wide character takes, such as one of Chinese, or an emoji."""

_ZERO = frozenset({"Mn", "Me", "Cf"})
"""The categories of characters that take no cell: marks on others, and what only says how others are shown."""

_EMOJI = "\ufe0f"
"""Says that the character before it is shown as an emoji, which is wide."""


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes: two for wide characters, none for combining ones."""
    return len(text) if text.isascii() else sum(width for _, width in clusters(text))


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """Yield each character with the marks on it, and how many cells it takes."""
    held, width = "", 0
    for char in text:
        if held and unicodedata.category(char) in _ZERO:
            held += char
            width = WIDE if char == _EMOJI and width else width
            continue
        if held:
            yield held, width
        held, width = char, _cells_of(char)
    if held:
        yield held, width


def _cells_of(char: str) -> int:
    if unicodedata.category(char) in _ZERO:
        return 0
    return WIDE if unicodedata.east_asian_width(char) in "WF" else 1


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines that take so many cells at most; a word that is too long goes on in the next line.

    Between characters of scripts without spaces, a line may end anywhere.
    """
    lines: list[str] = []
    line, used = "", 0
    for word in re.findall(r"\S+", text):
        room = cells(word)
        if line and used + 1 + room <= width:
            line, used = f"{line} {word}", used + 1 + room
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, max(width, WIDE)) if room > width else [word]
        lines += full
        used = cells(line)
    return [*lines, line] if line else lines


def padded(text: str, width: int) -> str:
    """Return a text with blanks behind it, so that it takes so many cells."""
    return text + " " * max(0, width - cells(text))


def _pieces(word: str, width: int) -> Iterator[str]:
    piece, used = "", 0
    for cluster, room in clusters(word):
        if piece and used + room > width:
            yield piece
            piece, used = "", 0
        piece, used = piece + cluster, used + room
    yield piece
