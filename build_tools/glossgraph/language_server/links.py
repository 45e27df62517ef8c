"""Links in a document: mentions, citations and replacements, and the page of a term in the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from lsprotocol.types import DocumentLink

from glossgraph import source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.language_server.documents import Document, Documents
    from glossgraph.load.ids_in_files import IdInFile

PREVIEW = "http://127.0.0.1:8000"
"""Where `glossgraph serve` shows the site, unless it is told otherwise."""


def links(documents: Documents, document: Document) -> Iterator[DocumentLink]:
    """Yield the links of a document."""
    if document.term:
        span = document.lines.range_of(source.span_at(document.text, ("label",)))
        yield DocumentLink(span, preview(document), "the page, while `glossgraph serve` runs")
    for named in document.folder.ids(document.file):
        if target := _target(documents, document, named):
            yield DocumentLink(document.lines.range(named.start, named.end), *target)


def preview(document: Document) -> str:
    """Return the address of the page of a term in the preview."""
    path = urlsplit(document.site.url).path or "/"
    return f"{PREVIEW}{path}{quote(document.site.address(f'terms/{document.term}.md'))}"


def _target(documents: Documents, document: Document, named: IdInFile) -> tuple[str, str] | None:
    glossary = document.folder.glossary
    if named.noun == "term" and (named.in_prose or named.path[:1] == ("replaced_by",)) and named.id in glossary.terms:
        term = glossary.terms[named.id]
        return documents.uri(document.folder, term.file), term.title
    if named.noun == "reference" and not named.defines and named.id in glossary.references:
        fields = glossary.references[named.id].fields
        address = _address(fields)
        return (address, str(fields.get("title", ""))) if address else None
    return None


def _address(fields: Mapping[str, Any]) -> str:
    """Return the address of a work: that of its DOI, which lasts, or else the one at which it was read."""
    if doi := str(fields.get("DOI", "")):
        return f"https://doi.org/{quote(doi, safe='/:;,')}"
    address = str(fields.get("URL", ""))
    return address if address.startswith(("https://", "http://")) else ""
