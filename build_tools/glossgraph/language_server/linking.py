"""Plain words that name a term, and the mention that they become."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.language_server.cursor import cursor_at
from glossgraph.load.ids_in_files import shape_of
from glossgraph.load.values import Prose
from glossgraph.load.wanted import notes_of, type_at
from glossgraph.text.names import uses
from glossgraph.text.unknown import link_to

if TYPE_CHECKING:
    from glossgraph.language_server.documents import Document
    from glossgraph.source import Step

_LENGTH_OF_EDGE = 3
"""How many steps lead to an edge: `edges`, its relation and its target."""


def may_mention(file: str, path: tuple[Step, ...]) -> bool:
    """Tell whether a value can hold mentions; an edge can be written as its reason alone."""
    whole = (*path, "reason") if path[:1] == ("edges",) and len(path) == _LENGTH_OF_EDGE else path
    return any(isinstance(mark, Prose) for mark in notes_of(type_at(shape_of(file), whole)))


class Link(NamedTuple):
    """Words that can become a mention."""

    start: int
    end: int
    mention: str


def link_at(document: Document, offset: int) -> Link | None:
    """Return the words at an offset that name another term, and are no mention yet."""
    if not may_mention(document.file, cursor_at(document.text, offset).path):
        return None
    text = document.text
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)]
    glossary = document.folder.glossary
    for use in uses(glossary, line):
        first = start + use.start
        if first <= offset <= first + len(use.written) and use.term not in {"", document.term}:
            words = " ".join(use.written.split())
            return Link(first, first + len(use.written), link_to(glossary, use.term, words))
    return None
