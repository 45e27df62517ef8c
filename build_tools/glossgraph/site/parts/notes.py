"""The notes on a term, and sentences in which it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.text.plain import plain_words
from glossgraph.words.content import Words
from glossgraph.words.languages import name_of_language
from glossgraph.words.prose import prose, sentences

if TYPE_CHECKING:
    from glossgraph.model import Note, Term
    from glossgraph.site.page import Site
    from glossgraph.words.content import Content, Markdown


class ShownNote(NamedTuple):
    """A note as it stands on a page."""

    heading: str
    """Plain words: what it is about, and its language if that is another."""
    text: Content


def notes_on(site: Site, term: Term) -> list[ShownNote]:
    """Return the notes on a term, in the order of its file."""
    return [ShownNote(_heading(site, note), _text(site, term, note)) for note in term.notes]


def _heading(site: Site, note: Note) -> str:
    type_ = site.words.say(f"notes.{note.type}")
    if not note.language:
        return type_
    language = name_of_language(note.language, site.glossary.about.language)
    return site.words.say("notes.in-language", type=type_, language=language)


def _text(site: Site, term: Term, note: Note) -> Content:
    # names of this glossary mean nothing in a text of another language
    if note.language:
        return Words(plain_words(site.glossary, note.text))
    return prose(site.glossary, note.text, term.id, set())


def usage_of(site: Site, term: Term) -> list[Markdown]:
    """Return the sentences in which a term is used."""
    return list(sentences(site.glossary, term.usage, term.id))
