"""What everything is called in the glossary: labels in its language, ids, and what tells homographs apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from glossgraph.importing.linked.rdf import in_words, local_name
from glossgraph.importing.plain import words
from glossgraph.importing.vocabulary import MAIN, Text
from glossgraph.load.values import LANGUAGE
from glossgraph.model import name_key
from glossgraph.text.ids import LONGEST, fault_of
from glossgraph.text.mentions import label_in_sentence
from glossgraph.text.transcribed import id_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.importing.vocabulary import Concept, Group, Relation, Vocabulary

_TAG = re.compile(LANGUAGE)

USUAL = "en"
"""The language that is taken where there are as many labels in another."""


@dataclass(frozen=True, slots=True)
class Names:
    """What everything is called, by the keys of the source."""

    language: str
    labels: Mapping[str, str]
    ids: Mapping[str, str]
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)

    def is_main(self, text: Text) -> bool:
        """Tell whether a text is in the language of the glossary, or in a form of it, such as `en-GB` of `en`."""
        return is_main(text, self.language)


def named(vocabulary: Vocabulary, language: str, known: Mapping[str, str], taken: Iterable[str]) -> Names:
    """Name everything in a vocabulary.

    Args:
        vocabulary: What is to be named.
        language: The language of the glossary; if it is empty, what the source tells, or the one of most labels.
        known: The ids that concepts have from an earlier import, by their keys; they keep them.
        taken: Further ids that are in use.

    """
    language = language or vocabulary.language or _language(vocabulary)
    labels = {concept.key: _label(concept, language, vocabulary) for concept in vocabulary.concepts}
    ids = _Ids(known, taken)
    by_key = {
        c.key: known.get(c.key) or ids.of(c.id, labels[c.key], c.notations, "concept") for c in vocabulary.concepts
    }
    own = {c.key: c.id for c in vocabulary.concepts}
    for key, id_ in by_key.items():
        base, _, number = id_.rpartition("-")
        if number.isdecimal() and base == id_of(labels[key]) and id_ != own[key]:
            what = "ids with a number, as another concept has the id of the label"
            vocabulary.tally.changed(what, f"{labels[key]}: `{id_}`")
    groups = _Ids({}, ())
    relations = _Ids({}, ())
    kinds = _Ids({}, ())
    return Names(
        language=language,
        labels=labels,
        ids=by_key,
        qualifiers=_qualifiers(vocabulary, labels, language),
        groups={g.key: groups.of(g.id, label_of(g, language), (g.notation,), "group") for g in vocabulary.groups},
        relations={r.key: relations.of(r.id, label_of(r, language), (), "relation") for r in vocabulary.relations},
        kinds={
            key: kinds.of(key if key in vocabulary.rules else "", label, (), "kind")
            for key, label in vocabulary.kinds.items()
        },
    )


def is_main(text: Text, language: str) -> bool:
    """Tell whether a text is in a language, in a form of it, or in none that is named by a valid tag."""
    given, wanted = text.language.lower(), language.lower()
    return given in {MAIN, wanted} or given.startswith(f"{wanted}-") or not _TAG.fullmatch(given)


def label_of(named_: Group | Relation, language: str) -> str:
    """Return what a group or a relation is called in a language, or else in the first that there is."""
    texts = [text for text in named_.labels if text.text.strip()]
    chosen = next((text for text in texts if is_main(text, language)), texts[0] if texts else Text(named_.key))
    return " ".join(chosen.text.split())


def _language(vocabulary: Vocabulary) -> str:
    counts = Counter(text.language.partition("-")[0] for concept in vocabulary.concepts for text in concept.labels)
    best = max(counts, key=lambda language: (counts[language], language == USUAL), default=MAIN)
    return best if best != MAIN else USUAL


def _label(concept: Concept, language: str, vocabulary: Vocabulary) -> str:
    """Return the label of a concept: in its language, or in another, or its notation, or the end of its key."""
    tally = vocabulary.tally
    texts = [(text, words(text.text, tally)) for text in concept.labels]
    if any(not label for _, label in texts):
        tally.dropped("empty labels", concept.key)
    texts = [(text, label) for text, label in texts if label]
    exact = [label for text, label in texts if text.language.lower() == language.lower()]
    if exact or (exact := [label for text, label in texts if is_main(text, language)]):
        return exact[0]
    if texts:
        what = f"concepts without a label in `{language}`: the label is in another language, and counts as `{language}`"
        tally.found(what, f"{texts[0][1]} ({texts[0][0].language})")
        return texts[0][1]
    names = [words(name.text.text, tally) for name in concept.names if is_main(name.text, language)]
    if any(names):
        tally.changed("concepts without a label, which are named by another name", next(filter(None, names)))
        return next(filter(None, names))
    if concept.notations and words(concept.notations[0], tally):
        tally.changed("concepts without a label, which are named by their notation", concept.notations[0])
        return words(concept.notations[0], tally)
    ending = words(local_name(concept.key), tally)
    tally.changed("concepts without any name, which are named by the end of their key", concept.key)
    return in_words(ending).capitalize() if ending.isalpha() and ending.isascii() else ending or "Concept"


class _Ids:
    """Gives ids, each to one thing only."""

    def __init__(self, known: Mapping[str, str], taken: Iterable[str]) -> None:
        self._taken = {*known.values(), *taken}

    def of(self, own: str, label: str, notations: Iterable[str], else_: str) -> str:
        """Return an id that nothing else has: one of its own, or made from its label or its notation."""
        candidates = [own if own and not fault_of(own) else "", id_of(label), *map(id_of, notations)]
        id_ = next(filter(None, candidates), "")
        if id_ and id_ not in self._taken:
            self._taken.add(id_)
            return id_
        number = 2 if id_ else 1
        while (numbered := f"{(id_ or else_)[: LONGEST - 8].rstrip('-')}-{number}") in self._taken:
            number += 1
        self._taken.add(numbered)
        return numbered


def _qualifiers(vocabulary: Vocabulary, labels: Mapping[str, str], language: str) -> dict[str, str]:
    """Return what tells concepts of one label apart: what they fall under, a group, or a number."""
    alike: dict[str, list[Concept]] = {}
    for concept in vocabulary.concepts:
        alike.setdefault(name_key(labels[concept.key]), []).append(concept)
    groups = {group.key: label_of(group, language) for group in vocabulary.groups}
    broader = {relation.key for relation in vocabulary.relations if relation.hierarchy and relation.skos != "narrower"}
    found = {concept.key: concept.qualifier for concept in vocabulary.concepts if concept.qualifier}
    for concepts in alike.values():
        if len(concepts) == 1:
            continue
        vocabulary.tally.changed(
            "concepts that share a label, which are told apart by a qualifier", labels[concepts[0].key], len(concepts)
        )
        own = [[c.qualifier] for c in concepts]
        parents = [[labels[e.target] for e in c.edges if e.relation in broader][:1] for c in concepts]
        collected = [[groups[key] for key in c.groups if key in groups][:1] for c in concepts]
        found |= _told_apart(concepts, (own, parents, collected), language)
    return found


def _told_apart(concepts: list[Concept], ways: Iterable[list[list[str]]], language: str) -> dict[str, str]:
    """Return qualifiers: all of one way if it tells all apart, or else of any; the rest get numbers, one gets none."""
    found: dict[str, str] = {}
    for way in ways:
        words_ = [label_in_sentence(" ".join((each or [""])[0].split()), "a ", language) for each in way]
        often = Counter(map(str.casefold, words_))
        own = {c.key: w for c, w in zip(concepts, words_, strict=True) if w and often[w.casefold()] == 1}
        if len(own) == len(concepts):
            return own
        taken = set(map(str.casefold, found.values()))
        found = {key: word for key, word in own.items() if word.casefold() not in taken} | found
    rest = [concept for concept in concepts if concept.key not in found]
    if len(rest) == 1:
        return found
    free = (number for number in map(str, count(1)) if number not in found.values())
    return found | {concept.key: number for concept, number in zip(rest, free, strict=False)}
