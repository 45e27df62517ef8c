"""Contributed texts for an assistant: plain words on one line, without anything that it could not show a person."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from glossgraph.model import Glossary

SHORT, LONG = 300, 1_200
"""The most characters of a reason, a name or a remark, and those of a definition, an explanation or an answer."""

_JOINERS = "\u200c\u200d\u200e\u200f\u061c"
"""Invisible characters without which some scripts, and some emoji, cannot be written."""

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""The categories of Unicode that nobody sees: a text could hide words for an assistant in them."""


def said(glossary: Glossary, markdown: str, most: int = SHORT) -> str:
    """Return a text in Markdown as plain words on one line, at most so many characters long."""
    return named(plain_words(glossary, markdown), most)


def named(words: str, most: int = SHORT) -> str:
    """Return plain words on one line, without invisible characters, at most so many characters long."""
    if not words.isprintable():
        words = "".join(c if _is_seen(c) else " " if c.isspace() else "" for c in words)
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[: most - 2].rstrip()} …"


def _is_seen(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) not in _UNSEEN
