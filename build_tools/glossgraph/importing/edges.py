"""The edges of a vocabulary, each once: mirrored, dangling and implied ones are taken out and counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.importing import mirrors
from glossgraph.importing.hierarchy import implied_by_chains, joined_by_chains, report_faults
from glossgraph.importing.linked.properties import DERIVED, NARROWER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.importing.vocabulary import Concept, Edge, Relation, Vocabulary


class Arrow(NamedTuple):
    """An edge with the key of its source; the relation is one of those that are kept."""

    source: str
    relation: str
    target: str
    edge: Edge


def settled(vocabulary: Vocabulary, *, keep_redundant: bool) -> Vocabulary:
    """Return a vocabulary in which every edge is stated once, between concepts that exist, and by a relation.

    Of two relations that are inverse to one another, one is kept. `keep_redundant` keeps the edges that a chain of
    edges of the same transitive relation implies, and then the relation is not called transitive.
    """
    vocabulary = _without_derived(vocabulary)
    relations, turned = mirrors.joined(vocabulary)
    arrows = _between_concepts(vocabulary, turned)
    arrows = _each_once(vocabulary, relations, arrows)
    arrows = _without_general(vocabulary, relations, arrows)
    for key, relation in list(relations.items()):
        if not relation.transitive:
            continue
        found = implied_by_chains((a.source, a.target) for a in arrows if a.relation == key)
        if found and keep_redundant:
            relations[key] = replace(relation, transitive=False)
            vocabulary.tally.found("edges that longer chains imply, which are kept", number=len(found))
        elif found:
            for arrow in (a for a in arrows if a.relation == key and (a.source, a.target) in found):
                vocabulary.tally.dropped("edges that longer chains imply", _written(arrow))
            arrows = [a for a in arrows if a.relation != key or (a.source, a.target) not in found]
    report_faults(vocabulary.tally, relations, arrows)
    used = Counter(arrow.relation for arrow in arrows)
    by_source: dict[str, list[Edge]] = {}
    order = {key: number for number, key in enumerate(relations)}
    for arrow in sorted(arrows, key=lambda arrow: order[arrow.relation]):
        edge = replace(arrow.edge, relation=arrow.relation, target=arrow.target)
        by_source.setdefault(arrow.source, []).append(edge)
    return replace(
        vocabulary,
        concepts=tuple(replace(c, edges=tuple(by_source.get(c.key, ()))) for c in vocabulary.concepts),
        relations=tuple(relation for key, relation in relations.items() if used[key]),
    )


def _without_derived(vocabulary: Vocabulary) -> Vocabulary:
    """Leave out the edges of transitive properties that follow from others; the rest become edges like the others."""
    down = {NARROWER, *(relation.key for relation in vocabulary.relations if relation.skos == "narrower")}
    up = {relation.key for relation in vocabulary.relations if relation.skos == "broader"}
    near = up | down
    pairs: list[tuple[str, str]] = []
    asked: list[tuple[str, str]] = []
    for concept in vocabulary.concepts:
        for edge in concept.edges:
            relation = DERIVED.get(edge.relation, edge.relation)
            if relation in near:
                pair = (edge.target, concept.key) if relation in down else (concept.key, edge.target)
                (asked if edge.relation in DERIVED else pairs).append(pair)
    if not asked:
        return vocabulary
    implied = joined_by_chains(pairs, asked)

    def left(concept: Concept) -> Iterator[Edge]:
        for edge in concept.edges:
            relation = DERIVED.get(edge.relation, edge.relation)
            pair = (edge.target, concept.key) if relation in down else (concept.key, edge.target)
            if edge.relation in DERIVED and pair in implied:
                vocabulary.tally.dropped("edges that only follow from others", f"{concept.key} → {edge.target}")
            else:
                yield replace(edge, relation=relation)

    return replace(vocabulary, concepts=tuple(replace(c, edges=tuple(left(c))) for c in vocabulary.concepts))


def _written(arrow: Arrow) -> str:
    return f"{arrow.source} → {arrow.target}"


def _between_concepts(vocabulary: Vocabulary, turned: dict[str, tuple[str, bool]]) -> list[Arrow]:
    keys = {concept.key for concept in vocabulary.concepts}
    arrows = []
    for concept in vocabulary.concepts:
        for edge in concept.edges:
            if edge.target not in keys:
                vocabulary.tally.dropped(
                    "edges to a concept that the vocabulary does not have", f"{concept.key} → {edge.target}"
                )
            elif edge.target == concept.key:
                vocabulary.tally.dropped("edges of a concept to itself", concept.key)
            else:
                relation, is_turned = turned[edge.relation]
                ends = (edge.target, concept.key) if is_turned else (concept.key, edge.target)
                arrows.append(Arrow(ends[0], relation, ends[1], edge))
    return arrows


def _each_once(vocabulary: Vocabulary, relations: dict[str, Relation], arrows: list[Arrow]) -> list[Arrow]:
    kept: dict[tuple[str, str, str], Arrow] = {}
    for arrow in arrows:
        key, mirror = arrow[:3], (arrow.target, arrow.relation, arrow.source)
        if key in kept or (relations[arrow.relation].symmetric and mirror in kept):
            vocabulary.tally.changed("edges that are stated from both ends, of which one is kept")
            first = key if key in kept else mirror
            if not kept[first].edge.reason and arrow.edge.reason:
                kept[first] = kept[first]._replace(edge=arrow.edge)
        else:
            kept[key] = arrow
    return list(kept.values())


def _without_general(vocabulary: Vocabulary, relations: dict[str, Relation], arrows: list[Arrow]) -> list[Arrow]:
    """Leave out the edges that a more special relation of the same two concepts implies."""
    general = {(arrow.source, parent, arrow.target) for arrow in arrows for parent in relations[arrow.relation].parents}
    symmetric = {key for key, relation in relations.items() if relation.symmetric}
    general |= {(target, parent, source) for source, parent, target in general if parent in symmetric}
    kept = [arrow for arrow in arrows if arrow[:3] not in general]
    vocabulary.tally.changed(
        "edges that a more special relation states as well, which is kept", number=len(arrows) - len(kept)
    )
    return kept
