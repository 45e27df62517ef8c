"""Contributed Markdown to Markdown that is safe on a page, its mentions turned into links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.code import find_code
from glossgraph.markup import SAFE_TARGET
from glossgraph.mentions import PATTERN, words

if TYPE_CHECKING:
    from glossgraph.model import Glossary

_PLAIN = str.maketrans(
    {c: f"\\{c}" for c in "\\`*_}[]>#|!"} | {"<": "&lt;", "{": "&#123;", "~": "&#126;", '"': "&quot;"}
)


def plain(text: str) -> str:
    """Return text that stands for itself in Markdown, on one line."""
    return " ".join(text.split()).translate(_PLAIN)


def prose(glossary: Glossary, text: str, own: str = "") -> str:
    """Return a contributed text as Markdown that holds no raw HTML, no images and no link but to the web or a term.

    A mention becomes a link to its term's page; one of the page's own term, or of no term, becomes plain words.
    """
    parts: list[str] = []
    position = 0
    for code in find_code(text):
        shown = _block(code.inside) if code.is_block else _span(code.inside)
        parts += [_linked(glossary, text[position : code.start], own), shown]
        position = code.end
    return "".join([*parts, _linked(glossary, text[position:], own)]).strip()


def sentence(glossary: Glossary, text: str, own: str = "") -> str:
    """Return a contributed text as `prose` does, on one line."""
    return " ".join(prose(glossary, text, own).split())


def _linked(glossary: Glossary, text: str, own: str) -> str:
    parts: list[str] = []
    position = 0
    for match in PATTERN.finditer(text):
        term = glossary.terms.get(match[1].strip())
        shown = plain(words(glossary, match))
        parts.append(_harmless(text[position : match.start()]))
        parts.append(f"[{shown}](page:terms/{term.id}.md)" if term and term.id != own else shown)
        position = match.end()
    return "".join([*parts, _harmless(text[position:])])


def _harmless(text: str) -> str:
    """Take the power from everything that could become markup beyond plain Markdown."""
    text = text.replace("<", "&lt;").replace("{", "&#123;").replace("}", "&#125;").replace('"page:', "&quot;page:")
    # images would be fetched from elsewhere, and definitions of links escape the test below
    text = text.replace("![", "!\\[").replace("]:", "]&#58;")
    return re.sub(r"\]\(", lambda match: match[0] if SAFE_TARGET.match(text, match.start()) else "]\\(", text)


def _span(text: str) -> str:
    """Return a code span as HTML in which nothing is left to interpret."""
    return f"<code>{_coded(' '.join(text.split()))}</code>"


def _block(text: str) -> str:
    """Return a block of code as one line of HTML in which nothing is left to interpret."""
    return f"<pre><code>{_coded(text)}</code></pre>"


def _coded(text: str) -> str:
    return "".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in text)


def attribute(text: str) -> str:
    """Return text for an attribute or the text of raw HTML, on one line.

    Markdown looks into raw HTML before it is HTML, so that anything but letters and digits is written as a code.
    """
    return "".join(c if c.isalnum() or c in " .,-" else f"&#{ord(c)};" for c in " ".join(text.split()))
