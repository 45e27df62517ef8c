"""Contributed sentences with names in braces, in whose places numbers are put."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossgraph.text.braces import BRACES, names_in_braces
from glossgraph.text.cited import without_citations
from glossgraph.words.content import Code, Emphasis, Link, Words, text
from glossgraph.words.prose import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from glossgraph.model import Glossary
    from glossgraph.words.content import Markdown, Piece

_HELD = re.compile("\ue000(\\d+)\ue001")
"""Stands for the name of that number in a text. Texts of files have none of these characters."""


@dataclass(frozen=True, slots=True)
class Slotted:
    """A text in which the places of numbers are kept."""

    text: Markdown
    """The text on one line, with a mark at each place."""
    names: tuple[str, ...]
    """What belongs to the marks, by their numbers."""

    def filled(self, value: Callable[[str], str]) -> Markdown:
        """Return the text with plain words for the names."""

        def words(held: str) -> str:
            return _HELD.sub(lambda mark: value(self.names[int(mark[1])]), held)

        return text(*(piece for each in self.text.pieces for piece in _filled(each, words)))

    def written(self, html: str, value: Callable[[str], str]) -> str:
        """Return the HTML of the text with HTML for the names."""
        return _HELD.sub(lambda mark: value(self.names[int(mark[1])]), html)


def slotted(glossary: Glossary, contributed: str, names: Collection[str]) -> Slotted:
    """Return a text whose names in braces, if they are among some that are known, will be filled.

    It is said many times, and so without its citations.
    """
    known = tuple(name for name in names_in_braces(contributed) if name in names)
    held = BRACES.sub(lambda m: f"\ue000{known.index(m[1])}\ue001" if m[1] in known else m[0], contributed)
    return Slotted(sentence(glossary, without_citations(held)), known)


def _filled(piece: Piece, words: Callable[[str], str]) -> Iterator[Piece]:
    match piece:
        case str():
            # between two marks are the numbers that `_HELD` has found
            for number, part in enumerate(re.split("(\ue000\\d+\ue001)", piece)):
                yield Words(words(part)) if number % 2 else part
        case Words() | Code():
            yield replace(piece, text=words(piece.text))
        case Link() | Emphasis():
            yield replace(piece, words=words(piece.words))
        case _:
            yield piece
