"""Contributed Markdown for any reader: CommonMark without raw HTML, with mentions as links between notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.text.as_markdown import as_markdown
from glossgraph.text.headings import moved_headings
from glossgraph.text.markup import harmless
from glossgraph.text.plain import mention_words, plain_words
from glossgraph.text.scan import scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from glossgraph.model import Glossary
    from glossgraph.text.citation import Citation
    from glossgraph.text.code import Code

BELOW_SECTION, BELOW_ENTRY = 3, 4
"""The levels of headings in a text below a section, and below a question or the like."""

_MEANT_ELSEWHERE = re.compile(
    r"\\[\s\S]|\$|%%|==|~~|(?<![\w&/#(])#(?=\w)|(?<=\s)\^(?=[\w-]+\s*$)|\[(?=\[)", re.MULTILINE
)
"""What is plain in CommonMark, and not for all readers: formulas, comments, marks, tags, labels of blocks, and links.

A backslash with the character that it makes a plain one comes first.
"""

_MAY_BE_MEANT = re.compile(r"[$%=~#^\[]")
"""What is in every text with something of that; most have none of it."""

_BRACKET = re.compile(r"\\[\s\S]|[\[\]]")
"""A bracket that may end the words of a link, or a backslash with the character that it makes a plain one."""

_AT_END = re.compile(r"(?<!\\)#$")

_CODES = {"%%": "%&#37;", "==": "=&#61;", "~~": "~&#126;"}

_LEAST_FENCE = 3

_COMPUTED = ("=", "$=")
"""What begins a span of code that an extension of Obsidian would run."""


class _Piece(NamedTuple):
    """A part of a text; on one line, white space in it is one blank, unless it is code."""

    text: str
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """Writes the texts of a glossary."""

    glossary: Glossary
    link: Callable[[str, str], str]
    """Returns a link to the note of a term, by its id and by plain words, which may be any."""
    cite: Callable[[str], str]
    """Returns how a work is cited in brackets, by its id, as plain words."""

    def blocks(self, text: str, own: str = "", level: int = BELOW_SECTION) -> str:
        """Return a text as blocks; a mention of the note's own term is plain words.

        Its highest headings get the level that is given.
        """
        return "".join(piece.text for piece in self._pieces(text, own, level)).strip()

    def line(self, text: str, own: str = "") -> str:
        """Return a text on one line, without headings and blocks."""
        pieces = (p.text if p.is_code else re.sub(r"\s+", " ", p.text) for p in self._pieces(text, own, 0))
        return "".join(pieces).strip()

    def _pieces(self, text: str, own: str, level: int) -> Iterator[_Piece]:
        position = 0
        for start, end, piece in sorted(self._replaced(text, own, level), key=itemgetter(0)):
            yield _Piece(plain_for_all(harmless(text[position:start])))
            yield piece
            position = end
        yield _Piece(plain_for_all(harmless(text[position:])))

    def _replaced(self, text: str, own: str, level: int) -> Iterator[tuple[int, int, _Piece]]:
        """Yield the spans of a text that are replaced: where each starts and ends, and by what."""
        for start, end, marks in moved_headings(text, level):
            yield start, end, _Piece(marks)
        scanned = scan(text)
        for code in scanned.code:
            yield (
                code.start,
                code.end,
                _Piece(_fenced(code) if level and code.is_block else span(code.inside), is_code=True),
            )
        for mention in scanned.mentions:
            words = mention_words(self.glossary, text, mention)
            is_link = mention.term in self.glossary.terms and mention.term != own
            yield mention.start, mention.end, _Piece(self.link(mention.term, words) if is_link else escaped(words))
        for citation in scanned.citations:
            yield citation.lead, citation.end, _Piece(f" {self._cited(citation)}")

    def _cited(self, citation: Citation) -> str:
        works = []
        for part in citation.parts:
            before, after = (plain_words(self.glossary, words) for words in (part.prefix, part.suffix))
            works.append(", ".join(filter(None, (" ".join(filter(None, (before, self.cite(part.key)))), after))))
        return escaped(f"({'; '.join(works)})")


def escaped(words: str) -> str:
    """Return plain words as Markdown on one line that every reader shows as they are."""
    # a heading loses what closes it
    return _AT_END.sub(r"\\#", plain_for_all(as_markdown(" ".join(words.split()))))


def link(words: str, target: str) -> str:
    """Return a link by plain words; the target is written as it is, without brackets and blanks."""
    inside = _BRACKET.sub(lambda match: match[0] if len(match[0]) > 1 else f"\\{match[0]}", escaped(words))
    return f"[{inside}]({target})"


def plain_for_all(markdown: str) -> str:
    """Return Markdown in which nothing has a meaning that CommonMark does not know."""
    return _MEANT_ELSEWHERE.sub(_escape, markdown) if _MAY_BE_MEANT.search(markdown) else markdown


def span(code: str) -> str:
    """Return code as a span, as it is but for white space, which Markdown takes for one blank."""
    inside = " ".join(code.split())
    if not inside or inside.startswith(_COMPUTED):
        return escaped(inside)
    ticks = "`" * (1 + max(map(len, re.findall(r"`+", inside)), default=0))
    room = " " if inside[0] == "`" or inside[-1] == "`" else ""
    return f"{ticks}{room}{inside}{room}{ticks}"


def _fenced(code: Code) -> str:
    # without a language, so that no reader runs it
    longest = max(map(len, re.findall(r"`+", code.inside)), default=0)
    fence = "`" * max(_LEAST_FENCE, 1 + longest)
    return f"{fence}\n{code.inside.rstrip(chr(10))}\n{fence}"


def _escape(match: re.Match[str]) -> str:
    mark = match[0]
    return mark if mark.startswith("\\") else _CODES.get(mark, f"\\{mark}")
