"""Contributed Markdown to Markdown that is safe on a page, its mentions turned into links."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from glossgraph.mentions import PATTERN, words

if TYPE_CHECKING:
    from glossgraph.model import Glossary

_CODE = re.compile(r"(?<!`)(`+)(?!`)((?:(?!\n\s*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)

_SAFE_TARGET = re.compile(r"\]\(\s*(?:https?://|mailto:|#)[^\s)&<>\"']*(?:\s+\"[^\"]*\")?\s*\)")

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def plain(text: str) -> str:
    """Return text that stands for itself in Markdown, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split())).replace("\\<", "&lt;").replace("\\{", "&#123;")


def prose(glossary: Glossary, text: str, own: str = "") -> str:
    """Return a contributed text as Markdown that holds no raw HTML, no images and no link but to the web or a term.

    A mention becomes a link to its term's page; one of the page's own term, or of no term, becomes plain words.
    """
    parts: list[str] = []
    position = 0
    for match in _CODE.finditer(text):
        parts += [_linked(glossary, text[position : match.start()], own), _code(match[2])]
        position = match.end()
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
    text = text.replace("<", "&lt;").replace("{", "&#123;").replace("}", "&#125;")
    # images would be fetched from elsewhere, and definitions of links escape the test below
    text = text.replace("![", "!\\[").replace("]:", "]&#58;")
    return re.sub(r"\]\(", lambda match: match[0] if _SAFE_TARGET.match(text, match.start()) else "]\\(", text)


def _code(text: str) -> str:
    """Return a code span as HTML in which nothing is left to interpret."""
    inner = "".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in " ".join(text.split()))
    return f"<code>{inner}</code>"


def attribute(text: str) -> str:
    """Return text for an attribute or the text of raw HTML."""
    return escape(" ".join(text.split()))
