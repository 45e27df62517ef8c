"""Which words of a text name a term."""

from __future__ import annotations

import pytest

from glossgraph.model import Term
from glossgraph.text.named import is_named


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (("Margin call",), "Is a margin call a threat?", True),
        (("Margin call",), "Why are margin-calls made?", True),
        (("Margin call",), "When is the margin called?", True),
        (("Margin call",), "Why the call?", False),
        (("Liquidation",), "When is a position liquidated?", True),
        (("Liquidation",), "Is liquidity gone?", False),
        (("Loss of discretion",), "Who has lost discretion by such losses?", True),
        (("Repo",), "Who writes the report?", False),
        (("Repo",), "Who lends in repos?", True),
        (("Auto-deleveraging", "ADL"), "Is ADL fair?", True),
        (("Leverage",), "Is a leveraged fund safe?", True),
        (("Price",), "How is pricing done?", True),
        (("追加証拠金",), "追加証拠金はいつ必要ですか。", True),
        (("追加証拠金",), "いつ必要ですか。", False),
    ],
)
def test_a_text_names_a_term_in_any_form_of_its_words(names: tuple[str, ...], text: str, expected: bool) -> None:
    term = Term("a", "terms/a.yml", names[0], "event", "", aliases=names[1:])
    assert is_named(term, text, "en") is expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Kündigung", "Wann wirkt eine Kündigung?", True),
        ("Gare", "Wie lange dauern Garen?", True),
        ("Brot", "Welche Brote gelingen?", True),
        ("Teig", "Wie lange ruht ein Weizenteig?", True),
        ("Teig", "Was ist steigend?", False),
        ("Zeit der Gare", "Wie misst man die Zeiten einer Gare?", True),
        ("Saurer Teig", "Was macht einen sauren Teig aus?", True),
    ],
)
def test_a_german_text_names_a_term_in_german_forms(name: str, text: str, expected: bool) -> None:
    assert is_named(Term("a", "terms/a.yml", name, "event", ""), text, "de") is expected


def test_a_short_word_has_only_the_endings_of_its_language() -> None:
    term = Term("a", "terms/a.yml", "Repo", "event", "")
    assert [is_named(term, "Zwei Repoern", language) for language in ("en", "de", "fr")] == [False, True, False]
