"""Where a text is written: on which page, and in which form. It writes links that work there, and remembers them."""

from __future__ import annotations

import posixpath
import re
from html import escape
from typing import TYPE_CHECKING

from glossgraph.site.address import seen_from
from glossgraph.site.parts.sources import Sources
from glossgraph.text.escape import escape_html, escape_markdown
from glossgraph.text.html import html_of
from glossgraph.words.content import Cite, Code, Day, Emphasis, Link, Markdown, Picture, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossgraph.site.page import Site
    from glossgraph.words.content import Piece

_PARAGRAPH = re.compile(r"<p>((?:(?!<p>).)*)</p>")

NOWHERE = "\0nowhere\0"
"""The target of a link to what is not on the site, until `without_links_to_nowhere` is applied."""

_LINK_FROM_ANYWHERE = re.compile("\0to:([^\0]*)\0")
"""The target of a link on plain Markdown, until `as_seen_from` is applied."""

_LINK_TO_NOWHERE = re.compile(rf'\[((?:\\.|[^\[\]\\])*)\]\({NOWHERE}\)| (?:href|src)="{NOWHERE}[^"]*"')

_READABLE = {"&quot;": '"', "&#123;": "{", "&#125;": "}", "&#126;": "~"}
"""The characters that only generators could take for markup, by the codes that replace them."""


def without_links_to_nowhere(written: str) -> str:
    """Return a written text with the words alone of each link that would lead to what is not on the site."""
    return _LINK_TO_NOWHERE.sub(lambda match: match[1] or "", written)


def as_seen_from(path: str, written: str) -> str:
    """Return plain Markdown with its links as they lead from the file at a path."""
    return _LINK_FROM_ANYWHERE.sub(lambda match: seen_from(path, match[1]), written)


