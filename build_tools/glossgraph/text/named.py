"""Whether a text names a term, be it in another form of its words: "liquidated" names liquidation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.model import UNREADABLE, name_key
from glossgraph.text.grammar import grammar
from glossgraph.text.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.model import Term
    from glossgraph.text.grammar.rules import Grammar

_WORD = re.compile(r"[^\W_]+")

_SHORT = 4
"""The most letters of a word of which only an ending that the grammar knows may differ."""

_CUT, _ADDED = 2, 5
"""How many letters another form of a longer word may lack at its end, and have there instead."""


def is_named(term: Term, text: str, language: str) -> bool:
    """Tell whether a text has a name of a term in it, or all words of one in some form and in any order."""
    rules = grammar(language)
    folded = text.casefold()
    if any(_stands_in(name.written.casefold(), folded) for name in names_of(term)):
        return True
    key, words = name_key(text), {word.casefold() for word in _WORD.findall(text)}
    return any(_all_in(name.written, words, rules) or _is_within(name.written, key) for name in names_of(term))


def _stands_in(name: str, text: str) -> bool:
    """Tell whether a name stands in a text as it is written, with no letter or digit before or after it."""
    start = text.find(name)
    while start >= 0 and name:
        end = start + len(name)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            return bool(_WORD.search(name))
        start = text.find(name, start + 1)
    return False


def _is_within(name: str, key: str) -> bool:
    """Tell whether a name is among the letters of a text, in a script that may put no spaces between words."""
    return not name.isascii() and name_key(name) in key


def _all_in(name: str, words: Iterable[str], rules: Grammar) -> bool:
    if name == UNREADABLE:
        return False
    wanted = [word.casefold() for word in _WORD.findall(name)]
    telling = [word for word in wanted if word not in rules.small] or wanted
    return bool(telling) and all(any(_is_form(word, other, rules) for other in words) for word in telling)


def _is_form(word: str, other: str, rules: Grammar) -> bool:
    """Tell whether two words may be forms of one, by their spelling alone, or the second one ends with the first."""
    if rules.has_compounds and len(word) >= _SHORT and other.endswith(word):
        return True
    short, long = sorted((word, other), key=len)
    if len(short) <= _SHORT:
        return long.startswith(short) and long[len(short) :] in rules.endings
    kept = max(_SHORT, len(short) - _CUT)
    return short[:kept] == long[:kept] and len(long) - kept <= _ADDED
