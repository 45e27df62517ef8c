"""An extension of Python-Markdown that makes of a page what Python-Markdown makes of it, in half the time.

It keeps whole blocks of raw HTML as they are, without a parser looking into them: most of a page is such blocks, and
all of them are whole, as templates write them. And it does not look for markup that is not there.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor

from glossgraph.text.html import QuickInlineProcessor

if TYPE_CHECKING:
    from markdown import Markdown

NAME = __name__
"""The extension, as a configuration names it."""

_START = re.compile(r"^<([a-z][a-z0-9]*)\b[^<>]*>", re.MULTILINE)

_BLANK_LINE = re.compile(r"(?: *\n){2}")

_ID = re.compile(r'<[^<>]*?\sid="([^"<>]+)"')


class _Blocks(Preprocessor):
    """Takes each block out of the text of a page, and leaves a mark that Python-Markdown replaces in the end."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines without blocks."""
        text, kept, done = "\n".join(lines), [], 0
        start = _START.search(text)
        while start:
            end = _end(text, start) if self.md.is_block_level(start[1]) else 0
            if end:
                # with the line breaks that Python-Markdown puts around a block
                mark = self.md.htmlStash.store(f"{text[start.start() : end]}\n")
                kept += [text[done : start.start()], f"\n{mark}\n\n"]
                done = end
            start = _START.search(text, end or start.end())
        return "".join([*kept, text[done:]]).split("\n")


class QuickMarkdown(Extension):
    """Makes Python-Markdown quick."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - as Python-Markdown calls it
        """Take blocks out before any parser of HTML, and after blocks of code, which can look like them."""
        md.preprocessors.register(_Blocks(md), "glossgraph", 22)
        if type(md.treeprocessors["inline"]) is InlineProcessor:
            md.treeprocessors.register(QuickInlineProcessor(md), "inline", 20)


def makeExtension() -> QuickMarkdown:  # noqa: N802 - as Python-Markdown calls it
    """Return the extension."""
    return QuickMarkdown()


def ids_in(html: str) -> set[str]:
    """Return the ids of all elements of a page: MkDocs asks whether links to them lead anywhere."""
    return {unescape(id_) for id_ in _ID.findall(html)}


def _end(text: str, start: re.Match[str]) -> int:
    """Return where the element that begins somewhere ends, if only blank follows on that line and the next; or 0."""
    depth = 0
    for tag in _tags(start[1]).finditer(text, start.start()):
        depth += -1 if tag[1] else not tag[0].endswith("/>")
        if not depth:
            return tag.end() if _BLANK_LINE.match(text, tag.end()) else 0
    return 0


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}(?:\s[^<>]*)?>")
