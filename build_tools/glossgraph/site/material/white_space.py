"""A built page without the white space that browsers do not show."""

from __future__ import annotations

import re

_KEPT = re.compile(r"<(pre|textarea|script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)

_BETWEEN = re.compile(r"[ \t]*\n\s*")


def without_white_space(html: str) -> str:
    """Return a page's HTML without the indentation of its lines and without empty ones.

    Preformatted text and scripts keep their white space. Ends of lines stay, as browsers show them as spaces.
    """
    parts: list[str] = []
    position = 0
    for kept in _KEPT.finditer(html):
        parts += [_BETWEEN.sub("\n", html[position : kept.start()]), kept[0]]
        position = kept.end()
    return "".join([*parts, _BETWEEN.sub("\n", html[position:])])
