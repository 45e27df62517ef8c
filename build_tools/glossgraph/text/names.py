"""The names of terms, labels and aliases, and where a text uses them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.model import UNREADABLE, NameType, name_key, once
from glossgraph.text.grammar import grammar
from glossgraph.text.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.diagnostics import Place
    from glossgraph.model import Glossary, Term
    from glossgraph.source import Step
    from glossgraph.text.grammar.rules import Grammar

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?![^\W_])"
    # C++, C# and .NET are words too
    r"|(?:(?<![^\s(])\.(?=[^\W\d_]))?[^\W_]+(?:['’.&/][^\W_]+)*(?:\+\+(?!\+)|\#(?![\w#]))?"
)

_GAP = re.compile(r"\s{1,40}|[‐‑\u2013-]")

_LIKE_ALIASES = frozenset({NameType.ADMITTED, NameType.ABBREVIATION})

_MOST_WORDS = 20
"""A name with more words than this is not looked for in texts."""

_OF_TWO = 2


class Name(NamedTuple):
    """A name of a term, as it is written; number 0 is the label, the aliases count from 1, and other names follow."""

    term: str
    written: str
    number: int
    is_shared: bool = False
    """Whether several terms may have it, as it is an abbreviation."""


class Use(NamedTuple):
    """A place where a text uses a name: the terms that have the name, how it is written there, and where it starts."""

    terms: tuple[str, ...]
    written: str
    start: int
    term: str
    """The term to which the words may link: empty if several have the name, or if the only one keeps it `unlinked`."""


class _Owner(NamedTuple):
    """A term that has a name: its id, the spelling if its case counts (or nothing), and whether prose may link it."""

    term: str
    exact: str
    linked: bool
    capitals: tuple[bool, ...]
    """Which of its words are nouns, in a language that writes these with capital letters; otherwise nothing."""


class _NameIndex(NamedTuple):
    """The names that are looked for in texts."""

    owners: dict[tuple[str, ...], dict[_Owner, None]]
    """The terms that have a name, by the words of the name, of which all but the last are as `inner` has them."""
    lengths: dict[str, tuple[int, ...]]
    """How many words the names that begin with a word have, by that word."""
    language: str

    @property
    def grammar(self) -> Grammar:
        """What is known of the language, which is no part of what was found in the glossary."""
        return grammar(self.language)


def names_of(term: Term) -> Iterator[Name]:
    """Yield the names that texts in the language of the glossary use: the label, the aliases, and others like them."""
    for number, written in enumerate((term.label, *term.aliases)):
        if written != UNREADABLE:
            yield Name(term.id, written, number)
    for number, name in enumerate(term.names, start=1 + len(term.aliases)):
        if name.type in _LIKE_ALIASES and not name.language and name.text != UNREADABLE:
            yield Name(term.id, name.text, number, name.type is NameType.ABBREVIATION)


def label_with_status(glossary: Glossary, term: Term) -> str:
    """Return the title of a term, and in brackets that it is deprecated, with that of the term to use instead."""
    if not term.deprecated:
        return term.title
    instead = glossary.terms.get(term.replaced_by)
    return f"{term.title} (deprecated, use {instead.title})" if instead else f"{term.title} (deprecated)"


@once
def by_spelling(glossary: Glossary) -> dict[str, list[Name]]:
    """Return the names of all terms that are not deprecated, grouped by their spelling."""
    names: dict[str, list[Name]] = {}
    for term in glossary.terms.values():
        if not term.deprecated:
            for name in names_of(term):
                names.setdefault(name_key(name.written), []).append(name)
    return names


def name_place(glossary: Glossary, name: Name) -> Place:
    """Return where a name is written."""
    term = glossary.terms[name.term]
    path: tuple[Step, ...] = ("aliases", name.number - 1) if name.number else ("label",)
    if name.number > len(term.aliases):
        path = ("names", name.number - 1 - len(term.aliases), "text")
    return term.place(*path)


def clashes(names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield each alias, among names of one spelling, that another term has too, with the first of those names.

    Labels come before aliases, then terms by id. Two equal labels are not yielded: `duplicate-label` reports them. An
    abbreviation may be shared.
    """
    ordered = sorted((name for name in names if not name.is_shared), key=lambda name: (bool(name.number), name.term))
    seen: set[str] = set()
    for name in ordered:
        if name.number and seen and name.term not in seen:
            yield name, ordered[0]
        seen.add(name.term)


@once
def used_in_definitions(glossary: Glossary) -> dict[str, tuple[Use, ...]]:
    """Return the names of terms that the definition of each term uses, by the term's id."""
    definitions = {
        t.id: t.definition for t in glossary.terms.values() if t.definition not in {"", UNREADABLE} and not t.deprecated
    }
    return {id_: tuple(uses(glossary, definition)) for id_, definition in definitions.items()}


