"""Automatic links: where prose names a term in its own words."""

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
    r"|^[ ]*+(?:!!!|\?\?\?)[^\n]*+"  # the title of a box, for the generators that know boxes
    r"|`[\s\S]*+"  # nothing closes this backtick, but not all generators agree
    r"|“[^“”]*+”|‘(?:[^‘’]|’(?=\w))*+’|\"[^\"]*+\""
    r"|<[A-Za-z/!?][^<>]*+>|&\#?\w{1,32};|\]\([^)]*+\)?",
    re.MULTILINE,
)

_CHUNK = re.compile(r"\S++")

_BRACKET = re.compile(r"[\[\]]")

_BEFORE = "(*—–"
"""The characters, apart from white space, that may come right before a link: Markdown joins none of them to it."""

_AFTER = ").,;:!?*—–’"


class Autolink(NamedTuple):
    """A part of a text that names a term and becomes a link to it."""

    start: int
    end: int
    term: str


def find_autolinks(glossary: Glossary, text: str, own_term: str, seen: set[str]) -> Iterator[Autolink]:
    """Yield the first use of each term's name in each section of a text, in order; the longest name counts.

    A heading begins a section. A term gets no link in a section that mentions it as `[[id]]` anywhere, or if it is in
    `seen`; the terms that a section names or mentions are added to `seen`. Names in headings, quotations, code, links
    and addresses are left alone, and so are names of several terms, names of the page's own term, and names that a
    term keeps `unlinked`.
    """
    scanned = scan(text)
    candidates = [use for use in uses(glossary, text) if use.term and use.term != own_term]
    if not candidates:
        # most texts are short and end here; what follows takes longer than the search for names
        seen |= {mention.term for mention in scanned.mentions}
        return
    own_words = scanned.own_words
    spans_apart, headings = _set_apart(own_words)
    starts_apart = [start for start, _ in spans_apart]
    sections = pairwise([0, *headings, len(text)])
    section_end = 0
    for use in candidates:
        use_end = use.start + len(use.written)
        while use.start >= section_end:
            section_start, section_end = next(sections)
            if section_start:
                seen.clear()
            seen |= {mention.term for mention in _between(scanned.mentions, section_start, section_end)}
        number_before = bisect_right(starts_apart, use_end - 1)
        is_apart = number_before and spans_apart[number_before - 1][1] > use.start
        if use.term not in seen and not is_apart and _stands_alone(own_words, use.start, use_end):
            seen.add(use.term)
            yield Autolink(use.start, use_end, use.term)


def _between(mentions: tuple[Mention, ...], start: int, end: int) -> tuple[Mention, ...]:
    first, last = (bisect_left(mentions, place, key=lambda mention: mention.start) for place in (start, end))
    return mentions[first:last]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a span is no part of a longer word, and can become a link without a change to its surroundings."""
    before, after = text[start - 1 : start], text[end : end + 1]
    fits = (not before or before.isspace() or before in _BEFORE) and (not after or after.isspace() or after in _AFTER)
    return fits and not re.search(r"\n\s*\n", text[start:end])


def _set_apart(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the spans of a text that are not plain prose, in order and without overlap, and the starts of headings."""
    spans_apart: list[tuple[int, int]] = []
    headings: list[int] = []
    for paragraph in _PARAGRAPH.finditer(text):
        block, offset = paragraph[0], paragraph.start()
        spans = [match.span() for match in _HEADING.finditer(block)]
        headings += [offset + start for start, _ in spans]
        spans += [match.span() for match in _SET_APART.finditer(block)]
        spans += _in_brackets(block)
        spans += [match.span() for match in _CHUNK.finditer(block) if _is_address(match[0])]
        spans_apart += [(offset + start, offset + end) for start, end in spans]
    return list(_merged(spans_apart)), headings


def _is_address(chunk: str) -> bool:
    return "://" in chunk or "@" in chunk or "www." in chunk


def _in_brackets(text: str) -> Iterator[tuple[int, int]]:
    open_brackets: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            open_brackets.append(match.start())
        elif open_brackets:
            yield open_brackets.pop(), match.end()


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans in order; those that touch or overlap become one."""
    last = (0, 0)
    for start, end in sorted(spans):
        if start > last[1]:
            yield last
            last = (start, end)
        else:
            last = (last[0], max(last[1], end))
    yield last
