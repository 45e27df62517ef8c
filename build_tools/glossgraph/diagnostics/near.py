"""The name that is meant by a mistyped word."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from glossgraph.diagnostics.spellings import NEAR, Spellings

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_WORD = 100
"""The longest word, in characters, for which the nearest name is looked for."""

_SHORTEST_SLIP = 4
"""The shortest word, in characters, in which a slip of typing can be told from another word."""

_LONG = 8
"""From how many characters on a word may hold two slips."""


def did_you_mean(word: str, names: Iterable[str], otherwise: str) -> str:
    """Return a help text that proposes the name nearest to a mistyped word, or other advice where none is near."""
    near = nearest(word, names)
    return f"did you mean `{near}`?" if near else otherwise


def nearest(word: str, names: Iterable[str]) -> str:
    """Return the name nearest to a mistyped word; nothing if none is near."""
    if len(word) > LONGEST_WORD:
        return ""
    spellings = _spellings(tuple(names))
    mistyped = _plain(word)
    likely = spellings.likely(word, mistyped)
    matcher = difflib.SequenceMatcher(b=mistyped)
    best = NEAR, ""
    for name in likely:
        matcher.set_seq1(name)
        # the quick ratio, which takes little, is never less than the other
        if matcher.quick_ratio() >= best[0]:
            best = max(best, (matcher.ratio(), name))
    # a short name with two letters swapped scores too low above
    near = best[1] or next((name for name in likely if sorted(name) == sorted(word.lower())), "")
    return spellings.written.get(near, "")


def surely_meant(word: str, names: Iterable[str]) -> str:
    """Return the only name from which a word differs by a slip of typing; nothing if there are several, or none.

    A slip is a letter too many, too few, another one, or two that are swapped; a long word may hold two. Its first
    letter and its digits are right: `asymmetric` is no slip for `symmetric`, nor `town-2008` for `town-2009`.
    """
    if not _SHORTEST_SLIP <= len(word) <= LONGEST_WORD:
        return ""
    spellings = _spellings(tuple(names))
    mistyped = _plain(word)
    if mistyped in spellings.written:
        return spellings.written[mistyped]
    slips = [name for name in spellings.likely(word, mistyped) if _is_slip(mistyped, name)]
    return spellings.written[slips[0]] if len(slips) == 1 else ""


@lru_cache(maxsize=8)
def _spellings(names: tuple[str, ...]) -> Spellings:
    """Return how names are compared; many words are compared with the same names."""
    return Spellings(names)


def _plain(word: str) -> str:
    return word.lower().replace("_", "-").replace(" ", "-")


def _is_slip(word: str, name: str) -> bool:
    if word[:1] != name[:1] or re.findall(r"\d", word) != re.findall(r"\d", name):
        return False
    return _slips(word, name) <= (1 if len(word) < _LONG else 2)


def _slips(word: str, name: str) -> int:
    """Return by how many slips two words differ (the distance of optimal string alignment)."""
    above: list[int] = []
    row = list(range(len(name) + 1))
    for number, letter in enumerate(word, start=1):
        further, above, row = above, row, [number]
        for place, other in enumerate(name, start=1):
            slips = min(above[place] + 1, row[-1] + 1, above[place - 1] + (letter != other))
            if further and place > 1 and (letter, word[number - 2]) == (name[place - 2], other):
                slips = min(slips, further[place - 2] + 1)
            row.append(slips)
    return row[-1]
