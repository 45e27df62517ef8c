"""Of many names, the few that are worth comparing with a mistyped word, letter by letter."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NEAR = 0.7
"""How much of two words must be the same if one is meant by the other, from 0 to 1."""

MOST_COMPARED = 2_000, 20
"""How many names are compared with a mistyped word: the nearest in length, and of these, the nearest in letters."""

Names = int
"""A set of names, with a bit for each of them, so that a step is taken for all names at once."""

Key = TypeVar("Key")


class Spellings:
    """Names as they are compared: in small letters, and with hyphens."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names; of those that are spelled alike, the last one counts."""
        self.written = {name.lower().replace("_", "-"): name for name in names}
        self._all = list(self.written)

    def likely(self, word: str, mistyped: str) -> list[str]:
        """Return the spellings that may be near a word, which is given as it is written and as it is compared.

        Names of a very different length are left out. Where many remain, those count that are nearest in length, and of
        these the ones that share the most letters with the word.
        """
        apart = max(2, len(word) // 2)
        lengths = range(len(word) - apart, len(word) + apart + 1)
        if len(self._all) <= MOST_COMPARED[1]:
            return [name for name in self._all if len(name) in lengths]
        near_in_length = {length: names for length, names in self._by_length.items() if length in lengths}
        groups = [_union(near_in_length.values())]
        if groups[0].bit_count() > MOST_COMPARED[0]:
            groups = list(_nearest_in_length(near_in_length, len(mistyped)))
        if sum(map(int.bit_count, groups)) > MOST_COMPARED[1]:
            groups = list(self._most_alike(word, mistyped, near_in_length, groups))
        return [self._all[position] for group in groups for position in _positions(group)]

    def _most_alike(
        self, word: str, mistyped: str, near_in_length: dict[int, Names], groups: list[Names]
    ) -> Iterator[Names]:
        """Yield those names, in the order of their groups, that share the most letters with a word, best first."""
        shared = _Counts(names for letter in {*mistyped, *word.lower()} for names in self._by_letter.get(letter, ()))
        letters = Counter(mistyped).items()
        same = _Counts(names for letter, count in letters for names in self._by_letter.get(letter, ())[:count])
        by_likeness: dict[float, Names] = defaultdict(int)
        for length, names in near_in_length.items():
            total = length + len(mistyped)
            # what shares too few letters with the word cannot be near
            likely = names & shared.at_least(next(n for n in range(total + 1) if 2 * n > NEAR * total - 1))
            for number in range(min(length, len(mistyped)) + 1) if likely else ():
                if alike := likely & same.exactly(number):
                    by_likeness[2.0 * number / total if total else 1.0] |= alike
        room = MOST_COMPARED[1]
        for likeness in sorted(by_likeness, reverse=True):
            for group in groups:
                found = _first(by_likeness[likeness] & group, room)
                room -= found.bit_count()
                yield found
                if not room:
                    return

    @cached_property
    def _by_length(self) -> dict[int, Names]:
        return self._sets((len(name), position) for position, name in enumerate(self._all))

    @cached_property
    def _by_letter(self) -> dict[str, list[Names]]:
        """The names that have a letter at least once, those that have it at least twice, and so on, by the letter."""
        counts = ((count, position) for position, name in enumerate(self._all) for count in Counter(name).items())
        pairs = (((letter, n), position) for (letter, count), position in counts for n in range(count))
        by_letter: dict[str, list[Names]] = defaultdict(list)
        for (letter, _), names in sorted(self._sets(pairs).items()):
            by_letter[letter].append(names)
        return by_letter

    def _sets(self, pairs: Iterable[tuple[Key, int]]) -> dict[Key, Names]:
        """Return the names at some positions, by what the positions are paired with."""
        sets: dict[Key, bytearray] = {}
        for key, position in pairs:
            if key not in sets:
                sets[key] = bytearray(len(self._all) // 8 + 1)
            sets[key][position >> 3] |= 1 << (position & 7)
        return {key: int.from_bytes(names, "little") for key, names in sets.items()}


class _Counts:
    """In how many of some sets each name is."""

    def __init__(self, sets: Iterable[Names]) -> None:
        # the names whose counts have a bit, for each bit
        self._bits: list[Names] = []
        for names in sets:
            self._add(names)
        self.exactly = cache(self._exactly)
        self.at_least = cache(self._at_least)

    def _add(self, names: Names) -> None:
        for number, bit in enumerate(self._bits):
            self._bits[number], names = bit ^ names, bit & names
            if not names:
                return
        self._bits.append(names)

    def _exactly(self, number: int) -> Names:
        """Return the names that are in so many of the sets; names that are not known are in none."""
        if number >> len(self._bits):
            return 0
        names: Names = -1
        for position, bit in enumerate(self._bits):
            names &= bit if number >> position & 1 else ~bit
        return names

    def _at_least(self, number: int) -> Names:
        """Return the names that are in so many of the sets or more."""
        return self.at_least(number - 1) & ~self.exactly(number - 1) if number else -1


def _nearest_in_length(by_length: dict[int, Names], wanted: int) -> Iterator[Names]:
    """Yield the names whose lengths are nearest to a wanted one, in groups of the same distance."""
    by_distance: dict[int, Names] = defaultdict(int)
    for length, names in by_length.items():
        by_distance[abs(length - wanted)] |= names
    room = MOST_COMPARED[0]
    for _, names in sorted(by_distance.items()):
        found = _first(names, room)
        room -= found.bit_count()
        yield found


def _union(sets: Iterable[Names]) -> Names:
    return reduce(or_, sets, 0)


def _first(names: Names, most: int) -> Names:
    """Return the first names of a set, as many as there may be."""
    if names.bit_count() <= most:
        return names
    few, enough = 0, names.bit_length()
    while few + 1 < enough:
        middle = (few + enough) // 2
        if (names & ((1 << middle) - 1)).bit_count() <= most:
            few = middle
        else:
            enough = middle
    return names & ((1 << few) - 1)


def _positions(names: Names) -> Iterator[int]:
    while names:
        first = names & -names
        yield first.bit_length() - 1
        names ^= first
