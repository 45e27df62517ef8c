"""Mermaid's way of writing text."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[^\w .,'’()!?/+–-]")


def text(words: str) -> str:
    """Return words on one line in which no character can be taken for Mermaid's own syntax.

    Everything but letters, digits and plain punctuation becomes a character code, as in `#59;`; see
    https://mermaid.js.org/syntax/sequenceDiagram.html#entity-codes-to-escape-characters.
    """
    return _SPECIAL.sub(lambda match: f"#{ord(match[0])};", " ".join(words.split()))
