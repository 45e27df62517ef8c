"""Contributed text in languages that have a syntax of their own: Markdown, HTML, SVG, scripts, Mermaid, BibTeX."""

from __future__ import annotations

import re
from html import escape

_SPECIAL = re.compile(r"[^\w .,'’()!?/+–-]")


def escape_mermaid(words: str) -> str:
    """Return words on one line in which no character can be taken for Mermaid's own syntax.

    Everything but letters, digits and plain punctuation becomes a character code, as in `#59;`; see
    https://mermaid.js.org/syntax/sequenceDiagram.html#entity-codes-to-escape-characters.
    """
    return _SPECIAL.sub(lambda match: f"#{ord(match[0])};", " ".join(words.split()))


def escape_mermaid_comment(words: str) -> str:
    """Return words on one line for a comment in Mermaid, which takes `%%{` for a directive even there."""
    return " ".join(words.split()).replace("{", "#123;").replace("}", "#125;")


_PLAIN = str.maketrans(
    {c: f"\\{c}" for c in "\\`*_}[]>#|!"} | {"<": "&lt;", "{": "&#123;", "~": "&#126;", '"': "&quot;"}
)


def escape_markdown(text: str) -> str:
    """Return text that stands for itself in Markdown, on one line."""
    return " ".join(text.split()).translate(_PLAIN)


def escape_html(text: str) -> str:
    """Return text for an attribute or the text of raw HTML, on one line.

    Markdown looks into raw HTML before it is HTML, so that anything but letters and digits is written as a code.
    """
    return "".join(c if c.isalnum() or c in " .,-" else f"&#{ord(c)};" for c in " ".join(text.split()))


_IN_TEX = str.maketrans(
    {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    # a brace counts for BibTeX though it is escaped
    | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    | {character: f"\\{character}" for character in "$&#%_"}
)


def escape_bibtex(text: str) -> str:
    """Return text for a field of a BibTeX entry, on one line."""
    return " ".join(text.split()).translate(_IN_TEX)


_IN_SCRIPT = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})
"""What could end a script, begin a comment in it, or end a line of it."""


def escape_script(json: str) -> str:
    """Return JSON for the text of a script element."""
    return json.translate(_IN_SCRIPT)


def escape_svg(text: str) -> str:
    """Return text for SVG within a page, in which Markdown finds nothing to interpret."""
    escaped = escape(" ".join(text.split()))
    return escaped.replace("[", "&#91;").replace("]", "&#93;").replace("`", "&#96;")
