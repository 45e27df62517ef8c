"""What is shown of what is below the pointer: what an id names, what a word means, or what a field is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import Hover, MarkupContent, MarkupKind

from glossgraph.language_server.cursor import cursor_at
from glossgraph.language_server.describing import described
from glossgraph.text.escape import escape_markdown

if TYPE_CHECKING:
    from glossgraph.language_server.documents import Document


def hover(document: Document, offset: int) -> Hover | None:
    """Return what is to be said of an offset of a document."""
    named = document.named_at(offset)
    glossary = document.folder.glossary
    if named and (text := described(glossary, named)):
        return _shown(document, text, named.start, named.end)
    cursor = cursor_at(document.text, offset)
    word = document.text[cursor.start : cursor.end]
    if not word or cursor.in_text:
        return None
    schemas = document.folder.schemas
    about = ""
    if cursor.may_be_key:
        about = schemas.about(document.file, (*cursor.path, word))
    if not about and cursor.may_be_value:
        about = next((offer.about for offer in schemas.values(document.file, cursor.path) if offer.name == word), "")
    return _shown(document, _with_code(about), cursor.start, cursor.end) if about else None


def _shown(document: Document, text: str, start: int, end: int) -> Hover:
    return Hover(MarkupContent(MarkupKind.Markdown, text), document.lines.range(start, end))


def _with_code(about: str) -> str:
    """Return a description of ours as Markdown: what is within backticks stays code, and nothing else is markup."""
    parts = about.split("`")
    if len(parts) % 2 == 0:
        return escape_markdown(about)
    # the spaces around code are those of the text
    plain = ("".join((part[: len(part) - len(part.lstrip())], escape_markdown(part), _end(part))) for part in parts)
    return "".join(f"`{parts[n]}`" if n % 2 else text for n, text in enumerate(plain))


def _end(part: str) -> str:
    return part[len(part.rstrip()) :] if part.strip() else ""
