"""The names of terms, labels and aliases, and where a text uses them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.model import UNREADABLE, name_key, once
from glossgraph.text.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.diagnostics import Place
    from glossgraph.model import Glossary, Term
    from glossgraph.source import Step

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?![^\W_])|[^\W_]+(?:['’.&/][^\W_]+)*")

_GAP = re.compile(r"\s{1,40}|[‐‑\u2013-]")

_MOST_WORDS = 20
"""The most words of a name that is looked for in texts."""

_SHORTEST_PLURAL = 4
"""The length from which a word that ends in `s` may be a plural."""


class Name(NamedTuple):
    """A name of a term: as it is written, and which of its names it is: 0 the label, from 1 the aliases."""

    term: str
    written: str
    number: int


class Use(NamedTuple):
    """A place in a text that uses a name: whose name it may be, how it is written there, and where it starts."""

    terms: tuple[str, ...]
    written: str
    start: int
    term: str
    """The term to which the words may lead: empty if they may mean several, or if it keeps the name `unlinked`."""


class _Owner(NamedTuple):
    """Whose a name is: the term, the spelling, if that is all that counts, and whether prose may link it."""

    term: str
    exact: str
    linked: bool


class _Known(NamedTuple):
    """What there is to be found in a text."""

    names: dict[tuple[str, ...], dict[_Owner, None]]
    """By the words of a name: the terms that have it."""
    lengths: dict[str, tuple[int, ...]]
    """By a first word: how many words the names that begin with it have, the longest first."""


def names_of(term: Term) -> Iterator[Name]:
    """Yield the label and the aliases of a term."""
    for number, written in enumerate((term.label, *term.aliases)):
        if written != UNREADABLE:
            yield Name(term.id, written, number)


@once
def by_spelling(glossary: Glossary) -> dict[str, list[Name]]:
    """Return the names of all terms that are not deprecated by their letters and digits alone."""
    found: dict[str, list[Name]] = {}
    for term in glossary.terms.values():
        if not term.deprecated:
            for name in names_of(term):
                found.setdefault(name_key(name.written), []).append(name)
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
    seen: set[str] = set()
    for name in ordered:
        if name.number and seen and name.term not in seen:
            yield name, ordered[0]
        seen.add(name.term)


@once
def used_in_definitions(glossary: Glossary) -> dict[str, tuple[Use, ...]]:
    """Return the names of terms that the definition of each term uses, by the term's id."""
    known = {t.id: t.definition for t in glossary.terms.values() if t.definition != UNREADABLE and not t.deprecated}
    return {id_: tuple(uses(glossary, definition)) for id_, definition in known.items()}


def uses(glossary: Glossary, text: str) -> Iterator[Use]:
    """Yield the names of terms that a text uses in its own words, in order; the longest name counts.

    Case and the endings of plurals and possessives do not matter, but for names in capitals, such as `ADL`. Mentions
    and code are left out.
    """
    known = _known(glossary)
    text = scan(text).own_words
    matches = list(_WORD.finditer(text))
    words = [match[0].casefold() for match in matches]
    past = 0
    for position, word in enumerate(words):
        if position < past:
            continue
        lengths = known.lengths.get(word, ())
        if word.endswith("s"):
            lengths = (*lengths, *known.lengths.get(_english_singular(word), ()))
        for length in lengths:
            end = position + length
            # near the end of the text, fewer words are left
            names = _called(known, words[position:end]) if end <= len(words) else []
            same = _as_written(names, matches[position:end]) if names else []
            if same:
                past = end
                yield _use(same, text, matches[position].start(), matches[end - 1].end())
                break


def _use(owners: list[_Owner], text: str, start: int, end: int) -> Use:
    terms = tuple(dict.fromkeys(owner.term for owner in owners))
    certain = len(terms) == 1 and all(owner.linked for owner in owners)
    return Use(terms, text[start:end], start, terms[0] if certain else "")


def _called(known: _Known, words: list[str]) -> list[_Owner]:
    """Return the terms that have a name of these words."""
    names = known.names.get(tuple(words), {})
    if words[-1].endswith("s"):
        names = names | known.names.get((*words[:-1], _english_singular(words[-1])), {})
    return list(names)


def _as_written(owners: list[_Owner], parts: list[re.Match[str]]) -> list[_Owner]:
    """Return those whose name these parts of a text are: next to each other, and in the right spelling."""
    text = parts[0].string
    if not all(_GAP.fullmatch(text, a.end(), b.start()) for a, b in pairwise(parts)):
        return []
    written = text[parts[0].start() : parts[-1].end()].removesuffix("s").rstrip("'’")
    return [owner for owner in owners if owner.exact in {"", written}]


@once
def _known(glossary: Glossary) -> _Known:
    names: dict[tuple[str, ...], dict[_Owner, None]] = {}
    lengths: dict[str, set[int]] = {}
    for term in glossary.terms.values():
        if term.deprecated:
            continue
        unlinked = {name_key(written) for written in term.unlinked}
        for name in names_of(term):
            words = tuple(word.casefold() for word in _WORD.findall(name.written))
            # a single letter is a name in no text, and nor is a whole paragraph
            if len("".join(words)) > 1 and len(words) <= _MOST_WORDS:
                exact = name.written if name.written.isupper() else ""
                owner = _Owner(term.id, exact, name_key(name.written) not in unlinked)
                names.setdefault(words, {})[owner] = None
                lengths.setdefault(words[0], set()).add(len(words))
    return _Known(names, {first: tuple(sorted(every, reverse=True)) for first, every in lengths.items()})


@lru_cache(maxsize=100_000)
def _english_singular(word: str) -> str:
    """Return an English noun in the singular and without a possessive's ending, as far as its own ending tells.

    Other words stay as they are, or nearly so.
    What comes out is compared with names as they are written, so that a wrong guess finds nothing.
    """
    if word.endswith(("'s", "’s")):
        return word[:-2]
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "tzes", "zzes", "ches", "shes")):
        return word[:-2]
    return word[:-1]
