"""A word that somebody types into a search, and which words it may mean: the same as the site's `search_index.js`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

from glossgraph.text.search_words import SHORTEST, stem

if TYPE_CHECKING:
    from glossgraph.text.search_words import Language

MISTYPED = 8
"""What each letter costs that differs."""

_FEWEST_FORGIVEN, _FEWEST_FORGIVEN_TWICE = 4, 8
"""The lengths from which one letter, and from which two, may differ."""


@dataclass(frozen=True)
class Typed:
    """A word as it is typed; the last one may be unfinished."""

    word: str
    is_last: bool
    language: Language

    @cached_property
    def stem(self) -> str:
        """The word without its endings."""
        return stem(self.word, self.language.endings)

    @cached_property
    def forgiven(self) -> int:
        """How many letters may differ."""
        if len(self.word) < _FEWEST_FORGIVEN:
            return 0
        return 1 if len(self.word) < _FEWEST_FORGIVEN_TWICE else 2

    def cost(self, word: str) -> float:
        """Return what it costs to take another word for it, which is more the less alike they are, or infinity."""
        if word == self.word:
            return 0
        if stem(word, self.language.endings) == self.stem:
            return 1
        if word.startswith(self.word) and (self.is_last or len(self.word) > 1):
            if len(self.word) > 1:
                return 1 if self.is_last else 3
            return 2
        if not self.forgiven or not self._may_be_near(word):
            return inf
        start = distance(self.word, word[: len(self.word)], self.forgiven) + 0.2 if self.is_last else inf
        return MISTYPED * min(distance(self.word, word, self.forgiven), start)

    def is_stem(self, indexed: str) -> bool:
        """Tell whether a word without its endings can be meant."""
        if indexed == self.stem:
            return True
        if not self.is_last:
            return False
        rest = self.word[len(indexed) :]
        return indexed.startswith(self.word) or (self.word.startswith(indexed) and self._begins_ending(rest))

    @cached_property
    def start(self) -> str:
        """The longest beginning that all words have whose stem can be meant."""
        if not self.is_last:
            return self.stem
        lengths = range(SHORTEST, len(self.word))
        length = next((n for n in lengths if self._begins_ending(self.word[n:])), len(self.word))
        return self.word[: min(length, len(self.stem))]

    def _begins_ending(self, rest: str) -> bool:
        return any(ending.startswith(rest) for ending in self.language.endings)

    def _may_be_near(self, word: str) -> bool:
        """Tell by the letters alone whether a word can be near, which takes far less than to compare them."""
        return len(self._letters.difference(word)) <= self.forgiven

    @cached_property
    def _letters(self) -> frozenset[str]:
        return frozenset(self.word)


def distance(typed: str, word: str, most: int) -> float:
    """Return how many letters differ, where two that have changed places count as one; more than `most` is infinity."""
    if abs(len(typed) - len(word)) > most:
        return inf
    before: list[int] = []
    last = list(range(len(word) + 1))
    for row, letter in enumerate(typed, start=1):
        following = [row]
        for column, other in enumerate(word, start=1):
            least = min(last[column - 1] + (letter != other), last[column] + 1, following[column - 1] + 1)
            if row > 1 and column > 1 and letter == word[column - 2] and typed[row - 2] == other:
                least = min(least, before[column - 2] + 1)
            following.append(least)
        if min(following) > most:
            return inf
        before, last = last, following
    return last[-1] if last[-1] <= most else inf
