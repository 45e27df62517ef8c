"""Blanks that look like a space and are none, where YAML wants a space: in an indent, behind a dash, around a colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.source.characters import stray_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.source.characters import Stray

_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"

_BLANK = rf"[ \t{_ODD}]"

_ANY_ODD = re.compile(f"[{_ODD}]")

_ENTRY = re.compile(rf"(?P<dashes>{_BLANK}*(?:-{_BLANK}+)*)(?P<key>[\w-]+{_BLANK}*:(?:{_BLANK}+|$))?(?P<value>[^#]?)")
"""The part of a line in which YAML wants spaces, and the first character of the value."""


def plain(text: str) -> tuple[str, list[Stray]]:
    """Return a text of the same length with spaces in place of such blanks, and the first of each kind."""
    if not _ANY_ODD.search(text):
        return text, []
    positions = list(_positions(text))
    characters = list(text)
    found: dict[str, list[int]] = {}
    for position in positions:
        found.setdefault(text[position], []).append(position)
        characters[position] = " "
    return "".join(characters), [stray_at(text, places[0], len(places) - 1, is_blank=True) for places in found.values()]


def _positions(text: str) -> Iterator[int]:
    """Yield the positions of such blanks, but for those in text over several lines."""
    start = 0
    owner = -1
    for line in text.split("\n"):
        match = _ENTRY.match(line)
        indent = len(line) - len(line.lstrip())
        if match and line[indent : indent + 1] not in {"", "#"} and not indent > owner >= 0:
            yield from (start + m.start() for m in _ANY_ODD.finditer(line, 0, match.start("value")))
            # what is indented further than an entry with a value is more of that value
            dash = match["dashes"].rfind("-")
            column = dash if dash >= 0 and not match["key"] else len(match["dashes"]) - (not match["key"])
            owner = column if match["value"] else -1
        start += len(line) + 1
