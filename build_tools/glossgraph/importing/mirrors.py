"""Relations that say the same from the other end: which of the two is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossgraph.importing.vocabulary import Relation, Text, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator


def joined(vocabulary: Vocabulary) -> tuple[dict[str, Relation], dict[str, tuple[str, bool]]]:
    """Return the relations that are kept, and for each relation the kept one and whether its edges are turned."""
    pairs = _pairs(vocabulary)
    relations = {relation.key: relation for relation in vocabulary.relations}
    for key in pairs:
        relations.setdefault(key, Relation(key=key, labels=(Text(key),)))
    inverses = {key: relation.inverse_of for key, relation in relations.items() if relation.inverse_of in relations}
    for one, other in _mirrored(pairs):
        if one not in inverses and other not in inverses and not relations[one].symmetric:
            inverses[one] = other
            vocabulary.tally.changed("relations that are the inverse of another, which is kept", f"{one} of {other}")
    turned = {key: (key, False) for key in relations}
    for key, other in inverses.items():
        if turned[other] == (other, False) and turned[key] == (key, False) and _gives_way(key, other, inverses, pairs):
            turned[key] = (other, True)
            if not relations[other].inverse and relations[key].labels:
                relations[other] = replace(relations[other], inverse=relations[key].labels[0].text)
    kept = {key: relation for key, relation in relations.items() if turned[key] == (key, False)}
    return kept, turned


def _pairs(vocabulary: Vocabulary) -> dict[str, dict[tuple[str, str], None]]:
    """Return what each relation joins."""
    pairs: dict[str, dict[tuple[str, str], None]] = {}
    for concept in vocabulary.concepts:
        for edge in concept.edges:
            pairs.setdefault(edge.relation, {})[concept.key, edge.target] = None
    return pairs


def _mirrored(pairs: dict[str, dict[tuple[str, str], None]]) -> Iterator[tuple[str, str]]:
    """Yield two relations, of which each states exactly what the other does, from the other end.

    The second is the one of which each concept has fewer edges.
    """
    for number, (one, joined_) in enumerate(pairs.items()):
        for other in list(pairs)[number + 1 :]:
            if len(joined_) == len(pairs[other]) and all((b, a) in pairs[other] for a, b in joined_):
                yield (one, other) if _most(pairs[one]) > _most(pairs[other]) else (other, one)


def _most(joined_: dict[tuple[str, str], None]) -> int:
    counts: dict[str, int] = {}
    for source, _ in joined_:
        counts[source] = counts.get(source, 0) + 1
    return max(counts.values(), default=0)


def _gives_way(key: str, other: str, inverses: dict[str, str], pairs: dict[str, dict[tuple[str, str], None]]) -> bool:
    """Tell whether a relation gives way to its inverse: where each names the other, to the one with more edges."""
    if inverses.get(other) != key:
        return True
    return (len(pairs.get(key, ())), other) < (len(pairs.get(other, ())), key)