def uses(glossary: Glossary, text: str) -> Iterator[Use]:
    """Yield the names of terms that a text uses in its own words, in order; the longest name counts.

    Case matters only for names in capitals, such as `ADL`, and for two words of which the first is a small one, such as
    `The Merge`, and for nouns where these have capital letters; the endings that the grammar of the language knows do
    not matter. Mentions and code are left out.
    """
    index = _name_index(glossary)
    bases, inner, last_letters = index.grammar.bases, index.grammar.inner, index.grammar.last_letters
    text = scan(text).own_words
    words = [word.casefold() for word in _WORD.findall(text)]
    matches: list[re.Match[str]] = []
    after_last_use = 0
    # most words begin no name
    likely = [n for n, word in enumerate(words) if word in index.lengths or word[-1] in last_letters]
    for position in likely:
        if position < after_last_use:
            continue
        word = words[position]
        starts = {*bases(word), inner(word)}
        lengths = {length for start in starts if start in index.lengths for length in index.lengths[start]}
        for length in sorted(lengths, reverse=True):
            end = position + length
            # near the end of the text, fewer words are left
            candidates = _owners_of(index, words[position:end]) if end <= len(words) else []
            # most texts use no names
            matches = matches or (list(_WORD.finditer(text)) if candidates else [])
            owners = _spelled_so(candidates, matches[position:end]) if candidates else []
            if owners:
                after_last_use = end
                yield _use(owners, text, matches[position].start(), matches[end - 1].end())
                break


def _use(owners: list[_Owner], text: str, start: int, end: int) -> Use:
    terms = tuple(dict.fromkeys(owner.term for owner in owners))
    may_link = len(terms) == 1 and all(owner.linked for owner in owners)
    return Use(terms, text[start:end], start, terms[0] if may_link else "")


def _owners_of(index: _NameIndex, words: list[str]) -> list[_Owner]:
    """Return the terms that have a name of these words."""
    before = tuple(map(index.grammar.inner, words[:-1]))
    owners = (index.owners.get((*before, base), {}) for base in index.grammar.bases(words[-1]))
    return list(dict.fromkeys(owner for found in owners for owner in found))


def _spelled_so(owners: list[_Owner], words: list[re.Match[str]]) -> list[_Owner]:
    """Return the owners whose name these words of a text are: next to each other, and in the right spelling."""
    text = words[0].string
    if not all(_GAP.fullmatch(text, first.end(), second.start()) for first, second in pairwise(words)):
        return []
    written = " ".join(word[0] for word in words)
    singular = written.removesuffix("s").rstrip("'’")
    return [
        owner
        for owner in owners
        if (not owner.exact or not _forms(owner.exact).isdisjoint({written, singular}))
        and all(not capital or word[0][0].isupper() for capital, word in zip(owner.capitals, words, strict=False))
    ]


def _forms(name: str) -> set[str]:
    """Return how a name is written where its case counts: `The Merge` is `the Merge` within a sentence."""
    rest = name.partition(" ")[2]
    return {name} if rest == rest.casefold() else {name, name[0].lower() + name[1:], name[0].upper() + name[1:]}


@once
def _name_index(glossary: Glossary) -> _NameIndex:
    owners: dict[tuple[str, ...], dict[_Owner, None]] = {}
    lengths: dict[str, set[int]] = {}
    rules = grammar(glossary.about.language)
    for term in glossary.terms.values():
        if term.deprecated:
            continue
        unlinked = {name_key(written) for written in term.unlinked}
        for name in names_of(term):
            spelled = _WORD.findall(name.written)
            words = tuple(word.casefold() for word in spelled)
            if _is_sought(name.written, words):
                is_small = len(words) == _OF_TWO and words[0] in rules.small
                exact = " ".join(spelled) if name.written.isupper() or is_small else ""
                capitals = tuple(_capitals(spelled)) if rules.has_capital_nouns else ()
                owner = _Owner(term.id, exact, name_key(name.written) not in unlinked, capitals)
                key = (*map(rules.inner, words[:-1]), words[-1])
                owners.setdefault(key, {})[owner] = None
                lengths.setdefault(key[0], set()).add(len(key))
    return _NameIndex(owners, {first: tuple(counts) for first, counts in lengths.items()}, glossary.about.language)


def _capitals(words: list[str]) -> Iterator[bool]:
    """Tell of each word whether it is a noun; the first of several may have its capital letter as that of a label."""
    for number, word in enumerate(words, start=1):
        yield word[0].isupper() and (number > 1 or number == len(words))


def _is_sought(name: str, words: tuple[str, ...]) -> bool:
    """Tell whether a name is looked for in texts: no single letter, no paragraph, and nothing with signs in it.

    Signs that words may have, as in C++, do no harm; without the others, it would be the name of something else.
    """
    letters = "".join(words)
    return len(letters) > 1 and len(words) <= _MOST_WORDS and name_key(letters) == name_key(name)
