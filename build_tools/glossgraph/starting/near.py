"""The terms that a new one may be the same as: those of nearly its name, and those whose definitions say nearly its."""

from __future__ import annotations

from collections import Counter
from math import log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.found_by_name import EXACT, by_name
from glossgraph.graph.searched import names
from glossgraph.model import UNREADABLE, once
from glossgraph.text.mentions import without_mentions
from glossgraph.text.search_words import language_of, stems_in, words_in
from glossgraph.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.model import Glossary
    from glossgraph.text.search_words import Language

MOST_BY_NAME, MOST_BY_DEFINITION = 5, 3
"""How many terms are shown at most."""

_FEWEST = 2
"""How many words tell that a name is close: single words are in many names."""

_SHORTEST = 3
"""How many letters the last word has at least that may be the beginning of another."""

_WHOLE = EXACT - 5
"""How well a name fits that is the same, but for the ends of its words."""

ALIKE = 0.25
"""From which cosine on two definitions are alike: nearly every term of a glossary has a neighbour at 0.2."""


class Near(NamedTuple):
    """A term that is close to a new one, and whether it is so by its name or by its definition."""

    term: str
    by_name: bool


class _Known(NamedTuple):
    """The words of all definitions, and in how many of them each is."""

    words: Mapping[str, Mapping[str, int]]
    counts: Mapping[str, int]


def near(glossary: Glossary, label: str, definition: str = "") -> list[Near]:
    """Return the terms that are close to a new one, each once: first those close by name, each time the closest first.

    Definitions are compared by their words without endings, each weighing more the rarer it is (the cosine of tf-idf
    vectors, without the frequencies within a definition).
    """
    language = _language(glossary)
    named = {**_within(glossary, label, language), **_fitting(glossary, label, language)}
    found = [Near(id_, by_name=True) for id_ in _best(named, MOST_BY_NAME)]
    alike = {id_: score for id_, score in _alike(glossary, definition, language).items() if id_ not in named}
    return found + [Near(id_, by_name=False) for id_ in _best(alike, MOST_BY_DEFINITION)]


def _best(scores: Mapping[str, float], most: int) -> list[str]:
    return sorted(scores, key=lambda id_: (-scores[id_], id_))[:most]


def _fitting(glossary: Glossary, label: str, language: Language) -> dict[str, float]:
    """Return how well names fit a label; one that ends in a letter or two is the beginning of too many."""
    last = words_in(label, language.pairs)[-1:]
    is_short = any(word.isascii() and len(word) < _SHORTEST for word in last)
    found = by_name(glossary, label, language)
    return {id_: score for id_, score in found.items() if score >= _WHOLE or not is_short}


def _within(glossary: Glossary, label: str, language: Language) -> dict[str, float]:
    """Return how many words the names have that are a part of a label, in whatever order and with whatever endings."""
    own = stems_in(label, language).keys()
    found: dict[str, float] = {}
    for id_ in glossary.terms:
        sizes = [len(said) for name in names(glossary, id_) if (said := stems_in(name, language)).keys() <= own]
        if max(sizes, default=0) >= _FEWEST:
            found[id_] = max(sizes)
    return found


def _alike(glossary: Glossary, definition: str, language: Language) -> dict[str, float]:
    known = _known(glossary)
    own = stems_in(without_mentions(glossary, definition), language)

    def length(words: Iterable[str]) -> float:
        return sqrt(sum(_weight(known, word) ** 2 for word in words)) or 1

    scores = {
        id_: length(words.keys() & own.keys()) ** 2 / (length(words) * length(own))
        for id_, words in known.words.items()
        if not words.keys().isdisjoint(own)
    }
    return {id_: score for id_, score in scores.items() if score >= ALIKE}


def _weight(known: _Known, word: str) -> float:
    return log((len(known.words) + 1) / (known.counts.get(word, 0) + 1)) + 1


@once
def _known(glossary: Glossary) -> _Known:
    language = _language(glossary)
    words = {
        term.id: stems_in(without_mentions(glossary, term.definition), language)
        for term in glossary.terms.values()
        if not term.deprecated and term.definition not in {"", UNREADABLE}
    }
    return _Known(words, Counter(word for of_term in words.values() for word in of_term))


def _language(glossary: Glossary) -> Language:
    return language_of(catalogue(glossary.about.language).say)
