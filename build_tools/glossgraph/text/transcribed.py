"""The id that a name becomes, in whatever script it is written."""

from __future__ import annotations

from anyascii import anyascii

from glossgraph.text.ids import id_for


def id_of(name: str, language: str = "") -> str:
    """Return the id of a name; an empty text if nothing of the name can be a part of one, as of a name of signs."""
    if not name:
        return ""
    return id_for(name, language) or id_for(anyascii(name))
