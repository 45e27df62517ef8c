"""Contributed Markdown as text that is safe on a page, with its mentions as links."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING

from glossgraph.text.autolinks import find_autolinks
from glossgraph.text.cited import citations_in
from glossgraph.text.headings import moved_headings
from glossgraph.text.markup import harmless
from glossgraph.text.mentions import mentioned
from glossgraph.text.plain import mention_words, plain_words
from glossgraph.text.scan import scan
from glossgraph.words.content import Cite, Code, Link, Source, Words, stripped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossgraph.model import Glossary
    from glossgraph.text.citation import Citation
    from glossgraph.words.content import Markdown, Piece


BELOW_TITLE, BELOW_SECTION, BELOW_ENTRY = 2, 3, 4
"""The levels of headings in a text: below the title of a page, below a section, or below a question or the like."""


def prose(
    glossary: Glossary, text: str, own: str = "", seen: set[str] | None = None, *, level: int = BELOW_SECTION
) -> Markdown:
    """Return a contributed text as Markdown without raw HTML or images, and with links only to the web and to terms.

    A mention becomes a link to the page of its term; a mention of the page's own term, or of no term, becomes plain
    words. A citation becomes links to the sources of the page; in a heading, it is left out.

    Names of terms become links too if `seen` is given: the ids of the terms to which the section links already. The
    ids of those to which this text links are added to it. A section begins with `set()`, and all its texts share that
    set. This is for running text. Without `seen`, texts are easier to read in lists of links, such as an index with
    definitions, and before such lists.
    """
    pieces: list[Piece] = []
    position = 0
    for start, end, piece in sorted(_replaced(glossary, text, own, seen, level), key=itemgetter(0)):
        pieces += [harmless(text[position:start]), piece]
        position = end
    return stripped([*pieces, harmless(text[position:])])


def sentence(glossary: Glossary, text: str, own: str = "", seen: set[str] | None = None) -> Markdown:
    """Return a contributed text as `prose` does, on one line and without headings."""
    return prose(glossary, text, own, seen, level=0).on_one_line()


def sentences(glossary: Glossary, texts: Sequence[str], own: str = "", seen: Iterable[str] = ()) -> list[Markdown]:
    """Return the texts of one section as `sentence` does, with names of terms as links."""
    linked = {*seen, *(id_ for text in texts for id_, _ in mentioned(text))}
    return [sentence(glossary, text, own, linked) for text in texts]


def _replaced(
    glossary: Glossary, text: str, own: str, seen: set[str] | None, level: int
) -> Iterator[tuple[int, int, Piece]]:
    """Yield the spans of a text that are replaced: where each starts and ends, and its replacement."""
    yield from moved_headings(text, level)
    scanned = scan(text)
    for code in scanned.code:
        yield code.start, code.end, Code(code.inside, code.is_block)
    for mention in scanned.mentions:
        term, words = mention.term, mention_words(glossary, text, mention)
        is_link = term in glossary.terms and term != own
        yield mention.start, mention.end, _link(term, words) if is_link else Words(words)
    numbered = citations_in(text)
    for citation in scanned.citations:
        cite = _cite(glossary, text, citation) if citation in numbered else Words("")
        yield citation.lead, citation.end, cite
    if seen is not None:
        for name in find_autolinks(glossary, text, own, seen):
            yield name.start, name.end, _link(name.term, text[name.start : name.end])


def _cite(glossary: Glossary, text: str, citation: Citation) -> Cite:
    sources = (
        Source(part.key, plain_words(glossary, part.prefix), plain_words(glossary, part.suffix))
        for part in citation.parts
    )
    return Cite(tuple(sources), harmless(re.sub(r"\s+", " ", text[citation.lead : citation.end])))


def _link(term: str, words: str) -> Link:
    return Link(f"terms/{term}.md", words)
