"""Text in DOT."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LINE = 28
"""How many characters of a label have room in a line of a box."""


def quoted(text: str) -> str:
    """Return text on one line for an identifier or a value, in which Graphviz takes `&lt;` for a `<`."""
    return f'"{_escaped(text)}"'


def at_the_left(lines: Iterable[str]) -> str:
    """Return a label in lines that begin at its left."""
    return '"' + "".join(rf"{_escaped(line)}\l" for line in lines) + '"'


def in_box(label: str) -> str:
    """Return a label in lines that have room in a box."""
    lines = textwrap.wrap(" ".join(label.split()), _LINE, break_long_words=False, break_on_hyphens=False)
    return '"' + r"\n".join(map(_escaped, lines)) + '"'


def listed(attributes: Mapping[str, str]) -> str:
    """Return attributes, with their values quoted."""
    return "[" + ", ".join(f"{name}={quoted(value)}" for name, value in attributes.items()) + "]"


def _escaped(text: str) -> str:
    # DOT itself needs this only for quotes and the backslashes before them or at the end; others could mean \n or \G
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return " ".join(escaped.split())
