"""Safe Markdown as HTML, for the places in raw HTML where Markdown is not looked for; and as text without any HTML."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from markdown import Markdown

from glossgraph.text.escape import escape_html

if TYPE_CHECKING:
    from glossgraph.model import Term

_PARAGRAPH = re.compile(r"<p>((?:(?!<p>).)*)</p>")

_CODE = re.compile(r"<code>(.*?)</code>")

_BLOCK = re.compile(r"^( *)<pre><code>(.*?)</code></pre>$", re.MULTILINE)

_HARMLESS = {"&quot;": '"', "&#123;": "{", "&#125;": "}", "&#126;": "~"}


def html(markdown: str) -> str:
    """Return Markdown that came from `prose` as HTML on one line; without a paragraph around it if it has but one."""
    # lines break nowhere but in text: those of code are written as entities
    written = " ".join(_converter().reset().convert(markdown).split("\n"))
    only = _PARAGRAPH.fullmatch(written)
    return only[1] if only else written


@cache
def _converter() -> Markdown:
    return Markdown()


def anchor(term: Term, query: str = "") -> str:
    """Return a link to a term's page, as HTML."""
    return f'<a href="page:terms/{term.id}.md{query}">{escape_html(term.label)}</a>'


def without_html(markdown: str) -> str:
    """Return a page of Markdown with its code as Markdown writes it, and with plain characters where they are harmless.

    What `prose` writes as HTML, so that no generator can see more in it, is code; all else it writes as Markdown.
    """
    text = re.sub("|".join(_HARMLESS), lambda match: _HARMLESS[match[0]], markdown)
    return _CODE.sub(_span, _BLOCK.sub(_fenced, text))


def _span(match: re.Match[str]) -> str:
    code = unescape(match[1])
    ticks = "`" * (max(map(len, re.findall("`+", code)), default=0) + 1)
    space = " " if code[:1] in "` " or code[-1:] in "` " else ""
    return f"{ticks}{space}{code}{space}{ticks}"


def _fenced(match: re.Match[str]) -> str:
    code = unescape(match[2]).rstrip("\n")
    ticks = "`" * max(3, max(map(len, re.findall("`+", code)), default=0) + 1)
    return "\n".join(f"{match[1]}{row}" for row in [ticks, *code.split("\n"), ticks])
