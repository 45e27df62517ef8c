"""A text with some of its places written anew, and everything between them as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class OverlapError(ValueError):
    """Two edits of one text want to write the same place."""


class Edit(NamedTuple):
    """A place of a text, as offsets of characters from its start, and what is to stand there instead.

    Where start and end are the same, the text is inserted.
    """

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made, in any order. The same edit twice is made once.

    Raises:
        OverlapError: two of them want to write the same place.

    """
    pieces: list[str] = []
    position = 0
    for edit in sorted(set(edits)):
        if edit.start < position:
            raise OverlapError(f"two edits write the characters from {edit.start} to {position}")
        pieces += (text[position : edit.start], edit.text)
        position = edit.end
    return "".join((*pieces, text[position:]))
