"""What a search reads of a page: a term is found by what is said of it, and not on each page that lists it."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossgraph.model import Glossary

_HEADING_OR_MARK = re.compile(r"<h([1-6])\b|<!-- unsearched -->\n?")


def searched(html: str) -> str:
    """Mark the headings of a page whose sections a search shall leave out.

    Templates mark such a section with a comment, `unsearched.j2`, below its heading. Material leaves out what stands
    under a heading with the attribute `data-search-exclude`, up to the next heading of any level.
    """
    headings: list[tuple[int, int]] = []
    marked: set[int] = set()
    for match in _HEADING_OR_MARK.finditer(html):
        if match[1]:
            headings.append((match.start(), int(match[1])))
        elif headings:
            marked.add(len(headings) - 1)
    beginnings: set[int] = set()
    below = 0
    for number, (start, level) in enumerate(headings):
        if not below or level <= below:
            below = level if number in marked else 0
        if below:
            beginnings.add(start)

    def rewritten(match: re.Match[str]) -> str:
        if not match[1]:
            return ""
        return f'{match[0]} data-search-exclude="true"' if match.start() in beginnings else match[0]

    return _HEADING_OR_MARK.sub(rewritten, html)


def within_others(glossary: Glossary) -> frozenset[str]:
    """Return the ids of the terms whose labels stand, word for word, in the names of another term.

    A search matches the beginnings of words, so whoever types `leverage` also finds a leveraged investor, and the
    rarer word counts for more. These terms need more weight, to be found first by their own labels.
    """
    words = {
        term.id: {word for name in (term.label, *term.aliases) for word in _words(name)}
        for term in glossary.terms.values()
    }
    known = sorted((word, id_) for id_, own in words.items() for word in own)

    def having(start: str) -> set[str]:
        first = bisect_left(known, (start, ""))
        return {id_ for _, id_ in takewhile(lambda one: one[0].startswith(start), islice(known, first, None))}

    found = set()
    for term in glossary.terms.values():
        others = [having(word) - {term.id} for word in _words(term.label)]
        if others and set.intersection(*others):
            found.add(term.id)
    return frozenset(found)


def _words(name: str) -> list[str]:
    # a search passes over the shortest words, such as `of`
    return re.findall(r"\w{3,}", name.casefold())
