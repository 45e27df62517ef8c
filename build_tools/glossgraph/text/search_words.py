"""The words by which a search compares texts. The script `search_index.js` of the site reads what is typed alike."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SHORTEST = 3
"""The fewest letters that are left of a word without its ending."""

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff"
"""The signs of scripts without spaces between words: each counts as one."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")

_IDEOGRAPH = re.compile(f"[{_IDEOGRAPHS}]")

_WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}]+")


class Language(NamedTuple):
    """What a search has to know of a language."""

    endings: tuple[str, ...]
    """The endings that words of one sense differ in, the longest first."""
    unsaid: frozenset[str]
    """The words that say nothing of what somebody looks for, as `words_in` returns them."""
    pairs: tuple[str, ...]
    """The pairs of letters of which only the first one counts: in German, `ae` may be written for `ä`."""


def language_of(say: Callable[[str], str]) -> Language:
    """Return what the words of the interface say of their language; `say` returns an entry of theirs by its key."""
    endings = sorted(say("search.endings").split(), key=lambda ending: (-len(ending), ending))
    pairs = tuple(say("search.pairs").split())
    return Language(tuple(endings), frozenset(words_in(say("search.unsaid"), pairs)), pairs)


def words_in(text: str, pairs: Sequence[str]) -> list[str]:
    """Return the words of a text in order, as `without_marks` writes them."""
    return _WORD.findall(without_marks(text, pairs))


def without_marks(text: str, pairs: Sequence[str]) -> str:
    """Return a text in small letters, without accents and apostrophes, and with only the first letters of the pairs."""
    if not text.isascii():
        text = _BEYOND_ASCII.sub(lambda match: _without_marks(match[0]), text)
    text = text.lower().replace("'", "")
    for pair in pairs:
        text = text.replace(pair, pair[0])
    return text


@lru_cache(maxsize=4096)
def _without_marks(letters: str) -> str:
    apart = unicodedata.normalize("NFKD", letters).replace("ß", "ss").replace("ẞ", "SS")
    return "".join(char for char in apart if char != "’" and unicodedata.category(char)[0] != "M")


def words_beginning(start: str, text: str) -> Iterator[tuple[int, str]]:
    """Yield the words that begin in a way, each after its place, in a text that `without_marks` has returned."""
    pattern = re.escape(start)
    if not _IDEOGRAPH.match(start):
        # a pattern that begins with letters is looked for fastest
        pattern = rf"{pattern}(?<![^\W_{_IDEOGRAPHS}]{pattern})[^\W_{_IDEOGRAPHS}]*"
    for match in re.finditer(pattern, text):
        yield match.start(), match[0]


@cache
def stem(word: str, endings: tuple[str, ...]) -> str:
    """Return a word without its endings, so that "called" and "calls" are the same; this need not be a word."""
    ending = next((e for e in endings if word.endswith(e) and len(word) - len(e) >= SHORTEST), "")
    if ending:
        return stem(word[: -len(ending)], endings)
    return word[:-1] if len(word) > SHORTEST and word[-1] == word[-2] else word


def stems_in(text: str, language: Language) -> dict[str, int]:
    """Return the words of a text that say something, each without its endings, and how often they are there."""
    endings, unsaid, pairs = language
    counts: dict[str, int] = {}
    for word in words_in(text, pairs):
        if word not in unsaid:
            known = stem(word, endings)
            counts[known] = counts.get(known, 0) + 1
    return counts
