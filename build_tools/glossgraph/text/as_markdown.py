"""Plain words as Markdown."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"\\"
    r"|`"
    r"|(?<!\s)\*|\*(?!\s|$)"
    # within a word it is a plain character
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|<(?=[A-Za-z/!?])"
    r"|(?<=\])\("
    r"|(?<=[!\[])\[|\[(?![\w ,.;'’-]*\](?![(\[:\]]))"
    r"|&(?=#|\w+;)"
    r"|^ *(?:[#>+-]|\d+(?=[.)](?:\s|$))|[=|](?=[=|\s]*$)|~(?=~~)|\|)",
    re.MULTILINE,
)
"""What Markdown, a mention or a citation might begin with, or a row of a list, a heading, a quotation or a table."""

_CODES = {"&": "&amp;", "=": "&#61;", "|": "&#124;", "~": "&#126;"}
"""The marks that no backslash escapes."""


def as_markdown(text: str) -> str:
    """Return plain words as Markdown that shows them as they are, with as few marks as that takes."""
    return _MARK.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    mark = match[0]
    if mark[-1] in _CODES:
        return mark[:-1] + _CODES[mark[-1]]
    # a number is escaped by the sign behind it
    return f"{mark}\\" if mark[-1].isdigit() else f"{mark[:-1]}\\{mark[-1]}"
