"""The mentions of terms in prose: `[[id]]` and `[[id|words]]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.model import Sort
from glossgraph.text.scan import COVER, scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.diagnostics import Place
    from glossgraph.model import Entry, Glossary, Term
    from glossgraph.text.scan import Mention

_OPENING = re.compile(rf"\[\[(?:[ \t]*+\]\]|[^\s{COVER}]*+)")

_SENTENCE_START = re.compile(
    r"(?:^|[.!?։\u037e][\"”“’»)]*\s+|\n\s*\n\s*|\n\s*(?:[-*+]|\d+\.)\s+|^\s*(?:[-*+]|\d+\.)\s+)[¿¡«„“\"(]*$"
)

_SPACES = re.compile(r"[ \t\r\n]+")

_CAPITAL_NOUNS = frozenset({"bar", "de", "gsw", "ksh", "lb", "nds"})
"""The languages in which nouns begin with a capital letter everywhere."""

_CONTEXT = 200
"""How many characters before a mention are enough to tell whether it opens a sentence."""


def markdown_texts(entry: Entry, *marks: str) -> Iterator[tuple[str, Place]]:
    """Yield every Markdown text of an entry that contains one of the given marks, with its place."""
    for path, text in entry.texts(Sort.MARKDOWN):
        for mark in marks:
            if mark in text:
                yield text, entry.place(*path)
                break


def mentioned(text: str) -> Iterator[tuple[str, str]]:
    """Yield the id of each mention in a text, in order, with the mention as written up to the end of the id.

    Code contains no mentions.
    """
    for mention in scan(text).mentions:
        yield mention.term, mention.written


def incomplete(text: str) -> list[str]:
    """Return the first word of each incomplete mention, those that are equal once; code is left alone."""
    return list(dict.fromkeys(_OPENING.findall(scan(text).own_words))) if "[[" in text else []


def mentions_in(term: Term, glossary: Glossary) -> list[str]:
    """Return the other terms that a term's prose mentions, each once, in the order of the text."""
    ids = (id_ for _, text in term.texts(Sort.MARKDOWN) for id_, _ in mentioned(text))
    return list(dict.fromkeys(id_ for id_ in ids if id_ in glossary.terms and id_ != term.id))


def label_in_sentence(label: str, before: str, language: str) -> str:
    """Return a label as it reads after some text: with a small letter unless it begins a sentence or is an acronym.

    In a language that writes nouns with capitals, such as German, it stays as it is.
    """
    if language.lower().partition("-")[0] in _CAPITAL_NOUNS or _SENTENCE_START.search(before) or label[1:2].isupper():
        return label
    return label[:1].lower() + label[1:]


def mention_text(glossary: Glossary, text: str, mention: Mention) -> str:
    """Return the text that a mention shows: its own words, or the label of its term as it reads at this place."""
    if mention.words:
        return mention.words.strip()
    term = glossary.terms.get(mention.term)
    before = text[max(0, mention.start - _CONTEXT) : mention.start]
    return label_in_sentence(term.label, before, glossary.about.language) if term else mention.term


def without_mentions(glossary: Glossary, text: str) -> str:
    """Return a text with its mentions as plain words."""
    if "[[" not in text:
        return text
    parts: list[str] = []
    position = 0
    for mention in scan(text).mentions:
        parts += [text[position : mention.start], mention_text(glossary, text, mention)]
        position = mention.end
    return "".join([*parts, text[position:]])


def position_in_source(glossary: Glossary, text: str, position: int) -> int:
    """Return where a position in what `without_mentions` returns is in the text itself; a mention counts as a whole."""
    shift = 0
    for mention in scan(text).mentions:
        start = mention.start + shift
        if position < start:
            break
        shown = len(mention_text(glossary, text, mention))
        if position < start + shown:
            return mention.start
        shift = start + shown - mention.end
    return position - shift


def on_one_line(glossary: Glossary, text: str) -> str:
    """Return a text with its mentions as plain words, on one line."""
    return joined(without_mentions(glossary, text))


def joined(text: str) -> str:
    """Return a text on one line."""
    return _SPACES.sub(" ", text).strip()
