"""Words, sentences and paragraphs of no language, in the proportions of one."""

from __future__ import annotations

import random
from itertools import accumulate

SYLLABLES = (
    *("ba", "cor", "den", "fi", "gra", "hol", "in", "ju", "kel"),
    *("lo", "mar", "nu", "or", "pla", "que", "ris", "té"),
)


class Writer:
    """Writes words in the proportions of a language: few are frequent, and most are rare."""

    def __init__(self, seed: int) -> None:
        """Make up a vocabulary."""
        self.chance = random.Random(seed)
        made = ("".join(self.chance.choices(SYLLABLES, k=self.chance.randint(1, 3))) for _ in range(6_000))
        self.words = list(dict.fromkeys(made))
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def name(self) -> str:
        """Return two words, which are as rare as those of most names."""
        return " ".join(self.chance.choices(self.words, k=2)).capitalize()

    def phrase(self, words: int) -> str:
        """Return so many words that begin with a capital letter."""
        return " ".join(self._chosen(words)).capitalize()

    def sentence(self, words: int) -> str:
        """Return one sentence of so many words."""
        chosen = self._chosen(words)
        chosen[words // 2] += ","
        return " ".join(chosen).capitalize() + "."

    def paragraph(self, words: int) -> str:
        """Return sentences of about so many words together."""
        return " ".join(self.sentence(self.chance.randint(8, 22)) for _ in range(words // 15))

    def _chosen(self, words: int) -> list[str]:
        return self.chance.choices(self.words, cum_weights=self.weights, k=words)
