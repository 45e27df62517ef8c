"""Units such as `USD / share`, as products of words: which of them are alike, and what comes of multiplying."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Self

from glossgraph.model.runnable import PLAIN_UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[/*·×()]|[^\s/*·×()]+")

_POWER = re.compile(r"(?:\^(-?\d{1,2})|([²³]))$")

_RAISED = {"²": 2, "³": 3}

_DIVIDES = ("/", "per")

_NOTHING = frozenset({*PLAIN_UNITS, "*", "·", "(", ")", "1"})
"""What leaves a unit as it is: signs, and the units that only say how a plain number is shown."""

_PLURAL = re.compile(r"(?<=[^\W\d_]{2}[^\Ws\d_])s$")


class Unit(NamedTuple):
    """A product of words, each to a power; without any it is that of a plain number."""

    parts: tuple[tuple[str, Fraction], ...] = ()

    @classmethod
    def of(cls, powers: Mapping[str, Fraction]) -> Self:
        """Return the product of words, of which some may cancel out."""
        return cls(tuple(sorted((word, power) for word, power in powers.items() if power)))

    def times(self, other: Unit) -> Unit:
        """Return the unit of a product."""
        mine, theirs = dict(self.parts), dict(other.parts)
        return Unit.of({word: mine.get(word, 0) + theirs.get(word, Fraction()) for word in mine | theirs})

    def over(self, other: Unit) -> Unit:
        """Return the unit of a quotient."""
        return self.times(other.power(-1))

    def power(self, exponent: float | Fraction) -> Unit:
        """Return the unit of a power, or of a root."""
        return Unit.of({word: power * Fraction(exponent) for word, power in self.parts})

    def __str__(self) -> str:
        """Return it as people write it; that of a plain number is empty."""
        above = _joined((word, power) for word, power in self.parts if power > 0)
        below = _joined((word, -power) for word, power in self.parts if power < 0)
        return f"{above or 1} / {below}" if below else above


PLAIN = Unit()
"""That of a plain number."""


def _joined(parts: Iterable[tuple[str, Fraction]]) -> str:
    return " ".join(word if power == 1 else f"{word}^{float(power):g}" for word, power in parts)


@lru_cache(maxsize=1024)
def unit(text: str) -> Unit:
    """Return the unit that a text means: words that multiply, and behind `/` or `per` words that divide.

    An `s` at the end of a word makes no difference.
    """
    powers: dict[str, Fraction] = {}
    sign = 1
    for word in _WORD.findall(text):
        if word in _DIVIDES:
            sign = -1
        elif word not in _NOTHING:
            raised = _POWER.search(word)
            name = _PLURAL.sub("", word[: raised.start()] if raised else word)
            exponent = int(raised[1] or _RAISED[raised[2]]) if raised else 1
            powers[name] = powers.get(name, Fraction()) + sign * exponent
    return Unit.of(powers)
