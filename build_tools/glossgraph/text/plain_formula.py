"""Formulas on one line of plain text, with signs as people write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.text.formula import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

_PART = re.compile(r"[^\W\d]\w*|\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+|\*\*|[<>=!]=|[-+*/(),|<>]")

_SIGNS = {"*": " × ", "/": " / ", "+": " + ", "-": " − ", "**": " ^ ", ",": ", "} | {
    "<": " < ",
    "<=": " ≤ ",
    ">": " > ",
    ">=": " ≥ ",
    "==": " = ",
    "!=": " ≠ ",
}
"""How the signs of a formula are written between two values; a minus that begins a value has no spaces around it."""

_KEYWORDS = {"if": ", {} ", "else": ", {} ", "and": " {} ", "or": " {} ", "not": "{} "}
"""How the words of a condition are written between values."""

_SUM = re.compile(r"\bsum\s*\(\s*(\w+)\s*,\s*")

_SIGMA = r"Σ_\1("
"""How a sum over an index begins in plain text."""

_BARS = re.compile(r"\babs\s*\(")

_CLOSING = {"(": ")", "|": "|"}
"""How what is opened is closed; the bars of an absolute value are opened by a bar."""

_ENCLOSED_TWICE = re.compile(r"([(|])\((−[^()|]+)\)([)|])")
"""A negative number in parentheses of its own that already has some around it."""


def plain_formula(text: str, words: Mapping[str, str], decimal: str = ".") -> str:
    """Return a formula with signs as people write them, and with words or numbers for its names.

    Args:
        text: The formula, as it is written.
        words: What is shown in place of each name, and of the words of conditions.
        decimal: The decimal mark of the language that it is shown in. If it is a comma, semicolons part arguments.

    """
    parts: list[str] = []
    closing: list[str] = []
    before = ""
    for part in _PART.findall(_BARS.sub("|", _SUM.sub(_SIGMA, text))):
        starts_value = before in {"", *_CLOSING, *_KEYWORDS} or before in _SIGNS
        if part in _CLOSING:
            closing.append(_CLOSING[part])
            parts.append(part)
        elif part == ")":
            parts.append(closing.pop() if closing else part)
        elif part in "+-" and starts_value:
            parts.append("−" if part == "-" else "")
        elif part in _SIGNS:
            parts.append("; " if part == decimal else _SIGNS[part])
        elif part in _KEYWORDS:
            parts.append(_KEYWORDS[part].format(words.get(part, part)))
        elif part[0].isdecimal() or part[0] == ".":
            parts.append(part.replace(".", decimal))
        else:
            parts.append(part if part in FUNCTIONS else words.get(part, part))
        before = part
    return _ENCLOSED_TWICE.sub(r"\1\2\3", "".join(parts))
