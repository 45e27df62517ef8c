"""Markdown as HTML, as Python-Markdown makes it without any extension: whole texts, and those within a line."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, cast

from markdown import Markdown
from markdown import inlinepatterns as patterns
from markdown.treeprocessors import InlineProcessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown.util import Registry

_WORDS = r"(?:[^\W_]|[ ,.;:()/'’‘“”%–—?\-\ue000\ue001]|\\[\\`*_}\]#!\[]|&(?:quot|lt|gt|amp|\#\d+);)"
"""A character that is no markup, or stands for one that would be."""

_EMPHASIS = rf"(?<![^ (])\*(?P<stressed>[^\W_](?:{_WORDS}*[^\W_])?[?.]?)\*(?![^ ,.;:)])"

_LINK = rf"\[(?P<words>{_WORDS}++)\]\((?P<target>(?:[^\W_]|[-./:?=%\#_])++)\)"

_SIMPLE = re.compile(rf"[^\W\d_](?:{_WORDS}|{_EMPHASIS}|{_LINK})*(?<! )")
"""A text that is made of words, emphasis and links alone, as most are that stand within a line."""

_MARKS = re.compile(rf"\\(?P<escaped>.)|{_EMPHASIS}|{_LINK}")

_ESCAPED = re.compile(r"\\(.)")

_NEEDS = {
    patterns.BACKTICK_RE: "`",
    patterns.ESCAPE_RE: "\\",
    patterns.LINK_RE: "[",
    patterns.IMAGE_LINK_RE: "![",
    patterns.AUTOLINK_RE: "://",
    patterns.AUTOMAIL_RE: "@",
    patterns.LINE_BREAK_RE: "  \n",
    patterns.HTML_RE: "<",
    patterns.ENTITY_RE: "&",
}
"""What stands in every text in which Python-Markdown finds a pattern, by the pattern."""

_REFERENCES = {
    patterns.ReferenceInlineProcessor,
    patterns.ShortReferenceInlineProcessor,
    patterns.ImageReferenceInlineProcessor,
    patterns.ShortImageReferenceInlineProcessor,
}
"""What finds a link or an image only where the text says elsewhere where it leads."""


class QuickInlineProcessor(InlineProcessor):
    """Finds what Python-Markdown finds within lines, without a search for what cannot be in the text."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Write what is found into the tree of a text."""
        text = "".join(tree.itertext())
        before = self.inlinePatterns
        found = [pattern for pattern in self.md.inlinePatterns if self._can_be(pattern, text)]
        # the patterns are only counted, and taken by their numbers
        self.inlinePatterns = cast("Registry[Any]", found)
        try:
            return super().run(tree, ancestors)
        finally:
            self.inlinePatterns = before

    def _can_be(self, pattern: Any, text: str) -> bool:  # noqa: ANN401 - annotated wrongly in its types
        if type(pattern) in _REFERENCES and not self.md.references:
            return False
        return _NEEDS.get(pattern.getCompiledRegExp().pattern, "") in text


@lru_cache(maxsize=2**14)
def html_of(markdown: str) -> str:
    """Return Markdown as HTML."""
    if _SIMPLE.fullmatch(markdown):
        return f"<p>{_MARKS.sub(_marked, markdown)}</p>"
    return _converter().reset().convert(markdown)


def _marked(match: re.Match[str]) -> str:
    if match["escaped"]:
        return match["escaped"]
    words = _ESCAPED.sub("\\1", match["stressed"] or match["words"])
    return f"<em>{words}</em>" if match["stressed"] else f'<a href="{match["target"]}">{words}</a>'


@cache
def _converter() -> Markdown:
    converter = Markdown()
    converter.treeprocessors.register(QuickInlineProcessor(converter), "inline", 20)
    return converter
