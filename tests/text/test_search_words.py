"""The words that a search compares. The same cases are read by the site's script in the tests of the browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from folders import TESTS
from glossgraph.text.search_words import language_of, stem, words_in
from glossgraph.words import catalogue

if TYPE_CHECKING:
    from pathlib import Path

CASES: Path = TESTS / "data/words.json"


@pytest.mark.parametrize(("text", "stems"), json.loads(CASES.read_text("utf-8")))
def test_words_of_one_sense_are_the_same(text: str, stems: list[str]) -> None:
    endings = language_of(catalogue("en").say).endings
    assert [stem(word, endings) for word in words_in(text)] == stems


def test_a_word_keeps_enough_letters() -> None:
    assert [stem(word, ("es", "s")) for word in ("gas", "fees", "yes")] == ["gas", "fee", "yes"]
