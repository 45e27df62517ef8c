"""Names in braces, in whose places texts of models show numbers: `{price}`."""

from __future__ import annotations

import re

BRACES = re.compile(r"(?<!@)\{(\w+)\}")
"""A name in braces; behind an `@`, it would be the key of a citation."""

_ALL_BRACES = re.compile(r"(?<!@)\{([^{}]*)\}")


def names_in_braces(text: str) -> list[str]:
    """Return the names in a text, each once, in order."""
    return list(dict.fromkeys(BRACES.findall(text)))


def others_in_braces(text: str) -> list[str]:
    """Return what stands in braces in a text and is no name, each once, in order."""
    return [words for words in dict.fromkeys(_ALL_BRACES.findall(text)) if not re.fullmatch(r"\w+", words)]
