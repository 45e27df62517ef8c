"""What a search reads of terms: their names, and their texts with what words weigh in each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.model import once
from glossgraph.text.search_words import language_of
from glossgraph.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Question, Term
    from glossgraph.text.search_words import Language

_MARKS = re.compile(r"\[\[[^\[\]|]+\|([^\[\]]+)\]\]|\[\[([^\[\]|]+)\]\]|\[[^\[\]]*@[^\[\]]*\]|\]\([^()]*\)")

IN_NAME, IN_QUESTION, IN_DEFINITION, BESIDE_QUESTION, IN_TEXT = 8, 6, 4, 2, 1
"""What a word weighs in a name, in a question, in a definition, in a name of a question's term, and in other texts."""


def names(glossary: Glossary, id_: str) -> list[str]:
    """Return the names by which a term is found: also those of the terms in whose place it is used."""
    term = glossary.terms[id_]
    replaced = _replaced(glossary).get(id_, [])
    return list(dict.fromkeys([*_own_names(term), *(glossary.terms[each].label for each in replaced)]))


def _own_names(term: Term) -> Iterator[str]:
    """Yield all that somebody may type to find a term: also what its page does not show, and in other languages."""
    yield from (term.title, *term.aliases, *(name.text for name in term.names), *term.identifiers.notations)
    for told in term.translations:
        yield from (name for name in (told.label, *told.aliases) if name)


@once
def _replaced(glossary: Glossary) -> dict[str, list[str]]:
    replaced: dict[str, list[str]] = {}
    for term in glossary.terms.values():
        if term.deprecated and term.replaced_by in glossary.terms:
            replaced.setdefault(term.replaced_by, []).append(term.id)
    return replaced


def texts(glossary: Glossary, term: Term) -> Iterator[tuple[int, str]]:
    """Yield the texts of a term without its questions, each with what a word in it weighs; marks are left out roughly.

    Its names come first, and then its definition.
    """
    yield IN_NAME, " ".join(names(glossary, term.id))
    yield IN_DEFINITION, rough(glossary, term.definition)
    for text in further(term):
        yield IN_TEXT, rough(glossary, text)


def texts_of_question(glossary: Glossary, term: Term, question: Question) -> Iterator[tuple[int, str]]:
    """Yield the texts of a question about a term, as `texts` does."""
    yield IN_QUESTION, question.question
    yield BESIDE_QUESTION, " ".join(names(glossary, term.id))
    yield IN_TEXT, rough(glossary, question.answer)


def further(term: Term) -> Iterator[str]:
    """Yield the texts of a term that are searched besides its names, its definition and its questions."""
    yield term.explanation
    yield from term.boundaries
    for example in term.examples:
        yield f"{example.title} {example.text}"
    for figure in term.figures:
        yield f"{figure.value} {figure.what}"
    actions = (term.step, *(item.action for item in term.sequence))
    yield from (action.text for action in actions if action)


def rough(glossary: Glossary, text: str) -> str:
    """Return the words of a text without what its mentions, citations and links hold besides words."""
    if "[" not in text:
        return text

    def words(match: re.Match[str]) -> str:
        term = glossary.terms.get((match[2] or "").strip())
        return match[1] or (term.title if term else " ")

    return _MARKS.sub(words, text)


@once
def language_searched(glossary: Glossary) -> Language:
    """Return what a search has to know of the language of a glossary."""
    return language_of(catalogue(glossary.about.language).say)
