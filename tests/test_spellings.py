"""The name nearest to a mistyped word, compared with its plain definition, by which each name is looked at alone."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from glossgraph.diagnostics import nearest
from glossgraph.diagnostics.spellings import MOST_COMPARED, NEAR

_NUMBERED = [f"{stem}-{number}" for number in range(1_200) for stem in ("term", "a-term")]

WORDS = st.text("ab-_ E", max_size=7) | st.text("abcdefgh-", max_size=12)

NAMES = st.lists(WORDS, max_size=120) | st.lists(WORDS, max_size=30).map(lambda words: [*_NUMBERED, *words])


def plainly(word: str, names: list[str]) -> str:
    """Return the name nearest to a word."""
    apart = max(2, len(word) // 2)
    spelled = {name.lower().replace("_", "-"): name for name in names}
    mistyped = word.lower().replace("_", "-").replace(" ", "-")
    likely = [name for name in spelled if abs(len(name) - len(word)) <= apart]
    if len(likely) > MOST_COMPARED[0]:
        likely = sorted(likely, key=lambda name: abs(len(name) - len(mistyped)))[: MOST_COMPARED[0]]
    if len(likely) > MOST_COMPARED[1]:
        letters = {*mistyped, *word.lower()}
        shared = {name: sum(letter in letters for letter in name) for name in likely}
        likely = [n for n in likely if 2 * shared[n] > NEAR * (len(n) + len(mistyped)) - 1]
        likeness = {n: difflib.SequenceMatcher(a=n, b=mistyped).quick_ratio() for n in likely}
        likely = sorted(likely, key=lambda name: -likeness[name])[: MOST_COMPARED[1]]
    near = difflib.get_close_matches(mistyped, likely, n=1, cutoff=NEAR)
    near = near or [name for name in likely if sorted(name) == sorted(word.lower())]
    return spelled[near[0]] if near else ""


@settings(deadline=None)
@example("trem-12", _NUMBERED)
@example("term-120x", _NUMBERED)
@given(WORDS, NAMES)
def test_the_nearest_name_is_that_of_the_plain_definition(word: str, names: list[str]) -> None:
    assert nearest(word, names) == plainly(word, names)


@pytest.mark.parametrize("position", [0, 7, 1_000, len(_NUMBERED) - 1])
def test_a_name_among_many_is_found_by_a_slip_in_it(position: int) -> None:
    word = _NUMBERED[position].replace("te", "et")
    assert nearest(word, _NUMBERED) == plainly(word, _NUMBERED) != ""
