"""The names of terms, labels and aliases, and where a text uses them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.mentions import CODE, PATTERN
from glossgraph.model import UNKNOWN, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.diagnostics import Place
    from glossgraph.model import Edge, Glossary, Term
    from glossgraph.source import Step

_WORD = re.compile(r"[^\W_]+(?:['’.&/][^\W_]+)*")

_GAP = re.compile(r"[\s‐‑-]{1,40}")

_SHORTEST_PLURAL = 4
"""The length from which a word that ends in `s` may be a plural."""


class Name(NamedTuple):
    """A name of a term: as it is written, and which of its names it is: 0 the label, from 1 the aliases."""

    term: str
    written: str
    number: int


class Use(NamedTuple):
    """A place in a text that uses a name: whose name it may be, and how it is written there."""

    terms: tuple[str, ...]
    written: str


class _Known(NamedTuple):
    """A name as the words it consists of; `exact` is its spelling, if that is all that counts."""

    words: tuple[str, ...]
    exact: str
    term: str


def names_of(term: Term) -> Iterator[Name]:
    """Yield the label and the aliases of a term."""
    for number, written in enumerate((term.label, *term.aliases)):
        if written != UNKNOWN:
            yield Name(term.id, written, number)


@lru_cache(maxsize=2)
def by_spelling(glossary: Glossary) -> dict[str, list[Name]]:
    """Return the names of all terms that are not deprecated by their letters and digits alone."""
    found: dict[str, list[Name]] = {}
    for term in glossary.terms.values():
        if not term.deprecated:
            for name in names_of(term):
                found.setdefault(plain(name.written), []).append(name)
    return found


def name_place(glossary: Glossary, name: Name) -> Place:
    """Return where a name is written."""
    path: tuple[Step, ...] = ("aliases", name.number - 1) if name.number else ("label",)
    return glossary.terms[name.term].place(*path)


def clashes(names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield each alias among names of one spelling that another term has too, with the name that comes before it.

    Labels come before aliases, then terms by id. Two labels are another matter.
    """
    ordered = sorted(names, key=lambda name: (bool(name.number), name.term))
    for position, name in enumerate(ordered):
        first = next((other for other in ordered[:position] if other.term != name.term), None)
        repeated = any(other.term == name.term for other in ordered[:position])
        if name.number and first and not repeated:
            yield name, first


@lru_cache(maxsize=2)
def distinct(glossary: Glossary) -> dict[frozenset[str], Edge]:
    """Return the edges that keep two terms apart, by the two."""
    every = (e for e in glossary.edges if glossary.resolves(e) and glossary.relations[e.relation].distinguishes)
    return {frozenset((edge.source, edge.target)): edge for edge in every}


def uses(glossary: Glossary, text: str) -> Iterator[Use]:
    """Yield the names of terms that a text uses in its own words, in order; the longest name counts.

    Case and a plural's ending do not matter, but for names in capitals, such as `ADL`. Mentions and code are left out.
    """
    known = _by_first_word(glossary)
    if "[[" in text or "`" in text:
        text = CODE.sub(_blank, PATTERN.sub(_blank, text))
    found = list(_WORD.finditer(text))
    words = [match[0].casefold() for match in found]
    position = 0
    while position < len(words):
        word = words[position]
        candidates = known.get(word, []) + (known.get(_singular(word), []) if word.endswith("s") else [])
        length = 1
        if candidates:
            taken = [name for name in candidates if _stands_at(name, words, found, text, position)]
            if taken:
                length = max(len(name.words) for name in taken)
                same = dict.fromkeys(name.term for name in taken if len(name.words) == length)
                last = found[position + length - 1]
                yield Use(tuple(same), text[found[position].start() : last.end()])
        position += length


def _blank(match: re.Match[str]) -> str:
    return "|" * len(match[0])


def _stands_at(name: _Known, words: list[str], found: list[re.Match[str]], text: str, position: int) -> bool:
    end = position + len(name.words)
    *others, last = words[position:end]
    if (*others, last) != name.words and (*others, _singular(last)) != name.words:
        return False
    if name.exact and text[found[position].start() : found[end - 1].end()].removesuffix("s") != name.exact:
        return False
    gaps = (text[found[n].end() : found[n + 1].start()] for n in range(position, end - 1))
    return all(_GAP.fullmatch(gap) for gap in gaps)


@lru_cache(maxsize=2)
def _by_first_word(glossary: Glossary) -> dict[str, list[_Known]]:
    """Return the names of all terms by their first words."""
    found: dict[str, list[_Known]] = {}
    for term in glossary.terms.values():
        if term.deprecated:
            continue
        for name in names_of(term):
            words = tuple(word.casefold() for word in _WORD.findall(name.written))
            # a single letter is a name in no text
            if len("".join(words)) > 1:
                exact = name.written if name.written.isupper() else ""
                found.setdefault(words[0], []).append(_Known(words, exact, term.id))
    return found


@lru_cache(maxsize=100_000)
def _singular(word: str) -> str:
    """Return an English noun in the singular, as far as its ending tells; other words stay as they are, or nearly so.

    What comes out is compared with names as they are written, so that a wrong guess finds nothing.
    """
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    return word[:-1]
