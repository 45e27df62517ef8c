"""Escaping of contributed text for Markdown, HTML, SVG, scripts, Mermaid, BibTeX and CSV."""

from __future__ import annotations

import csv
import io
import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_IN_MERMAID = re.compile(r"[^\w .,'’()!?/+–-]")


def escape_mermaid(text: str) -> str:
    """Return text on one line in which no character can be mistaken for Mermaid's own syntax.

    Everything but letters, digits and plain punctuation becomes a character code, as in `#59;`; see
    https://mermaid.js.org/syntax/sequenceDiagram.html#entity-codes-to-escape-characters.
    """
    return _IN_MERMAID.sub(lambda match: f"#{ord(match[0])};", " ".join(text.split()))


def escape_mermaid_comment(text: str) -> str:
    """Return text on one line for a comment in Mermaid, which takes `%%{` for a directive even there."""
    return " ".join(text.split()).replace("{", "#123;").replace("}", "#125;")


_IN_MARKDOWN = str.maketrans(
    {c: f"\\{c}" for c in "\\`*_}[]>#|!"} | {"<": "&lt;", "{": "&#123;", "~": "&#126;", '"': "&quot;"}
)


def escape_markdown(text: str) -> str:
    """Return text on one line that Markdown shows as it is."""
    return " ".join(text.split()).translate(_IN_MARKDOWN)


_INTERPRETED = re.compile(r"[^\w .,-]|_")


def escape_html(text: str) -> str:
    """Return text on one line for an attribute or the text of raw HTML.

    Markdown interprets what raw HTML contains, so everything but letters, digits, blanks and `.,-` becomes a code.
    """
    return _INTERPRETED.sub(lambda match: f"&#{ord(match[0])};", " ".join(text.split()))


_IN_TEX = str.maketrans(
    {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    # BibTeX counts a brace even if it is escaped
    | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    | {character: f"\\{character}" for character in "$&#%_"}
)


def escape_bibtex(text: str) -> str:
    """Return text for a field of a BibTeX entry, on one line."""
    return " ".join(text.split()).translate(_IN_TEX)


_IN_SCRIPT = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})
"""The characters that could end a script, or begin a comment or end a line in it."""


def escape_script(json: str) -> str:
    """Return JSON that is safe inside a script element."""
    return json.translate(_IN_SCRIPT)


def escape_svg(text: str) -> str:
    """Return text on one line for SVG within a page, in which Markdown finds nothing to interpret."""
    escaped = escape(" ".join(text.split()))
    return escaped.replace("[", "&#91;").replace("]", "&#93;").replace("`", "&#96;")


def csv_row(values: Iterable[str], delimiter: str = ",") -> str:
    """Return values as a row of CSV, without the end of its line: what could be mistaken is in double quotes."""
    text = io.StringIO()
    # the writer quotes the characters of its own line end too, so that no carriage return is left bare
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerow(values)
    return text.getvalue().removesuffix("\r\n")
