"""What checks and links know of a language: the forms of its words, and how definitions begin. One file for each."""

from __future__ import annotations

from functools import cache

from glossgraph.text.grammar import de, en
from glossgraph.text.grammar.rules import Grammar

_GRAMMARS = {"de": de.GRAMMAR, "en": en.GRAMMAR}
"""Add a language here; the key is the first part of its tag."""

_UNKNOWN = Grammar()


@cache
def grammar(language: str) -> Grammar:
    """Return the grammar of a language, by its BCP 47 tag: for one that is not known, a grammar without any rules."""
    return _GRAMMARS.get(language.lower().partition("-")[0], _UNKNOWN)
