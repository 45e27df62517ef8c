"""Flashcards: Anki takes the deck into a collection, knows it again, and shows what was written."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossgraph import exports
from glossgraph.exports import anki
from glossgraph.model import Question
from glossgraph.text.plain import plain_words
from odd import PIECES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glossgraph.model import Glossary

ALWAYS = 1
"""What Anki calls the choice to bring every note up to date."""


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    found = Collection(str(tmp_path / "collection.anki2"))
    yield found
    found.close()


def imported(collection: Collection, glossary: Glossary, folder: Path) -> dict[str, int]:
    """Import the deck of a glossary, and return how many notes are new, updated, and as they were."""
    path = folder / "glossary.apkg"
    (content,) = exports.contents(glossary, ["anki"]).values()
    assert isinstance(content, bytes)
    path.write_bytes(content)
    options = ImportAnkiPackageOptions(update_notes=ALWAYS)
    log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options)).log
    assert not log.conflicting
    return {"new": len(log.new), "updated": len(log.updated), "same": len(log.duplicate)}


def words(field: str) -> str:
    return html.unescape(re.sub(r"<br>", " ", re.sub(r"</?span>", "", field)))


@pytest.mark.parametrize("name", ["glossary", "bread", "hostile", "spoons"])
def test_anki_takes_every_term_once(
    name: str, request: pytest.FixtureRequest, collection: Collection, tmp_path: Path
) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    new = imported(collection, glossary, tmp_path)["new"]
    assert imported(collection, glossary, tmp_path) == {"new": 0, "updated": 0, "same": new}
    assert collection.note_count() == new
    notes = [collection.get_note(id_) for id_ in collection.find_notes('note:"Glossary: term"')]
    learned = [term for term in glossary.terms.values() if term.definition and not term.deprecated]
    assert {(words(note["Term"]), words(note["Definition"])) for note in notes} == {
        (" ".join(term.title.split()), plain_words(glossary, term.definition)) for term in learned
    }
    assert all(len(note.cards()) == 2 for note in notes)
    assert collection.fix_integrity()[1]


def test_a_later_deck_brings_cards_up_to_date_and_keeps_what_was_learned(
    bread: Glossary, collection: Collection, tmp_path: Path
) -> None:
    new = imported(collection, bread, tmp_path)["new"]
    (id_,) = collection.find_notes('"Term:Dough"')
    (card, _) = collection.get_note(id_).cards()
    card.ivl, card.type, card.queue = 30, 2, 2
    collection.update_card(card)
    changed = replace(bread.terms["dough"], definition="Flour that was wetted.")
    assert imported(collection, replace(bread, terms={**bread.terms, "dough": changed}), tmp_path) == {
        "new": 0,
        "updated": 1,
        "same": new - 1,
    }
    assert collection.get_note(id_)["Definition"] == "Flour that was wetted."
    assert collection.get_card(card.id).ivl == 30


def test_cards_ask_what_keeps_two_terms_apart(bread: Glossary, collection: Collection, tmp_path: Path) -> None:
    imported(collection, bread, tmp_path)
    (id_,) = collection.find_notes('"Question:What is the difference between Dough and Starter?"')
    note = collection.get_note(id_)
    assert note["Answer"] == "A starter is kept and fed, a dough is used up."
    assert note.tags == ["kind::happening", "stage::mixing"]
    assert collection.decks.id_for_name("Bread")


def test_anki_finds_no_sound_and_no_formula(bread: Glossary, collection: Collection, tmp_path: Path) -> None:
    answer = "[sound:a.mp3] \\(x\\) [latex]\\input{/etc/passwd}[/latex] {{Term}} <img src=x onerror=alert(1)>"
    odd = replace(bread.terms["dough"], faq=(Question("Is it odd?", answer.replace("[", "\\[")),))
    imported(collection, replace(bread, terms={**bread.terms, "dough": odd}), tmp_path)
    (id_,) = collection.find_notes('"Question:*Is it odd?"')
    shown = collection.get_note(id_).cards()[0].render_output()
    assert not shown.answer_av_tags
    assert "<img" not in shown.answer_text
    assert not re.search(r"\[sound|\[latex|\\\(|\{\{", shown.answer_text)


@settings(max_examples=50)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join))
def test_odd_words_of_cards_come_back(text: str) -> None:
    field = anki.html(text)
    assert words(field) == " ".join(text.split())
    assert not re.search(r"\[|\\\(|<(?!/?span>)|\{\{", field)
