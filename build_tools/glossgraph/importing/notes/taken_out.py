"""What notes hold beyond plain Markdown and links: scripts, comments, tags of HTML, footnotes, marks and callouts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.text.code import find_code
from glossgraph.text.markup import unsafe

if TYPE_CHECKING:
    from glossgraph.importing.tally import Tally

_BLOCKS = {
    "comments": re.compile(r"<!--(?!\s*more\s*-->).*?-->|%%.*?%%", re.DOTALL),
    "scripts and styles": re.compile(r"<(script|style)\b[^<>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE),
    "footnotes": re.compile(r"^ {0,3}\[\^[^\[\]\s]+\]:.*(?:\n(?: {4}|\t).*)*\n?", re.MULTILINE),
}

_FOOTNOTE = re.compile(r"(?<!\\)\[\^[^\[\]\s]+\]")

_TAG = re.compile(r"(?<!\\)</?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?>")

_MARK = re.compile(r"(?<![\w=\\])==(?=[^\s=])(?P<words>[^=\n]*[^\s=])==(?![\w=])")

_CALLOUT = re.compile(r"^(?P<start> {0,3}(?:> ?)+)\[!(?P<type>[\w-]+)\][+-]?[ \t]*(?P<title>[^\n]*)$", re.MULTILINE)


def without_blocks(text: str, tally: Tally) -> str:
    """Return a text without comments, scripts, styles and the texts of footnotes; code stays."""
    for what, pattern in _BLOCKS.items():
        code = [(piece.start, piece.end) for piece in find_code(text)]
        parts, position = [], 0
        for match in pattern.finditer(text):
            if any(start <= match.start() < end for start, end in code):
                continue
            tally.dropped(what, match[0])
            parts.append(text[position : match.start()])
            position = match.end()
        text = "".join([*parts, text[position:]])
    return text


def without_marks(text: str, tally: Tally) -> str:
    """Return a piece of Markdown without code in which tags and marks are taken out, and their words stay."""

    def words(match: re.Match[str]) -> str:
        tally.changed("words that are marked, which become plain", match["words"])
        return match["words"]

    def quotation(match: re.Match[str]) -> str:
        tally.changed("callouts, which become quotations", match[0])
        return f"{match['start']}**{match['title'].strip() or match['type'].capitalize()}**\n{match['start'].rstrip()}"

    def tag(match: re.Match[str]) -> str:
        if not any(True for _ in unsafe(f"<{match['name']}>")):
            return match[0]
        tally.dropped("tags of HTML, of which the words stay", match[0])
        return " " if match["name"].lower() == "br" else ""

    def number(match: re.Match[str]) -> str:
        tally.dropped("marks of footnotes", match[0])
        return ""

    text = _CALLOUT.sub(quotation, text)
    return _FOOTNOTE.sub(number, _MARK.sub(words, _TAG.sub(tag, text)))
