"""The files of the search: names, texts and what results show, in pieces of which a search needs few.

What somebody types is first looked for in names, which are one small file, or several if there are very many; then in
the texts, as an index of words in files that each have the words with some of the possible beginnings. What a result
shows is in further files, by the number of the entry.
"""

from __future__ import annotations

import hashlib
import json
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from glossgraph.graph.searched import names
from glossgraph.site.machines.search_entries import COMPARISONS, EPISODES, GROUPS, TERMS, card, entries, texts
from glossgraph.site.machines.search_files import NAME_START, START, file_number
from glossgraph.site.machines.search_pages import rows
from glossgraph.site.page import once_for_site
from glossgraph.site.parts.edges import comparison_path
from glossgraph.text.search_words import SHORTEST, language_of, stems_in, words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from glossgraph.model import Term
    from glossgraph.site.machines.search_entries import Entry
    from glossgraph.site.page import Page, Site

FOLDER = "search"

MANIFEST = f"{FOLDER}/index.json"
"""What the script reads first: how many files there are, and the words of the interface."""

PAGES = f"{FOLDER}/pages.json"

CARDS = 8
"""How many results are described in one file."""

_NAMES = 150_000
"""How many characters of names are in one file at most: with more, there are several."""

_SOME_NAMES = 1_500
"""For how many characters of names there is one of several files; each name is in some of them."""

_WHOLES = 4
"""How many files of whole names there are for each of these."""

_MOST_NAMED, _MOST_BRIEFLY = 200, 30
"""How many terms are kept of those with the same beginning of a word, and how many if this is very short."""

_MOST_PAIRS = 10
"""How many comparisons are kept with them."""

_TEXTS = 30_000
"""About how many characters of texts there are for each file of their index."""

_OFTEN = 3
"""A word that is so often in a text weighs more there."""

_MOST_PLACES = 2_000
"""Of a word that is in more entries than this, only these many are kept: those in which it weighs most."""

_PLACE = "\ue000"
"""Stands for what differs in the addresses of terms."""


