"""English."""

from __future__ import annotations

import re
from functools import lru_cache

from glossgraph.text.grammar.rules import Grammar

_SHORTEST_PLURAL = 4
"""The length from which a word that ends in `s` may be a plural."""


@lru_cache(maxsize=100_000)
def singular(word: str) -> str:
    """Return an English noun in the singular and without a possessive's ending, to judge by its spelling alone.

    Other words stay as they are, or nearly so. The result is only compared with names, so a wrong guess finds nothing.
    """
    if word.endswith(("'s", "’s")):
        return word[:-2]
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "tzes", "zzes", "ches", "shes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=100_000)
def _bases(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((word, singular(word))))


_IDLE = """
a an the this that these those which who whom it its they them their such
is are was were be been being do does in on at of
also especially generally normally often typically usually very
"""

GRAMMAR = Grammar(
    bases=_bases,
    last_letters="s",
    stem=singular,
    endings=frozenset({"", "s", "es", "d", "ed", "er", "ing"}),
    small=frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}),
    idle=frozenset(_IDLE.split()),
    about_words=re.compile(
        r"(?:this is|it is|(?:is|are) (?:when|where|an?|the)|is|are|when|where"
        r"|(?:a |the )?(?:term|word) (?:for|that|used)|refers to|means(?! (?:of|by|to|for)\b)|describes|denotes)\b",
        re.IGNORECASE,
    ),
    before_name=re.compile(r"[\s*_\"“]*(?:(?:an?|the)\s+)?[\s*_\"“]*", re.IGNORECASE),
    is_defined=re.compile(
        r"[*_\"”]*(?:\s*\([^()]*\)|,[^,.]{1,80},)?"
        r"(?:\s+(?:is|are|was|were|means?|refers?\s+to|describes?|denotes?|stands?\s+for)\b|\s*[:–—])"
    ),
    definition="A demand that ...",
)
