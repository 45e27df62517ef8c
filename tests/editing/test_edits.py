"""A text with some of its places written anew."""

from __future__ import annotations

import pytest

from glossgraph.editing.edits import Edit, OverlapError, edited


def test_what_is_between_the_edits_stays() -> None:
    edits = [Edit(8, 11, "three"), Edit(0, 3, "1"), Edit(4, 4, "and a half ")]
    assert edited("one two tri four", edits) == "1 and a half two three four"


def test_the_same_edit_twice_is_made_once() -> None:
    assert edited("a", [Edit(0, 1, "b"), Edit(0, 1, "b")]) == "b"


def test_edits_of_one_place_are_refused() -> None:
    with pytest.raises(OverlapError, match="from 2 to 3"):
        edited("abcdef", [Edit(0, 3, "x"), Edit(2, 4, "y")])
