"""Names in braces, in whose places texts of models show numbers: `{price}`."""

from __future__ import annotations

import re

BRACES = re.compile(r"(?<!@)\{(\w+)\}")
"""A name in braces; behind an `@`, it would be the key of a citation."""


def names_in_braces(text: str) -> list[str]:
    """Return the names in a text, each once, in order."""
    return list(dict.fromkeys(BRACES.findall(text)))
