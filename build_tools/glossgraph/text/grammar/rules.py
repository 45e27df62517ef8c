"""What is asked of a language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NOTHING = re.compile(r"(?!)")

_ABBREVIATIONS = """
al approx art bros ca cf ch co corp cos dr e.g eq etc fig i.e inc incl jr ltd mr mrs ms no pp prof sec sr st vol vs
"""
"""Abbreviations that end no sentence in English, and are known elsewhere."""


def _itself(word: str) -> tuple[str, ...]:
    return (word,)


def _as_it_is(word: str) -> str:
    return word


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of a language, as far as the spelling of words alone can tell; without any, a word is only itself.

    Words come in small letters.
    """

    bases: Callable[[str], tuple[str, ...]] = _itself
    """Gives what a name may be called whose last word stands in a text like this: first of all, that word itself."""
    last_letters: str = ""
    """The letters that a word ends with if it may have another base."""
    inner: Callable[[str], str] = _as_it_is
    """Gives what the forms of a word have in common that is in a name, and not its last word."""
    stem: Callable[[str], str] = _as_it_is
    """Gives what the forms of a word have in common where two texts are compared."""
    endings: frozenset[str] = frozenset({""})
    """The endings in which the forms of a short word differ."""
    has_compounds: bool = False
    """Whether words are written together, so that the last part of one may be a name."""
    has_capital_nouns: bool = False
    """Whether a noun has a capital letter everywhere, so that a word without one is something else."""
    small: frozenset[str] = frozenset()
    """Words that names have, and that are everywhere in texts without them."""
    idle: frozenset[str] = frozenset()
    """Words that tell nothing of what is defined; others, such as `to` and `from`, `and` and `or`, do."""
    abbreviations: frozenset[str] = frozenset(_ABBREVIATIONS.split())
    """Words whose full stop ends no sentence, without that stop."""
    has_ordinals: bool = False
    """Whether a full stop after a number of one or two digits may make it an ordinal."""
    about_words: re.Pattern[str] = _NOTHING
    """Matches the beginning of a definition that speaks about the word, and not about what it means."""
    before_name: re.Pattern[str] = re.compile(r"[\s*_\"“„»«]*")
    """Matches all that may stand before the name with which a definition begins."""
    is_defined: re.Pattern[str] = re.compile(r"[*_\"”“«»]*\s*[:–—]")
    """Matches what makes the name before it that of which a sentence says what it is."""
    in_ascii: Mapping[str, str] = field(default_factory=dict)
    """What is written for letters where only those of ASCII may be; others lose their accents."""
    definition: str = ""
    """How a definition may begin, as an example."""
