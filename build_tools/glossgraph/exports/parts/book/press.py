"""The press of books: Typst, with the fonts that it and this package bring, and with no others."""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import TYPE_CHECKING

from glossgraph.pictures.font import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable

REPLACEMENT = "\ufffd"
"""What is printed for a character that no font has."""

_KNOWN = frozenset(
    map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x391, 0x3A2), *range(0x3B1, 0x3CA)))
) | set("\n‐–—‘’“”„…•→←↺×−∑≤≥≠€")
"""Common characters that they have, so that most books need no question."""

_PROBE = """#set document(title: "-")
#set text(font: ("Libertinus Serif", "New Computer Modern Math", "DejaVu Sans Mono"))
#for character in json(bytes(sys.inputs.characters)) { par(text(character)) }
"""

_REFUSED = re.compile(r"the text `\"(.*?)\"` could not be displayed")

_CODE = re.compile(r"\\u\{([0-9a-fA-F]+)\}")


def undrawable(text: Iterable[str]) -> frozenset[str]:
    """Return the characters of a text that no font has: Typst names those that it refuses to print."""
    asked = sorted(set(text) - _KNOWN)
    if not asked:
        return frozenset()
    try:
        compiled(_PROBE, {"characters": json.dumps(asked)})
    except import_module("typst").TypstError as error:
        refused = _REFUSED.findall(error.diagnostic)
        if not refused:
            raise
        return frozenset(map(_read, refused))
    return frozenset()


def compiled(template: str, data: dict[str, str]) -> bytes:
    """Return the PDF of a template in Typst, for all readers (PDF/UA-1), the same for the same data on every computer.

    The template can read the data, which are no code; and of files, no more than the fonts.
    """
    typst = import_module("typst")
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FOLDER])
    made: bytes = typst.compile(
        template.encode(),
        root=FOLDER,
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs=data,
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    return made


def _read(written: str) -> str:
    """Return a character as an error message writes it."""
    character = _CODE.sub(lambda match: chr(int(match[1], 16)), written)
    return {"\\t": "\t", "\\r": "\r", "\\n": "\n", '\\"': '"', "\\\\": "\\", "\\'": "'", "\\0": "\0"}.get(
        character, character
    )