class Here:
    """A page as a place on which to write.

    Attributes:
        terms: The ids of the terms to whose pages the text links, in the order of the text.
        sources: The sources that the text cites.
        web: Whether raw HTML is allowed.

    """

    def __init__(self, site: Site, path: str, *, web: bool) -> None:
        """Begin to write the page at a path.

        With `web`, its text is Markdown with raw HTML, for a generator. Without, it is Markdown without HTML, for
        programs and readers of plain text, and the same for every file: `as_seen_from` makes its links.
        """
        self.terms: dict[str, None] = {}
        self.sources = Sources(site)
        self._site = site
        self._path = path
        self.web = web

    def link(self, path: str) -> str:
        """Return the target of a link in Markdown: the file of a page, or in plain Markdown the plain Markdown of it.

        A path that begins with `#` leads to a place on this page.
        """
        if path.startswith("#"):
            return path
        if not self._site.has(path):
            return NOWHERE
        self._remember(path)
        return seen_from(self._path, path) if self.web else f"\0to:{self._site.twin(path)}\0"

    def address(self, path: str, query: str = "") -> str:
        """Return the link to a page, or to a place on this page, escaped for an attribute in raw HTML."""
        if path.startswith("#"):
            return escape(path)
        if not self._site.has(path):
            return NOWHERE
        self._remember(path)
        return f"{self.existing(path)}{escape(query)}"

    def existing(self, path: str) -> str:
        """Return the same for a page that is on the site, whoever has made it."""
        return _attribute(seen_from(self._site.in_html(self._path), self._site.in_html(path)))

    def term(self, id_: str) -> str:
        """Return the link to the page of a term, escaped for an attribute."""
        return self.address(f"terms/{id_}.md")

    def file(self, path: str) -> str:
        """Return the link to a file that is on the site at its own path, escaped for an attribute."""
        if not self._site.has(path):
            return NOWHERE
        return _attribute(seen_from(self._site.in_html(self._path), path))

    def markdown(self, content: Piece | Markdown | Picture) -> str:
        """Return a value as Markdown."""
        return self._written(content, self._target)

    def html(self, content: Piece | Markdown) -> str:
        """Return a value as HTML on one line; a single paragraph has no `<p>` around it."""
        return _converted(self._written(content, lambda link: self.address(link.path, link.query)))

    def plain_html(self, content: Piece | Markdown) -> str:  # noqa: PLR0911 - one for each sort of content
        """Return plain words, with the links in them, as text for raw HTML in which generators find no Markdown."""
        match content:
            case Markdown():
                return "".join(map(self.plain_html, content.pieces))
            case Link():
                return self.anchor(content)
            case Words():
                return escape_html(content.text)
            case Code():
                return f"<code>{_as_codes(content.text)}</code>"
            case Cite():
                return self.sources.superscript(content)
            case Emphasis():
                return f"<i>{escape_html(content.words)}</i>"
            case Day():
                return f'<time datetime="{content.iso}">{escape_html(content.words)}</time>'
            case _:
                return escape(content)

    def anchor(self, link: Link) -> str:
        """Return a link as HTML."""
        address = self.file(link.path) if link.is_file else self.address(link.path, link.query)
        return f'<a href="{address}">{escape_html(link.words)}</a>{self._mark(link)}'

    def _written(  # noqa: PLR0911 - one for each sort of content
        self, content: Piece | Markdown | Picture, target: Callable[[Link], str]
    ) -> str:
        match content:
            case Markdown():
                return "".join(self._written(piece, target) for piece in content.pieces)
            case Picture():
                return content.draw(self)
            case Link(is_file=True) if self.web:
                return self.anchor(content)
            case Link():
                words = self._readable(escape_markdown(content.words))
                return f"[{words}]({target(content)}){self._mark(content)}"
            case Cite():
                numbers = self.sources.superscript(content)
                return numbers if self.web else self._readable(content.markdown)
            case Emphasis():
                return f"*{self._readable(escape_markdown(content.words))}*"
            case Day():
                return self.plain_html(content) if self.web else content.words
            case Words():
                return self._readable(escape_markdown(content.text))
            case Code():
                return self._code(content)
            case _:
                return self._readable(content)

    def _target(self, link: Link) -> str:
        target = self.link(link.path)
        # plain Markdown has no places to which a link could lead
        return f"{target}{link.query}" if self.web and target != NOWHERE else target

    def _mark(self, link: Link) -> str:
        if not link.mark:
            return ""
        words = f"({self._site.words.say(f'status.{link.mark}')})"
        return f' <small class="gg-status">{escape_html(words)}</small>' if self.web else f" {escape_markdown(words)}"

    def _readable(self, markdown: str) -> str:
        if self.web or "&" not in markdown:
            return markdown
        for code, character in _READABLE.items():
            markdown = markdown.replace(code, character)
        return markdown

    def _code(self, code: Code) -> str:
        if not self.web:
            return _fenced(code.text) if code.is_block else _in_backticks(code.text)
        # as HTML in which no generator finds any markup
        if code.is_block:
            return f"<pre><code>{_as_codes(code.text)}</code></pre>"
        return f"<code>{_as_codes(' '.join(code.text.split()))}</code>"

    def _remember(self, path: str) -> None:
        folder, name = posixpath.split(path)
        if folder == "terms":
            self.terms[name.removesuffix(".md")] = None


def _converted(markdown: str) -> str:
    """Return Markdown as HTML on one line."""
    # every line break is in text, where it is a space: those in code are written as entities
    written = " ".join(html_of(markdown).split("\n"))
    paragraph = _PARAGRAPH.fullmatch(written)
    return paragraph[1] if paragraph else written


def _attribute(target: str) -> str:
    return "/".join(map(escape_html, target.split("/")))


def _as_codes(text: str) -> str:
    return "".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in text)


def _in_backticks(text: str) -> str:
    code = " ".join(text.split())
    ticks = "`" * (_longest_run(code) + 1)
    # a backtick at an end would become part of the fence, and an empty span would join both fences
    space = " " if not code or "`" in {code[0], code[-1]} else ""
    return f"{ticks}{space}{code}{space}{ticks}"


def _fenced(text: str) -> str:
    code = text.rstrip("\n")
    ticks = "`" * max(3, _longest_run(code) + 1)
    return f"{ticks}\n{code}\n{ticks}"


def _longest_run(code: str) -> int:
    return max(map(len, re.findall("`+", code)), default=0)
