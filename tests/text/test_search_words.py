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

GERMAN_CASES: Path = TESTS / "data/words-de.json"


@pytest.mark.parametrize(("text", "stems"), json.loads(CASES.read_text("utf-8")))
def test_words_of_one_sense_are_the_same(text: str, stems: list[str]) -> None:
    assert read(text, "en") == stems


@pytest.mark.parametrize(("text", "stems"), json.loads(GERMAN_CASES.read_text("utf-8")))
def test_german_words_of_one_sense_are_the_same(text: str, stems: list[str]) -> None:
    assert read(text, "de") == stems


def test_words_that_say_nothing_are_written_as_those_that_are_typed() -> None:
    unsaid = language_of(catalogue("de").say).unsaid
    assert {"fur", "uber", "wurde", "ist", "die"} <= unsaid
    assert set(words_in("für über würde fuer ueber wuerde", ("ae", "oe", "ue"))) <= unsaid


def read(text: str, language: str) -> list[str]:
    known = language_of(catalogue(language).say)
    return [stem(word, known.endings) for word in words_in(text, known.pairs)]


def test_a_word_keeps_enough_letters() -> None:
    assert [stem(word, ("es", "s")) for word in ("gas", "fees", "yes")] == ["gas", "fee", "yes"]