def files(site: Site, pages: Mapping[str, Page], by_hand: Collection[str]) -> dict[str, Callable[[], str]]:
    """Return what makes each file, by its path.

    Args:
        site: What pages are made from.
        pages: Every page of the site, by its path.
        by_hand: The paths of those that are not of the glossary.

    """
    of_names = _files_of_names(site)
    wholes = _paths("wholes", _WHOLES * of_names) if of_names > 1 else []
    paths = [*_paths("names", of_names), *wholes, *_paths("texts", _files_of_texts(site))]
    makers: dict[str, Callable[[], str]] = {path: partial(_piece, site, path) for path in paths}
    many = -(-_number_of_entries(site) // CARDS)
    makers |= {path: partial(_cards, site, n) for n, path in enumerate(_paths("cards", many))}
    makers[PAGES] = partial(_pages, site, pages, sorted(by_hand))
    makers[MANIFEST] = partial(_manifest, site)
    return makers


def _paths(name: str, number: int) -> list[str]:
    return [f"{FOLDER}/{name}-{each}.json" for each in range(number)]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _number_of_entries(site: Site) -> int:
    glossary = site.glossary
    questions = sum(len(term.faq) for term in glossary.terms.values())
    return len(glossary.terms) + len(glossary.apart) + questions + len(glossary.references)


def _files_of_names(site: Site) -> int:
    """Return how many files of names there are, by a rough count, as the names of files are known before all else."""
    glossary = site.glossary
    number = sum(len(term.id) + sum(map(len, (term.label, *term.aliases))) for term in glossary.terms.values())
    return 1 if number <= _NAMES else -(-number // _SOME_NAMES)


def _files_of_texts(site: Site) -> int:
    return 1 + sum(map(_length, site.glossary.terms.values())) // _TEXTS


def _length(term: Term) -> int:
    answers = sum(len(question.answer) for question in term.faq)
    return len(term.definition) + len(term.explanation) + answers + sum(map(len, term.boundaries))


def _piece(site: Site, path: str) -> str:
    return _pieces(site)[path]


@once_for_site
def _pieces(site: Site) -> dict[str, str]:
    """Return the files of names and those of the index of texts, by their paths."""
    return _names(site) | _texts(site)


def _names(site: Site) -> dict[str, str]:
    terms = site.glossary.terms
    number_of = {entry.id: n for n, entry in enumerate(entries(site)) if entry.group in {TERMS, EPISODES}}
    named = {id_: names(site.glossary, id_) for id_ in number_of if not terms[id_].deprecated}
    of_terms = {id_: [number_of[id_], id_, entries(site)[number_of[id_]].group, *named[id_]] for id_ in named}
    pairs = [
        (n, entry.id, entry.other)
        for n, entry in enumerate(entries(site))
        if entry.group == COMPARISONS and entry.id in named and entry.other in named
    ]
    paths = _paths("names", _files_of_names(site))
    if len(paths) == 1:
        return {paths[0]: _json([list(of_terms.values()), [[n, number_of[a], number_of[b]] for n, a, b in pairs]])}
    rooms = {"": paths, "=": _paths("wholes", _WHOLES * len(paths))}
    found: dict[str, tuple[dict[str, Any], dict[int, list[int]]]] = {
        path: ({}, {}) for room in rooms.values() for path in room
    }

    def file_of(start: str) -> tuple[dict[str, Any], dict[int, list[int]]]:
        room = rooms["=" if start.startswith("=") else ""]
        return found[room[file_number(start, len(room))]]

    starts = _starts(named, language_of(site.words.say).pairs)
    for start, ids in starts.items():
        file_of(start)[0].update((id_, of_terms[id_]) for id_ in ids)
    for start, these in _pairs_at(starts, pairs).items():
        rows_of, pairs_of = file_of(start)
        for n, first, second in these:
            rows_of |= {first: of_terms[first], second: of_terms[second]}
            pairs_of[n] = [n, number_of[first], number_of[second]]
    return {path: _json([list(r.values()), list(p.values())]) for path, (r, p) in found.items()}


def _starts(named: Mapping[str, list[str]], pairs: Sequence[str]) -> dict[str, list[str]]:
    """Return the terms that have a name in which a word begins in a way, and those with a whole name, by these.

    Of very many, only those that come first are kept; texts find the others.
    """
    starts: dict[str, list[str]] = {}
    for id_, of_term in named.items():
        words = [words_in(name, pairs) for name in of_term]
        begins = {word[:length] for each in words for word in each for length in range(1, NAME_START + 1)}
        for start in begins:
            ids = starts.setdefault(start, [])
            if len(ids) < (_MOST_NAMED if len(start) == NAME_START else _MOST_BRIEFLY):
                ids.append(id_)
        for whole in {" ".join(each) for each in words}:
            starts.setdefault(f"={whole}", []).append(id_)
    return starts


def _pairs_at(
    starts: Mapping[str, list[str]], pairs: Iterable[tuple[int, str, str]]
) -> dict[str, list[tuple[int, str, str]]]:
    """Return the comparisons of terms, by the same beginnings and names."""
    of_term: dict[str, list[str]] = {}
    for start, ids in starts.items():
        for id_ in ids if len(start) >= NAME_START or start[0] == "=" else ():
            of_term.setdefault(id_, []).append(start)
    found: dict[str, list[tuple[int, str, str]]] = {}
    for pair in pairs:
        for start in {*of_term[pair[1]], *of_term[pair[2]]}:
            these = found.setdefault(start, [])
            if len(these) < _MOST_PAIRS:
                these.append(pair)
    return found


def _texts(site: Site) -> dict[str, str]:
    places = _places(site)
    paths = _paths("texts", _files_of_texts(site))
    found: list[dict[str, list[int]]] = [{} for _ in paths]
    for word in sorted(places):
        found[file_number(word[:START], len(paths))][word] = _written(places[word])
    return {path: _json(words) for path, words in zip(paths, found, strict=True)}


def _written(places: list[tuple[int, int]]) -> list[int]:
    """Return the numbers of entries, as steps from one to the next, each with what a word weighs there.

    The number of entries comes first, which may be more than are listed.
    """
    listed = places
    if len(places) > _MOST_PLACES:
        listed = sorted(sorted(places, key=lambda place: -place[1])[:_MOST_PLACES])
    last, written = 0, [len(places)]
    for number, weight in listed:
        written += [number - last, weight]
        last = number
    return written


def _places(site: Site) -> dict[str, list[tuple[int, int]]]:
    """Return the numbers of the entries in which each word is, in order, and what it weighs there."""
    language = language_of(site.words.say)
    places: dict[str, list[tuple[int, int]]] = {}
    for number, entry in enumerate(entries(site)):
        weights: dict[str, int] = {}
        for weight, text in texts(site, entry):
            for word, times in stems_in(text, language).items():
                here = weight + (times >= _OFTEN)
                if here > weights.get(word, 0):
                    weights[word] = here
        for word, weight in weights.items():
            places.setdefault(word, []).append((number, weight))
    return places


def _cards(site: Site, number: int) -> str:
    these: Iterable[Entry] = entries(site)[number * CARDS : (number + 1) * CARDS]
    return _json([card(site, entry) for entry in these])


def _pages(site: Site, pages: Mapping[str, Page], by_hand: Collection[str]) -> str:
    return _json(rows(site, pages, by_hand))


def _manifest(site: Site) -> str:
    words, language = site.words, language_of(site.words.say)
    version = hashlib.blake2b(digest_size=6)
    for text in _pieces(site).values():
        version.update(text.encode("utf-8", "surrogatepass"))
    return _json(
        {
            "version": version.hexdigest(),
            "entries": _number_of_entries(site),
            "names": _files_of_names(site),
            "wholes": _WHOLES * _files_of_names(site),
            "texts": _files_of_texts(site),
            "groups": [sum(entry.group < group for entry in entries(site)) for group in range(len(GROUPS))],
            "cards": CARDS,
            "starts": [NAME_START, START],
            "shortest": SHORTEST,
            "endings": language.endings,
            "unsaid": sorted(language.unsaid),
            "pairs": language.pairs,
            "comparing": words_in(words.say("search.comparing"), language.pairs),
            "term": quote(site.address(f"terms/{_PLACE}.md")).split(quote(_PLACE)),
            "pair": quote(site.address(comparison_path(_PLACE, _PLACE))).split(quote(_PLACE)),
            "versus": words.say("comparisons.pair", first="{first}", second="{second}"),
        }
    )
