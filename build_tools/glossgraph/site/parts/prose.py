"""Contributed Markdown as text that is safe on a page, its mentions turned into links."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING

from glossgraph.site.content import Code, Link, Words, stripped
from glossgraph.text.autolinks import find_autolinks
from glossgraph.text.markup import SAFE_TARGET
from glossgraph.text.mentions import mention_text, mentioned
from glossgraph.text.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossgraph.model import Glossary
    from glossgraph.site.content import Markdown, Piece


_BACKTICK = re.compile(r"\\[\\`]|`")


def prose(glossary: Glossary, text: str, own: str = "", seen: set[str] | None = None) -> Markdown:
    """Return a contributed text as Markdown that holds no raw HTML, no images and no link but to the web or a term.

    A mention becomes a link to its term's page; one of the page's own term, or of no term, becomes plain words.

    Names of terms become links too if `seen` is given: the terms to which the section leads already, to which those of
    this text are added. `set()` begins a section; texts that share a set are one. Running text is for this. What stands
    in a list of links, such as a definition in an index, is better read without, and so are texts that lead to a list.
    """
    pieces: list[Piece] = []
    position = 0
    for start, end, piece in sorted(_replaced(glossary, text, own, seen), key=itemgetter(0)):
        pieces += [_harmless(text[position:start]), piece]
        position = end
    return stripped([*pieces, _harmless(text[position:])])


def sentence(glossary: Glossary, text: str, own: str = "", seen: set[str] | None = None) -> Markdown:
    """Return a contributed text as `prose` does, on one line."""
    return prose(glossary, text, own, seen).on_one_line()


def sentences(glossary: Glossary, texts: Sequence[str], own: str = "", seen: Iterable[str] = ()) -> list[Markdown]:
    """Return the texts of one section as `sentence` does, with names of terms as links."""
    led = {*seen, *(id_ for text in texts for id_, _ in mentioned(text))}
    return [sentence(glossary, text, own, led) for text in texts]


def _replaced(glossary: Glossary, text: str, own: str, seen: set[str] | None) -> Iterator[tuple[int, int, Piece]]:
    """Yield the parts of a text that are shown as something else: where they start and end, and as what."""
    found = scan(text)
    for code in found.code:
        yield code.start, code.end, Code(code.inside, code.is_block)
    for mention in found.mentions:
        term, shown = mention.term, mention_text(glossary, text, mention)
        is_link = term in glossary.terms and term != own
        yield mention.start, mention.end, _link(term, shown) if is_link else Words(shown)
    if seen is not None:
        for name in find_autolinks(glossary, text, own, seen):
            yield name.start, name.end, _link(name.term, text[name.start : name.end])


def _link(term: str, shown: str) -> Link:
    return Link(f"terms/{term}.md", shown)


def _harmless(text: str) -> str:
    """Take the power from everything that could become markup beyond plain Markdown."""
    text = text.replace("<", "&lt;").replace("{", "&#123;").replace("}", "&#125;")
    # a renderer may see code where the scan found none
    text = _BACKTICK.sub(lambda match: match[0] if match[0][0] == "\\" else "\\`", text)
    # images would be fetched from elsewhere, and definitions of links escape the test below
    text = text.replace("![", "!\\[").replace("]:", "]&#58;")
    return re.sub(r"\]\(", lambda match: match[0] if SAFE_TARGET.match(text, match.start()) else "]\\(", text)
