"""What a contributed text contains besides its own words: code, mentions of terms, and citations of references."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.text.citation import Citation, citation, find_brackets
from glossgraph.text.code import Code, find_code

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

COVER = "\ufffc"
"""The character that replaces each covered character: it is no part of a word, white space or markup."""

_MENTION = re.compile(rf"\[\[(?=[ \t]*+[^\s\[\]|{COVER}])([^\[\]|\n{COVER}]+)(?:\|([^\[\]]+))?\]\]")


class Mention(NamedTuple):
    """A mention, `[[id]]` or `[[id|words]]`: where it is, the id of its term, and its words if it has any."""

    start: int
    end: int
    term: str
    words: str
    written: str
    """How it is written up to the end of the id."""

    @property
    def brackets(self) -> tuple[tuple[int, int], ...]:
        """The spans of the mention that are not its own words."""
        closing = self.end - len("]]")
        return (self.start, closing - len(self.words)), (closing, self.end)


@dataclass(frozen=True, slots=True)
class Scan:
    """The code, the mentions and the citations of a text, each in order.

    Code within a mention or a citation is a part of its words.
    """

    own_words: str
    """The text with its code, its mentions and its citations covered."""
    code: tuple[Code, ...] = ()
    mentions: tuple[Mention, ...] = ()
    citations: tuple[Citation, ...] = ()


def scan(text: str) -> Scan:
    """Return what a text contains. The results are kept for as many texts as large glossaries have."""
    if "[[" not in text and "`" not in text and "~~~" not in text and "@" not in text:
        return Scan(text)
    return _scanned(text)


def covered(text: str, spans: Collection[tuple[int, int]]) -> str:
    """Return a text with some spans covered, which must not overlap; all other characters keep their positions."""
    parts: list[str] = []
    position = 0
    if not spans:
        return text
    for start, end in sorted(spans):
        parts += [text[position:start], COVER * (end - start)]
        position = end
    return "".join([*parts, text[position:]])


@lru_cache(maxsize=2**16)
def _scanned(text: str) -> Scan:
    code = tuple(find_code(text))
    without_code = covered(text, _spans(code))
    mentions = tuple(_mentions(text, without_code)) if "[[" in text else ()
    spans = _spans(mentions)
    without_mentions = covered(without_code, spans)
    citations: tuple[Citation, ...] = ()
    if "@" in without_mentions:
        # brackets with a mention in them are no citation, and are reported
        within = [mention.start for mention in mentions]
        citations = tuple(
            citation(text, brackets)
            for brackets in find_brackets(without_mentions)
            if brackets.is_citation and bisect_left(within, brackets.start) == bisect_left(within, brackets.end)
        )
    if not code:
        return Scan(covered(without_mentions, _spans(citations)), (), mentions, citations)
    wider = sorted([*spans, *_spans(citations)])
    starts = [start for start, _ in wider]
    ends = [0, *(end for _, end in wider)]
    # code that starts within a mention or a citation is a part of its words
    outside = tuple(piece for piece in code if ends[bisect_left(starts, piece.start)] <= piece.start)
    return Scan(covered(text, [*_spans(outside), *wider]), outside, mentions, citations)


def _mentions(text: str, without_code: str) -> Iterator[Mention]:
    for match in _MENTION.finditer(without_code):
        words = text[match.start(2) : match.end(2)] if match[2] else ""
        yield Mention(*match.span(), match[1].strip(), words, f"[[{match[1]}{'|' if words else ']]'}")


def _spans(pieces: Iterable[Code | Mention | Citation]) -> list[tuple[int, int]]:
    return [(piece.start, piece.end) for piece in pieces]
