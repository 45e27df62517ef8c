"""Where prose names a term in its own words, and leads to it by itself."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.text.names import uses
from glossgraph.text.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Glossary
    from glossgraph.text.scan import Mention

_PARAGRAPH = re.compile(r"(?:^[^\S\n]*+\S[^\n]*+\n?)++", re.MULTILINE)

_ITEM = r"^[ ]{0,3}+(?:(?:[-*+]|\d{1,9}[.)])[ ]++)*+"
"""The start of a line, or of an item of a list."""

_HEADING = re.compile(rf"{_ITEM}\#[^\n]*+|\A(?:[^\n]*+\n)+?[ ]{{0,3}}+(?:=++|-++)[ ]*+$", re.MULTILINE)

_SET_APART = re.compile(
    r"^(?:[ ]{4}|[ ]{0,3}\t)[^\n]*+"  # it may be a block of code
    rf"|{_ITEM}>[\s\S]*+"  # a quotation goes on to the end of its paragraph
    r"|^[ ]*+(?:!!!|\?\?\?)[^\n]*+"  # the title of a box, where a generator knows them
    r"|`[\s\S]*+"  # it closes nothing, or so it seems: not all generators agree
    r"|“[^“”]*+”|‘(?:[^‘’]|’(?=\w))*+’|\"[^\"]*+\""
    r"|<[A-Za-z/!?][^<>]*+>|&\#?\w{1,32};|\]\([^)]*+\)?",
    re.MULTILINE,
)

_CHUNK = re.compile(r"\S++")

_BRACKET = re.compile(r"[\[\]]")

_BEFORE = "(*—–"
"""What may stand right before a link, but for blanks: nothing that Markdown would join with it."""

_BEHIND = ").,;:!?*—–’"


class Named(NamedTuple):
    """A part of a text that names a term."""

    start: int
    end: int
    term: str


def named(glossary: Glossary, text: str, own: str, seen: set[str]) -> Iterator[Named]:
    """Yield the first use of each term's name in each section of a text, in order; the longest name counts.

    A heading begins a section. What a section mentions as `[[id]]` anywhere is not looked for in it, and nor is what
    `seen` holds, to which everything is added that is found. Names in headings, quotations, code, links and addresses
    are left alone, and so are those of several terms, of the page's own term, and those that a term keeps `unlinked`.
    """
    found = scan(text)
    every = [use for use in uses(glossary, text) if use.term and use.term != own]
    if not every:
        # most texts are short, and the rest takes longer than what was done so far
        seen |= {mention.term for mention in found.mentions}
        return
    bare = found.own_words
    apart, headings = _set_apart(bare)
    starts = [start for start, _ in apart]
    sections = pairwise([0, *headings, len(text)])
    end = 0
    for use in every:
        behind = use.start + len(use.written)
        while use.start >= end:
            start, end = next(sections)
            if start:
                seen.clear()
            seen |= {mention.term for mention in _between(found.mentions, start, end)}
        before = bisect_right(starts, behind - 1)
        is_apart = before and apart[before - 1][1] > use.start
        if use.term not in seen and not is_apart and _stands_alone(bare, use.start, behind):
            seen.add(use.term)
            yield Named(use.start, behind, use.term)


def _between(mentions: tuple[Mention, ...], start: int, end: int) -> tuple[Mention, ...]:
    first, last = (bisect_left(mentions, place, key=lambda mention: mention.start) for place in (start, end))
    return mentions[first:last]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether words are no part of a longer word, and Markdown takes them as they are once they are a link."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    fits = (not before or before.isspace() or before in _BEFORE) and (
        not behind or behind.isspace() or behind in _BEHIND
    )
    return fits and not re.search(r"\n\s*\n", text[start:end])


def _set_apart(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the parts of a text that are not plain prose, in order, none within another, and where headings start."""
    found: list[tuple[int, int]] = []
    headings: list[int] = []
    for paragraph in _PARAGRAPH.finditer(text):
        words, shift = paragraph[0], paragraph.start()
        spans = [match.span() for match in _HEADING.finditer(words)]
        headings += [shift + start for start, _ in spans]
        spans += [match.span() for match in _SET_APART.finditer(words)]
        spans += _in_brackets(words)
        spans += [match.span() for match in _CHUNK.finditer(words) if _is_address(match[0])]
        found += [(shift + start, shift + end) for start, end in spans]
    return list(_joined(found)), headings


def _is_address(chunk: str) -> bool:
    return "://" in chunk or "@" in chunk or "www." in chunk


def _in_brackets(text: str) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            yield opened.pop(), match.end()


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans in order, those that touch as one."""
    last = (0, 0)
    for start, end in sorted(spans):
        if start > last[1]:
            yield last
            last = (start, end)
        else:
            last = (last[0], max(last[1], end))
    yield last
