"""Where sentences end, and what is a question, in any script."""

from __future__ import annotations

import re
import unicodedata
from math import ceil
from typing import TYPE_CHECKING

from glossgraph.text.grammar import grammar

if TYPE_CHECKING:
    from glossgraph.text.grammar.rules import Grammar

_STOPS = ".。．｡।॥۔።։။។៕།༎᙮᠃᠉꓿꯫"
"""The full stops of all scripts; see the property Sentence_Terminal of Unicode."""

_FULL_WIDTH = "。．｡"

_CLOSING = "\"'”’“»«›‹)]」』）】》〉*_"
"""What may follow the end of a sentence: brackets and quotation marks, some of which open in other languages."""

_GREEK_QUESTION_MARK = ";"

_WITHOUT_STOPS = re.compile(r"[\u0e00-\u0eff]")
"""Thai and Lao: a space ends a sentence."""

_WITHOUT_QUESTION_MARKS = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]|か。?$")
"""Thai, Lao, Tibetan, Burmese and Khmer, and the particle of questions in Japanese."""

_BROAD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""The characters of Chinese and Japanese, which put no spaces between words."""

_NARROW = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""The letters of Thai, Lao, Burmese and Khmer, which put none either."""

_BROAD_IN_A_WORD, _NARROW_IN_A_WORD = 2, 5

_SENTENCE_END = re.compile(
    rf"(?<!\S)(?P<last>\S+)[.!?{re.escape(_STOPS[4:])}؟](?:[{re.escape(_CLOSING)}]*)"
    r"\s+(?=[\"“‘«„¿¡(\[]*(?P<next>[^\W\d_]))"
)

_WITHOUT_SPACE = re.compile(rf"[{_FULL_WIDTH}？！।॥༎།။។።]\s*(?=[^\W_])")

_ORDINAL = re.compile(r"[0-9]{1,2}")


def ends_with_stop(text: str) -> bool:
    """Tell whether a text ends with a full stop, or is in a script that has none."""
    end = text.rstrip().rstrip(_CLOSING)
    return end.endswith(tuple(_STOPS)) or bool(_WITHOUT_STOPS.search(end))


def second_sentence(text: str, language: str) -> int:
    """Return where the second sentence of a text starts, or 0 if there is only one.

    Initials, and the common abbreviations of the language, end no sentence.
    """
    rules = grammar(language)
    starts = [match.end() for match in _SENTENCE_END.finditer(text) if _is_end(match, rules)]
    unspaced = _WITHOUT_SPACE.search(text)
    return min([*starts, *([unspaced.end()] if unspaced else [])], default=0)


def is_question(text: str) -> bool:
    """Tell whether a text ends with a question mark, or is in a script or a language that needs none."""
    # the mark of Armenian is within the word that asks
    if "՞" in text or _WITHOUT_QUESTION_MARKS.search(text):
        return True
    end = text.rstrip(f"{_CLOSING}!！ ")
    if end.endswith(_GREEK_QUESTION_MARK):
        return "GREEK" in unicodedata.name(end.rstrip(f"{_CLOSING}; ")[-1:] or " ", "")
    name = unicodedata.name(end[-1:] or " ", "")
    return ("QUESTION" in name and "INVERTED" not in name) or name == "INTERROBANG"


def word_count(text: str) -> int:
    """Return how many words a text has; in scripts without spaces between words, about how many."""
    broad, narrow = len(_BROAD.findall(text)), len(_NARROW.findall(text))
    if not broad and not narrow:
        return len(text.split())
    rest = _NARROW.sub(" ", _BROAD.sub(" ", text))
    words = sum(any(character.isalnum() for character in word) for word in rest.split())
    return words + ceil(broad / _BROAD_IN_A_WORD + narrow / _NARROW_IN_A_WORD)


def _is_end(match: re.Match[str], rules: Grammar) -> bool:
    last = match["last"].lstrip("\"'“‘«([").lower()
    is_initial = re.fullmatch(r"(?:[^\W\d_]\.)*[^\W\d_]", last)
    is_ordinal = rules.has_ordinals and _ORDINAL.fullmatch(last)
    return not match["next"].islower() and last not in rules.abbreviations and not is_initial and not is_ordinal
