"""The canonical form of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.editing.form import formatted
from glossgraph.language_server.changes import text_edits
from glossgraph.load.order import Order
from glossgraph.source import SourceError

if TYPE_CHECKING:
    from lsprotocol.types import TextEdit

    from glossgraph.language_server.documents import Document


def formatting(document: Document) -> list[TextEdit]:
    """Return the edits that give a document its form; none if it cannot be read, which its problems say."""
    order = Order(document.folder.glossary.relations)
    try:
        return text_edits(document.lines, formatted(document.file, document.text, order))
    except SourceError:
        return []
