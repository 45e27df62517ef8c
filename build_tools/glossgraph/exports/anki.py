"""Flashcards in one deck: for learning the terms with Anki, a few each day.

A term has two cards, from its name to its definition and back. Each of its questions is a card, and so is what keeps
two terms apart that are easily mistaken for one another. A later export brings the cards up to date and keeps what was
learned: choose "Update notes: Always" when it is imported. The tags are `kind::` and `stage::` with an id.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from glossgraph.exports.parts.collection import CardNote, NoteType, Template, collection
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.exports.parts.zipped import zipped
from glossgraph.graph.contents import held
from glossgraph.model import About
from glossgraph.text.plain import plain_words
from glossgraph.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Edge, Glossary, Term

TITLE = "Anki"

OPENS = "Anki, AnkiMobile and AnkiDroid."

PURPOSE = Purpose.READING

LANGUAGE = "sh"

CODE = """python3 -m zipfile -l glossary.apkg"""

NEEDS: tuple[str, ...] = ()

FILE = "glossary.apkg"

_CSS = """.card { font-family: sans-serif; font-size: 20px; text-align: left; max-width: 36em; margin: auto }
.more { color: gray }"""

_MORE = '{{#More}}<p class="more">{{More}}</p>{{/More}}'

_TERM = NoteType(
    "Glossary: term",
    ("Term", "Definition", "More"),
    (
        Template("Definition", "{{Term}}", f"{{{{FrontSide}}}}<hr id=answer>{{{{Definition}}}}{_MORE}"),
        Template("Name", "{{Definition}}", f"{{{{FrontSide}}}}<hr id=answer>{{{{Term}}}}{_MORE}"),
    ),
    _CSS,
)

_QUESTION = NoteType(
    "Glossary: question",
    ("Question", "Answer"),
    (Template("Answer", "{{Question}}", "{{FrontSide}}<hr id=answer>{{Answer}}"),),
    _CSS,
)

_BLANK_LINE = re.compile(r"\n[ \t]*\n")

_FORMULA = re.compile(r"\\(?=[(\[])")
"""A backslash with which Anki would take what follows for a formula."""


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return (FILE,)


def export(glossary: Glossary) -> dict[str, Iterator[bytes]]:
    """Return `glossary.apkg`, in the form that every version of Anki reads."""
    return {FILE: zipped(_files(glossary))}


def left_out(glossary: Glossary) -> str:
    """Return what is on no card."""
    sorts = held(
        glossary,
        *(
            "translations",
            "matches",
            "explanations",
            "boundaries",
            "notes",
            "sentences of usage",
            "examples",
            "figures",
        ),
        *("sources", "further reading", "stories", "reading paths", "models"),
    )
    undefined = any(not term.deprecated and not term.definition for term in glossary.terms.values())
    return "; ".join(filter(None, (sorts, "terms without a definition" if undefined else "")))


def _files(glossary: Glossary) -> Iterator[tuple[str, bytes | str]]:
    about = glossary.about
    facts = [plain_words(glossary, about.description), *(f"{f.capitalize()}: {t}" for f, t in about.credits.items())]
    deck = " ".join(about.title.split()).replace("::", ":")
    yield "collection.anki2", collection(deck, "<br>".join(map(html, filter(None, facts))), _notes(glossary))
    yield "media", "{}"


def _notes(glossary: Glossary) -> Iterator[CardNote]:
    """Yield the notes in the order in which they are learned: stage by stage, each term with its questions."""
    # without a base of its own, a glossary is known by its title
    own = (
        glossary.about.base if glossary.about.base != About().base else f"{glossary.about.base}\0{glossary.about.title}"
    )
    say = catalogue(glossary.about.language).say
    last = len(glossary.stages) + 1
    terms = [term for term in glossary.terms.values() if not term.deprecated]
    seen: set[tuple[str, str]] = set()
    for term in sorted(terms, key=lambda t: (glossary.stage_number(t.id) or last, t.label.casefold(), t.id)):
        tags, day = _tags(glossary, term), term.modified or term.created or glossary.about.created
        if term.definition:
            values = (html(term.title), html(plain_words(glossary, term.definition)), html(_more(glossary, term)))
            yield CardNote(f"{own}\0term\0{term.id}", _TERM, values, tags, day)
        for question in dict.fromkeys(term.faq):
            asked = html(
                f"{term.title}: {question.question}" if term.label not in question.question else question.question
            )
            answer = _paragraphs(glossary, [question.answer])
            yield CardNote(f"{own}\0question\0{term.id}\0{question.question}", _QUESTION, (asked, answer), tags, day)
        for edge in glossary.by_term[term.id]:
            first, second = sorted((edge.source, edge.target))
            if not glossary.relations[edge.relation].distinguishes or (first, second) in seen:
                continue
            seen.add((first, second))
            one, other = glossary.terms[first].title, glossary.terms[second].title
            asked = html(say("flashcards.difference", first=one, second=other))
            answer = _difference(glossary, glossary.kept_apart(first, second))
            if answer:
                yield CardNote(f"{own}\0difference\0{first}\0{second}", _QUESTION, (asked, answer), tags, day)


def _difference(glossary: Glossary, edges: Iterable[Edge]) -> str:
    return _paragraphs(glossary, [text for edge in edges for text in (edge.reason, edge.detail) if text])


def _paragraphs(glossary: Glossary, texts: Iterable[str]) -> str:
    blocks = (b for text in texts for b in ([text] if "```" in text or "~~~" in text else _BLANK_LINE.split(text)))
    return "<br><br>".join(filter(None, (html(plain_words(glossary, block)) for block in blocks)))


def html(text: str) -> str:
    """Return plain words as the HTML of a field, in which Anki finds no sound, no formula and no template."""
    marked = escape(" ".join(text.split()), quote=False)
    return _FORMULA.sub(r"<span>\\</span>", marked).replace("[", "&#91;").replace("{{", "&#123;&#123;")


def _more(glossary: Glossary, term: Term) -> str:
    """Return its other names, and its stage."""
    stage = glossary.stages.get(term.stage)
    named = ", ".join(term.synonyms)
    return " · ".join(filter(None, (named, f"{stage.number}. {stage.label}" if stage else "")))


def _tags(glossary: Glossary, term: Term) -> tuple[str, ...]:
    stage = f"stage::{term.stage}" if term.stage in glossary.stages else ""
    tags = (f"kind::{term.kind}" if term.kind else "", stage, *(f"group::{group}" for group in term.groups))
    return tuple("".join(tag.split()) for tag in tags if tag)
