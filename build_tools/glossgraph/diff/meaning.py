"""What changed in meaning from one version of the file of a term to another, in a few words."""

from __future__ import annotations

from collections import Counter

from glossgraph.diff.edges import edge_changes
from glossgraph.diff.identity import Identity
from glossgraph.diff.terms import fields_changed
from glossgraph.load import Memory
from glossgraph.load.of_values import of_texts

Meaning = tuple[tuple[str, int], ...]
"""The fields that changed, each with in how many places; none if only the layout did."""

EDGES = "edges"
"""The name of the field that stands for all edges."""

_FILE = "terms/term.yml"


def meaning(before: bytes | None, after: bytes | None) -> Meaning | None:
    """Return which fields of a term changed; None if a version cannot be read."""
    if before is None or after is None:
        return None
    glossaries = [of_texts({_FILE: text}, Memory()) for text in (before, after)]
    if not all(glossary.terms for glossary in glossaries):
        return None
    old, new = glossaries
    (one,), (other,) = old.terms.values(), new.terms.values()
    same = Identity()
    counts = Counter(change.field for change in fields_changed(one, other, same))
    if edges := edge_changes(old, new, same):
        counts[EDGES] = sum(map(len, edges.values()))
    return tuple(counts.items())
