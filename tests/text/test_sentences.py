"""Questions, full stops and words in many scripts."""

from __future__ import annotations

import pytest

from glossgraph.text.sentences import ends_with_stop, is_question, second_sentence, word_count


@pytest.mark.parametrize(
    "text",
    [
        *("Why?", "Why?!", "Who asked “why?”", "Is it so (and why?)", "*Why?*", "Why ?", "‘Why?’", "Why‽", "Why⁇"),
        *(
            "为什么？",
            "「なぜ？」",
            "なぜですか。",
            "なぜか",
            "لماذا؟",
            "למה?",
            "Γιατί;",
            "Γιατί\u037e",
            "«Γιατί;»",
            "Почему?",
        ),
        *("Ինչո՞ւ", "Ինչո՞ւ է այդպես։", "ለምን፧", "क्यों?", "ทำไม", "ทำไม margin call", "ເປັນຫຍັງ", "ဘာကြောင့်လဲ။"),
        *("¿Por qué?", "Si cae, ¿quién paga?", "„Warum?“", "« Pourquoi ? »", "»Warum?«", "왜요?"),
    ],
)
def test_questions(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize(
    "text", ["", "Why", "Why;", "It is so.", "¿Por qué", "Why¿", "为什么。", "Why? It is so.", "か?x"[1:]]
)
def test_no_questions(text: str) -> None:
    assert not is_question(text)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("A rate. It is paid.", "It is paid."),
        ("A saying, “sell.” (It is old.)", "(It is old.)"),
        ("A rate, e.g. Libor, of J. M. Keynes.", ""),
        ("一个价格。另一个价格。", "另一个价格。"),
        ("誰が払うのか？借り手。", "借り手。"),
        ("「払う。」と言う者。", ""),
        ("एक मांग। वह आती है।", "वह आती है।"),
        ("ایک مطالبہ۔ وہ آتا ہے۔", "وہ آتا ہے۔"),
        ("Պահանջ։ Այն գալիս է։", "Այն գալիս է։"),
        ("ጥያቄ። ይመጣል።", "ይመጣል።"),
        ("Un precio. ¿Quién paga?", "¿Quién paga?"),
        ("Ein Preis. „Wer zahlt?“", "„Wer zahlt?“"),
        ("A price.", ""),
    ],
)
def test_the_second_sentence_is_found(text: str, second: str) -> None:
    found(text, second, "en")


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Ein Preis. Er wird gezahlt.", "Er wird gezahlt."),
        ("Teil des Teiges, z. B. Vorteig bzw. Sauerteig.", ""),
        ("Brot des 19. Jahrhunderts, am 3. März gebacken.", ""),
        ("Preis des Jahres 1990. Er stieg.", "Er stieg."),
        ("Kleine Menge, d.h. Mehl o.ä. Pulver.", ""),
    ],
)
def test_the_second_sentence_of_german_is_found(text: str, second: str) -> None:
    found(text, second, "de-AT")


def test_abbreviations_are_those_of_the_language() -> None:
    assert second_sentence("Mehl bzw. Grieß", "en")
    assert second_sentence("See p. 3. It is so.", "en")
    assert second_sentence("Von M. Mehl, 3. Auflage", "fr")


def found(text: str, second: str, language: str) -> None:
    start = second_sentence(text, language)
    assert text[start:] == (second or text)
    assert bool(start) == bool(second)


@pytest.mark.parametrize(
    "text",
    ["One.", "“One.”", "一。", "「一。」", "एक।", "ایک۔", "Մեկ։", "አንድ።", "တစ်။", "ข้อเรียกร้อง", "„Eins.“", "«Один.»"],
)
def test_full_stops(text: str) -> None:
    assert ends_with_stop(text)
    assert not ends_with_stop(f"{text.rstrip('.。।۔։።။”」“»')} x") or "ข" in text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A margin call, by a lender.", 6),
        ("追加保证金的要求。", 4),
        ("margin call の 要求", 4),
        ("ข้อเรียกร้อง", 3),
        ("마진 콜은 요구이다.", 3),
        ("", 0),
    ],
)
def test_words_are_counted_or_estimated(text: str, number: int) -> None:
    assert word_count(text) == number
