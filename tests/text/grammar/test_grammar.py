"""What is known of a language: the forms of its words, and how its definitions begin."""

from __future__ import annotations

import pytest

from glossgraph.text.grammar import grammar
from glossgraph.text.grammar.en import singular


@pytest.mark.parametrize(
    ("language", "word", "bases"),
    [
        ("en", "calls", ("calls", "call")),
        ("en", "call", ("call",)),
        ("en-GB", "liabilities", ("liabilities", "liability")),
        ("de", "vertrags", ("vertrags", "vertrag")),
        ("de", "vertrages", ("vertrages", "vertrage", "vertrag")),
        ("DE-ch", "teigausbeuten", ("teigausbeuten", "teigausbeut", "teigausbeute")),
        ("de", "ergebnisse", ("ergebnisse", "ergebniss", "ergebnis")),
        ("de", "ei", ("ei",)),
        ("de", "bauer", ("bauer",)),
        ("fr", "contrats", ("contrats",)),
    ],
)
def test_a_word_may_be_a_form_of_these(language: str, word: str, bases: tuple[str, ...]) -> None:
    rules = grammar(language)
    assert set(rules.bases(word)) == set(bases)
    assert rules.bases(word)[0] == word
    assert len(bases) == 1 or word[-1] in rules.last_letters


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_a_word_with_another_base_has_one_of_the_last_letters(language: str) -> None:
    rules = grammar(language)
    for word in ("teig", "teiges", "teigs", "gase", "frauen", "ladies", "boxes", "bauern", "ergebnissen", "namens"):
        assert len(rules.bases(word)) == 1 or word[-1] in rules.last_letters


def test_forms_of_a_word_within_a_name_have_one_stem() -> None:
    inner = grammar("de").inner
    assert {inner(word) for word in ("saurer", "saure", "sauren", "saurem", "saures")} == {"saur"}
    assert {inner(word) for word in ("grad", "grades", "grads", "grade")} == {"grad"}
    assert grammar("en").inner("saures") == "saures"


@pytest.mark.parametrize(
    ("language", "definition"),
    [
        ("en", "Is when it rains."),
        ("de", "Ist, wenn es regnet."),
        ("de", "Wenn es regnet."),
        ("de", "Als Flut bezeichnet man Wasser."),
        ("de", "Der Fachbegriff für Wasser."),
        ("de", "Eine Bezeichnung für Wasser."),
        ("de", "Bedeutet, dass Wasser kommt."),
        ("de", "Es handelt sich um Wasser."),
    ],
)
def test_words_about_the_word_are_known(language: str, definition: str) -> None:
    assert grammar(language).about_words.match(definition)
    assert not grammar("fr").about_words.match(definition)


@pytest.mark.parametrize(
    "definition",
    [
        "Istzustand eines Lagers.",
        "Wohnung am Fluss.",
        "Einer der Namen.",
        "Als Pfand hinterlegtes Geld.",
        "Worte am Grab.",
    ],
)
def test_a_german_definition_may_begin_so(definition: str) -> None:
    assert not grammar("de").about_words.match(definition)


def test_a_possessive_is_a_form_of_its_noun() -> None:
    assert [singular(word) for word in ("lender's", "bus", "glass", "basis", "taxes")] == [
        *("lender", "bus", "glass", "basis", "tax")
    ]
