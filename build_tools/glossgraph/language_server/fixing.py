"""The edits of a text that a fix stands for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from glossgraph import source
from glossgraph.editing.edits import Edit
from glossgraph.language_server.lines import Lines

if TYPE_CHECKING:
    from glossgraph.diagnostics import Fix


def edits_of(text: str, fix: Fix) -> list[Edit]:
    """Return the edits that a fix stands for; none if what it replaces does not stand there."""
    place = fix.place
    start, end = Lines(text).span(place.span or source.span_at(text, place.path, place.part, place.words))
    there = text[start:end]
    if place.words and there != place.words:
        return []
    written = fix.replacement if place.words or place.span else json.dumps(fix.replacement, ensure_ascii=False)
    if not fix.everywhere:
        return [Edit(start, end, written)]
    return [Edit(at, at + len(there), written) for at in range(len(text)) if there and text.startswith(there, at)]
