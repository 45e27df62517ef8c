"""The font of pictures that need no browser: IBM Plex Sans in two weights, and how wide its characters are."""

from __future__ import annotations

import struct
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FAMILY = "IBM Plex Sans"

REGULAR, SEMIBOLD = 400, 600

FOLDER = Path(__file__).with_name("fonts")

FILES = {REGULAR: FOLDER / "IBMPlexSans-Regular.ttf", SEMIBOLD: FOLDER / "IBMPlexSans-SemiBold.ttf"}
"""The file of each weight, as its makers publish it."""

_UNICODE = [3, 1]
"""The platform and the encoding of the table of characters that is read here."""


@cache
def font(weight: int) -> Font:
    """Return the font in one of its weights."""
    return Font(FILES[weight].read_bytes())


class Font:
    """What a file says of its characters; see https://learn.microsoft.com/en-us/typography/opentype/spec/."""

    def __init__(self, data: bytes) -> None:
        """Take the content of the file."""
        self._data = data
        (tables,) = struct.unpack_from(">4xH", data)
        entries = (struct.unpack_from(">4s4xL", data, 12 + 16 * number) for number in range(tables))
        self._tables = dict(entries)

    def has(self, text: str) -> bool:
        """Tell whether there is a picture of every character of a text."""
        return all(character in self._widths for character in text)

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is in a size, without what is gained by moving pairs of letters closer together."""
        return sum(self._widths[character] for character in text) * size

    @cached_property
    def _widths(self) -> dict[str, float]:
        """The width of each character, in ems."""
        (per_em,) = struct.unpack_from(">H", self._data, self._tables[b"head"] + 18)
        (measured,) = struct.unpack_from(">H", self._data, self._tables[b"hhea"] + 34)
        start = self._tables[b"hmtx"]
        widths = [width / per_em for width, _ in struct.iter_unpack(">Hh", self._data[start : start + 4 * measured])]
        # the glyphs beyond those that are measured are as wide as the last of these
        return {chr(code): widths[min(glyph, measured - 1)] for code, glyph in self._glyphs()}

    def _glyphs(self) -> Iterator[tuple[int, int]]:
        """Yield each character with the number of its glyph, from the subtable in format 4."""
        start = self._subtable()
        (twice,) = struct.unpack_from(">H", self._data, start + 6)
        segments = twice // 2
        ends = struct.unpack_from(f">{segments}H", self._data, start + 14)
        starts = struct.unpack_from(f">{segments}H", self._data, start + 16 + twice)
        deltas = struct.unpack_from(f">{segments}H", self._data, start + 16 + 2 * twice)
        offsets = struct.unpack_from(f">{segments}H", self._data, start + 16 + 3 * twice)
        for segment, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
            place = start + 16 + 3 * twice + 2 * segment + offset
            for code in range(first, last + 1):
                glyph = code
                if offset:
                    (glyph,) = struct.unpack_from(">H", self._data, place + 2 * (code - first))
                if glyph and (glyph + delta) % 0x10000:
                    yield code, (glyph + delta) % 0x10000

    def _subtable(self) -> int:
        table: int = self._tables[b"cmap"]
        (number,) = struct.unpack_from(">2xH", self._data, table)
        entries = (struct.unpack_from(">HHL", self._data, table + 4 + 8 * each) for each in range(number))
        return table + int(next(start for *encoding, start in entries if encoding == _UNICODE))
