"""The terms that somebody means by some words: first those with such names, then those whose texts have the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.found_by_name import by_name
from glossgraph.graph.found_in_texts import MOST as MOST_BY_TEXT
from glossgraph.graph.found_in_texts import Fit, Part, in_texts
from glossgraph.graph.searched import further, language_searched, names
from glossgraph.graph.seen import is_article, is_dated
from glossgraph.text.plain import plain_words
from glossgraph.text.search_words import words_in
from glossgraph.text.typed import Typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.model import Glossary
    from glossgraph.text.search_words import Language

__all__ = ["Hit", "Part", "search"]

LONGEST_EXCERPT = 170
"""How many characters an excerpt has at most."""

_ALIKE = 1
"""What a word of a text may cost to be taken for one that was typed, where an excerpt is chosen."""

_WORDS_BEFORE = 8
"""How many words an excerpt has before the first of those that were typed."""


class Hit(NamedTuple):
    """A term that is found."""

    term: str
    """Its id."""
    part: Part
    """What of it fits best: a name, the definition, a question, or another text."""
    score: float
    """How well it fits: more than 40 by a name, up to 100 where this is the name itself, and less by its texts."""
    excerpt: str
    """What fits, in plain words on one line, up to 170 characters long."""


def search(glossary: Glossary, words: str, limit: int = 20) -> list[Hit]:
    """Return the terms that are meant by some words, best first, each once.

    Names come first: the same, beginning so, having all words, or with a typing error. Texts that have all words come
    next, or else those that have most. Small letters and accents do not matter, nor the endings that words of one sense
    differ in. The same glossary and words give the same hits. The search of the site ranks in the same way.

    Args:
        glossary: The glossary.
        words: What somebody types; the last word may be unfinished.
        limit: How many hits are returned at most.

    """
    language = language_searched(glossary)
    named = by_name(glossary, words, language)
    # texts need not be read where names fit better than any text can
    is_enough = sum(score > MOST_BY_TEXT for score in named.values()) >= limit
    told = {} if is_enough else in_texts(glossary, words, language)
    fits = {id_: max(_fits(named.get(id_), told.get(id_))) for id_ in named.keys() | told.keys()}

    def position(id_: str) -> tuple[float, bool, bool, int, str]:
        term = glossary.terms[id_]
        is_episode = is_article(glossary, term) and is_dated(term)
        return -fits[id_].score, is_episode, term.deprecated, -len(glossary.by_term[id_]), id_

    typed = _typed(words, language)
    best = sorted(fits, key=position)[: max(limit, 0)]
    return [Hit(id_, fits[id_].part, fits[id_].score, _excerpt(glossary, id_, fits[id_], typed)) for id_ in best]


def _typed(words: str, language: Language) -> list[Typed]:
    """Return the words that say something, as they are looked for in an excerpt."""
    read = words_in(words, language.pairs)
    said = [word for word in read if word not in language.unsaid] or read
    return [Typed(word, number == len(said) - 1, language) for number, word in enumerate(said)]


def _fits(name: float | None, text: Fit | None) -> Iterator[Fit]:
    if name:
        yield Fit(round(float(name), 1), Part.NAME, -1)
    if text:
        yield text._replace(score=round(text.score, 1))


def _excerpt(glossary: Glossary, id_: str, fit: Fit, typed: Sequence[Typed]) -> str:
    term = glossary.terms[id_]
    if fit.part is Part.NAME:
        return max(names(glossary, id_), key=lambda name: _found(name, typed))
    if fit.part is Part.DEFINITION:
        return _around(plain_words(glossary, term.definition), typed)
    if fit.part is Part.QUESTION:
        return term.faq[fit.question].question
    texts = (plain_words(glossary, text) for text in further(term))
    return _around(max(texts, key=lambda text: _found(text, typed), default=""), typed)


def _found(text: str, typed: Sequence[Typed]) -> int:
    """Return how many of the words a text has."""
    known = words_in(text, typed[0].language.pairs) if typed else []
    return sum(any(each.cost(word) <= _ALIKE for word in known) for each in typed)


def _around(text: str, typed: Sequence[Typed]) -> str:
    """Return a text, or where it is too long, the part that begins a little before the first of the words."""
    if len(text) <= LONGEST_EXCERPT:
        return text
    words = text.split(" ")
    first = next((number for number, word in enumerate(words) if _found(word, typed)), 0)
    start = min(len(" ".join(words[: max(first - _WORDS_BEFORE, 0)])), len(text) - LONGEST_EXCERPT)
    start = text.find(" ", start) + 1 if start else 0
    end = start + LONGEST_EXCERPT
    part = text[start:] if end >= len(text) else text[start:end].rpartition(" ")[0] or text[start:end]
    return f"{'… ' if start else ''}{part}{' …' if end < len(text) else ''}"
