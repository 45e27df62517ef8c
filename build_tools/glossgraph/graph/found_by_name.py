"""The terms whose names fit what somebody looks for, as the site's `search_index.js` finds them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.searched import language_searched, names
from glossgraph.model import once
from glossgraph.text.search_words import stem, words_in
from glossgraph.text.typed import Typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glossgraph.model import Glossary
    from glossgraph.text.search_words import Language

EXACT, BEGINS, HAS, TOGETHER, NAMED = 100, 80, 60, 45, 20
"""How well a name fits: it is what is looked for, begins with it, has its words, is one of several, or is in it."""

_OTHER_NAME, _INFLECTED, _AMONG = 2, 3, 10
"""How much less a name fits that is not the label, that ends in another way, or that is one of several."""


class _Name(NamedTuple):
    words: tuple[str, ...]
    joined: str
    number: int
    """Its place among the names of its term, counted from 0."""


@dataclass(frozen=True, slots=True)
class _Index:
    """The names of all terms, and who has which words."""

    names: Mapping[str, tuple[_Name, ...]]
    terms: Mapping[str, frozenset[str]]
    """The ids of the terms that have a word in a name, by the word."""
    wholes: Mapping[str, frozenset[str]]
    """The ids of the terms that have a name, by its words."""


def by_name(glossary: Glossary, query: str, language: Language) -> dict[str, float]:
    """Return how well the names of terms fit some words, up to 100, by the ids of the terms that they fit at all."""
    words = words_in(query, language.pairs)
    said = [word for word in words if word not in language.unsaid] or words
    if not words:
        return {}
    index = _index(glossary)
    joined = " ".join(words)
    # a question names what it is about among other words
    parts = (" ".join(words[start:end]) for start, end in combinations(range(len(words) + 1), 2) if end - start > 1)
    scores: dict[str, float] = {id_: NAMED for part in parts for id_ in index.wholes.get(part, ())}
    scores.update((id_, score) for id_, score in _fitting(index, said, language) if score)
    for id_ in index.wholes.get(joined, ()):
        first = next(name.number for name in index.names[id_] if name.joined == joined)
        scores[id_] = EXACT - (_OTHER_NAME if first else 0)
    return scores


@once
def _index(glossary: Glossary) -> _Index:
    found: dict[str, tuple[_Name, ...]] = {}
    terms: dict[str, set[str]] = {}
    wholes: dict[str, set[str]] = {}
    pairs = language_searched(glossary).pairs
    for id_, term in glossary.terms.items():
        if term.deprecated:
            continue
        read = [(tuple(words_in(name, pairs)), number) for number, name in enumerate(names(glossary, id_))]
        found[id_] = tuple(_Name(words, " ".join(words), number) for words, number in read)
        for name in found[id_]:
            wholes.setdefault(name.joined, set()).add(id_)
            for word in name.words:
                terms.setdefault(word, set()).add(id_)
    return _Index(
        found,
        {word: frozenset(ids) for word, ids in terms.items()},
        {whole: frozenset(ids) for whole, ids in wholes.items()},
    )


def _fitting(index: _Index, said: Sequence[str], language: Language) -> Iterator[tuple[str, float]]:
    """Yield how well the names of a term fit, of each that has all the words."""
    typed = [Typed(word, number == len(said) - 1, language) for number, word in enumerate(said)]
    costs = [{word: cost for word in index.terms if (cost := each.cost(word)) < inf} for each in typed]
    having = [frozenset[str]().union(*(index.terms[word] for word in of_word)) for of_word in costs]
    joined = " ".join(said)
    for id_ in reduce(frozenset.intersection, having):
        yield id_, _fit(index.names[id_], typed, costs, joined)


def _fit(of_term: Sequence[_Name], typed: Sequence[Typed], costs: Sequence[Mapping[str, float]], joined: str) -> float:
    """Return how well the names of a term fit all of the words, from 0."""
    best = 0.0
    for name in of_term:
        other = _OTHER_NAME if name.number else 0
        among = _AMONG if name.number else 0
        if name.joined == joined:
            best = max(best, EXACT - other)
        elif _is_inflected(name.words, typed):
            best = max(best, EXACT - other - _INFLECTED)
        elif f"{name.joined} ".startswith(f"{joined} "):
            best = max(best, BEGINS + 5 - among)
        elif name.joined.startswith(joined):
            best = max(best, BEGINS - among)
        elif (cost := _cost(name.words, costs)) < inf:
            best = max(best, HAS - among / 2 - cost, 1)
    return best or max(TOGETHER - _AMONG / 2 - _cost([word for name in of_term for word in name.words], costs), 1)


def _is_inflected(words: Sequence[str], typed: Sequence[Typed]) -> bool:
    if len(words) != len(typed):
        return False
    return all(each.stem == stem(word, each.language.endings) for each, word in zip(typed, words, strict=True))


def _cost(words: Sequence[str], costs: Sequence[Mapping[str, float]]) -> float:
    return sum(min((of_word.get(word, inf) for word in words), default=inf) for of_word in costs)
