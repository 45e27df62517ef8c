"""The relations that mean the same in every vocabulary."""

from __future__ import annotations

from glossgraph.importing.linked import properties as p
from glossgraph.importing.vocabulary import Relation, Text

BROADER = Relation(
    key=p.BROADER,
    id="narrower-than",
    labels=(Text("is narrower than", "en"),),
    inverse="is broader than",
    transitive=True,
    hierarchy=True,
    skos="broader",
)
"""The hierarchy of a thesaurus."""

RELATED = Relation(
    key=p.RELATED, id="related-to", labels=(Text("is related to", "en"),), symmetric=True, skos="related"
)

STANDARD = {
    p.BROADER: BROADER,
    p.NARROWER: Relation(key=p.NARROWER, inverse_of=p.BROADER),
    p.RELATED: RELATED,
    p.DISJOINT: Relation(key=p.DISJOINT, id="disjoint-with", labels=(Text("is disjoint with", "en"),), symmetric=True),
    p.EQUIVALENT: Relation(
        key=p.EQUIVALENT, id="equivalent-to", labels=(Text("is equivalent to", "en"),), symmetric=True
    ),
}
"""The properties that mean the same everywhere."""
