"""Contributed Markdown as plain words: what a reader reads of it, for places that show no markup."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from html import unescape
from operator import itemgetter
from typing import TYPE_CHECKING

from glossgraph.model import once
from glossgraph.text.headings import moved_headings
from glossgraph.text.html import html_of
from glossgraph.text.markup import harmless
from glossgraph.text.mentions import mention_text
from glossgraph.text.scan import scan

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossgraph.model import Glossary
    from glossgraph.text.scan import Mention

_MARKUP = re.compile(r"[*_`\[\]<>&\\#=|]|^\s*(?:[-+]|\d+[.)])", re.MULTILINE)
"""Only a text with one of these can be anything but plain words."""

_HELD = re.compile("\ue000(\\d+)\ue001")
"""A piece that is no markup, by its number, while the text around it is read."""

_ANY_LEVEL = 3

_INLINE = re.compile(r"</?(?:a|code|em|strong)\b[^>]*>")

_TAG = re.compile(r"<[^>]*>")


def plain_words(glossary: Glossary, text: str) -> str:
    """Return Markdown as plain words on one line: links and mentions as their words, code as it is, and no marks.

    Citations are left out, with the white space before them.
    """
    if not _MARKUP.search(text):
        return " ".join(text.split())
    # what is worked out again is noted again as read
    return _worked_out(glossary, text) if glossary.is_watched else _kept(glossary)(text)


@once
def _kept(glossary: Glossary) -> Callable[[str], str]:
    """Return what gives the plain words of each text, and works out none of them twice: every export has them."""
    return cache(partial(_worked_out, glossary))


def _worked_out(glossary: Glossary, text: str) -> str:
    scanned = scan(text)
    pieces = [(code.start, code.end, " ".join(code.inside.split())) for code in scanned.code]
    pieces += [(mention.start, mention.end, mention_words(glossary, text, mention)) for mention in scanned.mentions]
    pieces += [(citation.lead, citation.end, "") for citation in scanned.citations]
    # headings become what they are on a page, so that a `#` which is no mark is kept
    replaced = list(moved_headings(text, _ANY_LEVEL))
    replaced += [(start, end, f"\ue000{number}\ue001") for number, (start, end, _) in enumerate(sorted(pieces))]
    parts: list[str] = []
    position = 0
    for start, end, replacement in sorted(replaced, key=itemgetter(0)):
        parts += [text[position:start], replacement]
        position = end
    held = [words for _, _, words in sorted(pieces)]
    shown = _without_markup("".join([*parts, text[position:]]).strip())
    words = _HELD.sub(lambda match: held[int(match[1])] if int(match[1]) < len(held) else "", shown)
    # a citation leaves a space behind where it opens a text
    return " ".join(words.split()) if scanned.citations else words


def mention_words(glossary: Glossary, text: str, mention: Mention) -> str:
    """Return what a mention shows as plain words: its own words are Markdown, and the label of a term is not."""
    return plain_words(glossary, mention.words) if mention.words else mention_text(glossary, text, mention)


@lru_cache(maxsize=4096)
def _without_markup(markdown: str) -> str:
    # words of two blocks would run together
    words = _TAG.sub(" ", _INLINE.sub("", html_of(harmless(markdown))))
    return " ".join(unescape(words).split())
