"""What a search finds, and that it ranks as the site does."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from glossgraph.graph.search import Part, search
from glossgraph.model import Glossary, Question, Term
from glossgraph.text.search_words import Language
from glossgraph.text.typed import Typed, distance

if TYPE_CHECKING:
    from glossgraph.graph.search import Hit

ENGLISH = Language(("ing", "s"), frozenset(), ())


def ids(hits: list[Hit]) -> list[str]:
    return [hit.term for hit in hits]


def of(*terms: Term) -> Glossary:
    return Glossary(terms={term.id: term for term in terms})


def term(id_: str, label: str = "", **fields: object) -> Term:
    return Term(id=id_, file=f"terms/{id_}.yml", label=label or id_, kind="thing", **fields)  # type: ignore[arg-type]


FIRST = {
    "margin call": "margin-call",
    "MARGIN CALL": "margin-call",
    "margin calls": "margin-call",
    "call margin": "margin-call",
    "margn cal": "margin-call",
    "margin cal": "margin-call",
    "lever": "leverage",
    "what is leverage?": "leverage",
    "liqidation cascade": "liquidation-cascade",
}


@pytest.mark.parametrize("words", FIRST)
def test_a_name_is_found_however_it_is_typed(words: str, glossary: Glossary) -> None:
    first = search(glossary, words, 1)[0]
    assert (first.term, first.part) == (FIRST[words], Part.NAME)


def test_names_come_before_definitions_and_these_before_questions_and_texts() -> None:
    glossary = of(
        term("a", explanation="It rains where cats sleep."),
        term("b", faq=(Question("Do cats sleep?", "Yes."),)),
        term("c", definition="What a cat does while it sleeps."),
        term("d", "Cats", aliases=("Sleepers",)),
        term("e", "Sleeping cat"),
    )
    hits = search(glossary, "cats sleep")
    assert [(hit.term, hit.part) for hit in hits] == [
        ("e", Part.NAME),
        ("d", Part.NAME),
        ("b", Part.QUESTION),
        ("c", Part.DEFINITION),
        ("a", Part.TEXT),
    ]
    assert [hit.excerpt for hit in hits] == [
        "Sleeping cat",
        "Cats",
        "Do cats sleep?",
        "What a cat does while it sleeps.",
        "It rains where cats sleep.",
    ]
    assert ids(search(glossary, "cats sleep", 2)) == ["e", "d"]
    assert search(glossary, "cats sleep", 0) == []


def test_accents_and_small_letters_do_not_matter() -> None:
    glossary = of(term("a", "Überschuldung"), term("b", "Café"), term("c", "追加保証金"), term("d", "маржин-колл"))
    assert ids(search(glossary, "uberschuldung")) == ["a"]
    assert ids(search(glossary, "ÜBERSCHULDUNG")) == ["a"]
    assert ids(search(glossary, "cafe")) == ["b"]
    assert ids(search(glossary, "保証")) == ["c"]
    assert ids(search(glossary, "Маржин")) == ["d"]


def test_texts_that_have_most_words_are_found_where_none_has_all() -> None:
    glossary = of(term("a", definition="A red wooden spoon."), term("b", definition="A spoon."))
    assert ids(search(glossary, "red wooden ladle spoon")) == ["a"]
    assert ids(search(glossary, "ladle spoon")) == []


def test_a_long_text_is_shown_around_the_words() -> None:
    glossary = of(term("a", definition=f"{'blah ' * 100}needle {'blah ' * 100}"))
    (hit,) = search(glossary, "needle")
    assert hit.excerpt.startswith("… blah")
    assert "needle" in hit.excerpt
    assert hit.excerpt.endswith("blah …")
    assert len(hit.excerpt) <= 174


@pytest.mark.parametrize("words", ["", "   ", "?!", "\x1b[2J", "*", "(", "\ud800", "a" * 10_000])
def test_anything_may_be_typed(words: str, hostile: Glossary) -> None:
    assert isinstance(search(hostile, words), list)


def test_what_is_found_does_not_depend_on_the_order_of_sets(one: Glossary) -> None:
    for words in ("a", "the price of", next(iter(one.terms.values())).label):
        hits = search(one, words, 50)
        assert hits == search(one, words, 50)
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert len(set(ids(hits))) == len(hits)


def test_a_search_of_ten_thousand_terms_is_fast() -> None:
    number = 10_000
    glossary = of(
        *(term(f"t{n}", f"Word{n} name", definition=f"What is number {n * 7} of all.") for n in range(number))
    )
    search(glossary, "anything")
    start = time.process_time()
    assert ids(search(glossary, "word777 name", 1)) == ["t777"]
    assert ids(search(glossary, "wrod4242", 1)) == ["t4242"]
    assert ids(search(glossary, "number 69993", 1)) == ["t9999"]
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("typed", "word", "most", "apart"),
    [("margin", "margin", 2, 0), ("margn", "margin", 1, 1), ("amrgin", "margin", 1, 1), ("abcd", "margin", 2, None)],
)
def test_letters_that_differ_are_counted(typed: str, word: str, most: int, apart: int | None) -> None:
    assert distance(typed, word, most) == (float("inf") if apart is None else apart)


def test_an_unfinished_word_is_the_last_one() -> None:
    assert Typed("cal", is_last=True, language=ENGLISH).is_stem("caller")
    assert not Typed("cal", is_last=False, language=ENGLISH).is_stem("caller")
    assert Typed("calli", is_last=True, language=ENGLISH).is_stem("call")
    assert not Typed("calli", is_last=False, language=ENGLISH).is_stem("call")
