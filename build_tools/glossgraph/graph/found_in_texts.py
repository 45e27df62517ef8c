"""The terms whose texts have the words that somebody looks for: names, definitions, questions, and all others."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, log
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.searched import IN_DEFINITION, IN_NAME, language_searched, texts, texts_of_question
from glossgraph.model import once
from glossgraph.text.search_words import stem, without_marks, words_beginning, words_in
from glossgraph.text.typed import Typed, distance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glossgraph.model import Glossary, Term
    from glossgraph.text.search_words import Language

MOST = 40
"""How well a text fits at most, which is less than names do."""

_MOST_WORDS = 5
"""So many words of a question are looked for, the longest ones."""

_FEW, _ENOUGH = 3, 0.6
"""From how many words on it is enough that most are there, and which part of them that is."""

_SURE = 3
"""So many letters at the beginning of a word are taken as they are typed."""

_UNFINISHED, _MISTYPED = 0.8, 0.5
"""What a word is worth that is not the one that was typed, and one that was meant."""


class Part(StrEnum):
    """What of a term fits."""

    NAME = "name"
    DEFINITION = "definition"
    QUESTION = "question"
    TEXT = "text"


class Fit(NamedTuple):
    """How well an entry fits: a term, or one of its questions."""

    score: float
    part: Part
    """The part in which the words weigh most."""
    question: int
    """Which question it is, counted from 0; -1 if it is the term itself."""


class _Weight(NamedTuple):
    """What a word weighs in an entry, and what every word does in the text where it weighs that."""

    word: float
    text: int


class _Section(NamedTuple):
    """A text of an entry: where it begins among all texts, and what a word weighs in it."""

    start: int
    entry: int
    weight: int


@dataclass(frozen=True, slots=True)
class _Index:
    """All texts in one, in small letters and without accents, as that is searched fastest."""

    text: str
    sections: tuple[_Section, ...]
    starts: tuple[int, ...]
    """Where each section begins."""
    entries: tuple[tuple[str, int], ...]
    """The id of the term and the number of the question, or -1, of each entry."""


_PARTS = {IN_NAME: Part.NAME, IN_DEFINITION: Part.DEFINITION}


def in_texts(glossary: Glossary, query: str, language: Language) -> dict[str, Fit]:
    """Return the entry of each term that fits best, by the id of the term: one that has all words, or else most."""
    read = words_in(query, language.pairs)
    words = [word for word in read if word not in language.unsaid] or read
    longest = set(sorted(words, key=len, reverse=True)[:_MOST_WORDS])
    words = [word for word in words if word in longest]
    if not words:
        return {}
    index = _index(glossary)
    places = [_places(index, Typed(word, number == len(words) - 1, language)) for number, word in enumerate(words)]
    rare = [log(1 + len(index.entries) / max(len(of_word), 1)) for of_word in places]
    least = len(words)
    having = _having(places, least)
    if not having and len(words) >= _FEW:
        least = max(2, ceil(_ENOUGH * len(words)))
        having = _having(places, least)
    best: dict[str, Fit] = {}
    for entry in sorted(having):
        id_, question = index.entries[entry]
        weights = [of_word.get(entry, _Weight(0, 0)) for of_word in places]
        total = sum(weight.word * each for weight, each in zip(weights, rare, strict=True))
        score = MOST * total / (IN_NAME * sum(rare))
        part = Part.QUESTION if question >= 0 else _PARTS.get(max(weights).text, Part.TEXT)
        if id_ not in best or score > best[id_].score:
            best[id_] = Fit(score, part, question)
    return best


def _having(places: Sequence[Mapping[int, _Weight]], least: int) -> set[int]:
    """Return the entries that have so many of the words."""
    counts: dict[int, int] = {}
    for of_word in places:
        for entry in of_word:
            counts[entry] = counts.get(entry, 0) + 1
    return {entry for entry, count in counts.items() if count >= least}


@once
def _index(glossary: Glossary) -> _Index:
    pieces: list[str] = []
    sections: list[_Section] = []
    entries: list[tuple[str, int]] = []
    start, pairs = 0, language_searched(glossary).pairs
    for term in glossary.terms.values():
        for question, of_entry in _entries(glossary, term):
            for weight, text in of_entry:
                if text:
                    pieces.append(without_marks(text, pairs))
                    sections.append(_Section(start, len(entries), weight))
                    start += len(pieces[-1]) + 1
            entries.append((term.id, question))
    starts = tuple(section.start for section in sections)
    return _Index("\n".join(pieces), tuple(sections), starts, tuple(entries))


def _entries(glossary: Glossary, term: Term) -> Iterator[tuple[int, Iterator[tuple[int, str]]]]:
    yield -1, texts(glossary, term)
    for number, question in enumerate(term.faq):
        yield number, texts_of_question(glossary, term, question)


def _places(index: _Index, typed: Typed) -> dict[int, _Weight]:
    """Return the entries in which a word is, or any that begins with it if it is the last, and what it weighs there."""
    worths: dict[str, float] = {}
    places: dict[int, _Weight] = {}
    for start, word in words_beginning(typed.start, index.text):
        if word not in worths:
            known = stem(word, typed.language.endings)
            worths[word] = (1 if known == typed.stem else _UNFINISHED) if typed.is_stem(known) else 0
        _add(index, places, start, worths[word])
    return places or _meant(index, typed)


def _meant(index: _Index, typed: Typed) -> dict[int, _Weight]:
    """Return the entries in which a word is that may be meant by a mistyped one."""
    places: dict[int, _Weight] = {}
    if not typed.forgiven:
        return places
    worths: dict[str, float] = {}
    for start, word in words_beginning(typed.word[:_SURE], index.text):
        if word not in worths:
            known = stem(word, typed.language.endings)
            worths[word] = _MISTYPED if distance(typed.stem, known, typed.forgiven) <= typed.forgiven else 0
        _add(index, places, start, worths[word])
    return places


def _add(index: _Index, places: dict[int, _Weight], start: int, worth: float) -> None:
    if worth:
        section = index.sections[bisect_right(index.starts, start) - 1]
        weight = _Weight(section.weight * worth, section.weight)
        places[section.entry] = max(places.get(section.entry, weight), weight)
