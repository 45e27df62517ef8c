"""The order of names, as speakers of each language expect it, and the letters under which they look."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glossgraph.model import Glossary, Term
from glossgraph.site.page import Site
from glossgraph.site.pages import a_to_z
from glossgraph.text.collation import collation

if TYPE_CHECKING:
    from glossgraph.site.page import Page

LISTED = {
    "en": "#: ???, 2-part, 10-part | A: Angst, Ångström | B: Basel 3, Basel 10, “Black” | C: C, C++ | "
    "E: Elan, Élan, élan, Eland | O: Øresund, Oslo, Ozone | S: Strasse, Straße | Z: Zebra",
    "da-DK": "A: Abe | O: Oslo | Z: Zebra | Æ: Æble, Äpple | Ø: Öl, Øl | Å: Ål",
    "nb": "Z: Zebra | Æ: Ære | Ø: Øl | Å: Ål",
    "sv": "A: Abe | Z: Zebra | Å: Ål | Ä: Äpple | Ö: Öl, Ørn",
    "de": "A: Apfel, Äpfel, Aprikose | O: Ofen, Öl | S: Strasse, Straße, Strauß",
    "es": "N: nube | Ñ: ñandú, Ñu | O: oso",
    "fr": "C: cote, coté, côte, côté | O: œuf, offre",
    "pl": "L: lot | Ł: łan | Z: zebra | Ź: źdźbło | Ż: żaba",
    "cs": "C: cena | Č: čas | H: hora | Ch: chata | I: ibis",
    "tr": "I: Irmak, ısı | İ: iki, İzmir",
    "ru": "Е: Ёж, Ель | И: Игра | Й: Йод | К: Кот | A: Apple",
    "uk": "Г: Гора | Ґ: Ґанок | І: Ігра | Ї: Їжак | Й: Йод",
    "el": "Α: άλφα | Ω: Ώρα",
    "ja": "A: API | か: かき, カメラ | Chinese characters: 東京, 漢字",
    "zh": "Chinese characters: 你好, 漢字",
    "ko": "ㄱ: 가방, 각 | ㄴ: 나비",
    "ar": "ا: ألف | ب: باب | ك: كتاب",
}
"""What is listed under each letter."""


def listed(language: str, names: list[str]) -> str:
    terms = {f"t{n}": Term(f"t{n}", f"terms/t{n}.yml", name, "event", "A.") for n, name in enumerate(names)}
    empty = Glossary(terms=terms)
    page: Page
    (page,) = a_to_z.pages(Site(replace(empty, about=replace(empty.about, language=language))))
    letters = page.plain.split("\n## ")[1:]
    shown = ((part.partition("\n")[0].replace("\\", ""), part.split("- **[")[1:]) for part in letters)
    return " | ".join(f"{letter}: {', '.join(e.partition(']')[0] for e in entries)}" for letter, entries in shown)


@pytest.mark.parametrize("language", LISTED)
def test_names_are_where_readers_look_for_them(language: str) -> None:
    names = [name for group in LISTED[language].split(" | ") for name in group.partition(": ")[2].split(", ")]
    assert listed(language, names[::-1]) == LISTED[language]
    assert listed(language, sorted(names)) == LISTED[language]


@given(st.sampled_from(["en", "da", "tr", "hu", "ja", "x"]), st.lists(st.text(max_size=9), max_size=9))
@example("en", ["\u115e"])
def test_any_names_have_an_order_and_a_letter(language: str, names: list[str]) -> None:
    order = collation(language)
    assert sorted(map(order.key, names)) == [order.key(name) for name in sorted(names, key=order.key)]
    assert all(isinstance(order.letter(name), str) for name in names)


def test_every_letter_of_an_alphabet_stands_for_itself() -> None:
    for language in ("en", *(tag for tag in LISTED if tag not in {"zh", "ja"})):
        order = collation(language)
        letters = [order.letter(letter) for letter in "abcdefghijklmnopqrstuvwxyz"]
        assert len(set(letters)) == 26, language


def test_a_greek_letter_is_told_from_the_latin_one_that_looks_like_its_capital() -> None:
    assert [collation("en").letter(name) for name in ("μ-mesons", "Κ", "Muons", "β decay")] == ["μ", "κ", "M", "β"]
    assert collation("el").letter("μι") == "Μ"
