"""Every edge is stated once, and what contradicts itself is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.importing.edges import settled
from glossgraph.importing.linked.properties import NARROWER
from glossgraph.importing.standard import BROADER, RELATED, STANDARD
from glossgraph.importing.tally import Effect
from glossgraph.importing.vocabulary import Concept, Edge, Relation, Text, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

UP, RT = BROADER.key, RELATED.key

HAS = Relation(key="has", labels=(Text("has"),), inverse_of="of")

OF = Relation(key="of", labels=(Text("is of"),))


def vocabulary(*edges: str, relations: Iterable[Relation] = (BROADER, RELATED)) -> Vocabulary:
    """Return a vocabulary of edges such as `a up b`."""
    joined: dict[str, list[Edge]] = {name: [] for name in "abcd"}
    for edge in edges:
        source, relation, target = edge.split()
        joined[source].append(Edge({"up": UP, "rt": RT}.get(relation, relation), target))
    concepts = tuple(Concept(key=key, labels=(Text(key),), edges=tuple(of)) for key, of in joined.items())
    return Vocabulary(concepts=concepts, relations=tuple(relations))


def stated(found: Vocabulary) -> list[str]:
    names = {UP: "up", RT: "rt"}
    return [f"{c.key} {names.get(e.relation, e.relation)} {e.target}" for c in found.concepts for e in c.edges]


def counted(found: Vocabulary, effect: Effect) -> list[int]:
    return [entry.number for each, _, entry in found.tally.rows() if each is effect]


def test_a_symmetric_edge_is_kept_once() -> None:
    found = settled(vocabulary("a rt b", "b rt a", "b rt c"), keep_redundant=False)
    assert stated(found) == ["a rt b", "b rt c"]
    assert counted(found, Effect.CHANGED) == [1]


def test_a_circle_of_two_stays_and_is_counted() -> None:
    found = settled(vocabulary("a up b", "b up a"), keep_redundant=False)
    assert stated(found) == ["a up b", "b up a"]
    assert counted(found, Effect.DROPPED) == []
    assert counted(found, Effect.FOUND) == [1]


def test_broader_and_narrower_of_two_concepts_are_one_edge_and_no_circle() -> None:
    relations = (BROADER, STANDARD[NARROWER])
    found = settled(vocabulary("a up b", f"b {NARROWER} a", relations=relations), keep_redundant=False)
    assert stated(found) == ["a up b"]
    assert counted(found, Effect.FOUND) == []


def test_a_transitive_edge_stays_where_nothing_implies_it() -> None:
    over, under = f"{UP}Transitive", f"{NARROWER}Transitive"
    edges = ["a up b", "b up c", f"a {over} c", f"b {over} d", f"c {under} a"]
    found = settled(vocabulary(*edges, relations=(BROADER, STANDARD[NARROWER])), keep_redundant=False)
    assert stated(found) == ["a up b", "b up c", "b up d"]
    assert counted(found, Effect.DROPPED) == [2]


def test_what_a_circle_implies_is_left_out() -> None:
    edges = ["a up b", "b up a", "b up c", f"a {UP}Transitive c", f"a {UP}Transitive b"]
    found = settled(vocabulary(*edges), keep_redundant=False)
    assert stated(found) == ["a up b", "b up a", "b up c"]


def test_a_longer_circle_stays_and_is_counted() -> None:
    edges = ["a up b", "a up d", "b up c", "c up a", "c up d"]
    found = settled(vocabulary(*edges), keep_redundant=False)
    assert stated(found) == edges
    assert counted(found, Effect.FOUND) == [1]


def test_an_edge_that_a_chain_implies_is_left_out_or_kept() -> None:
    edges = ["a up b", "a up c", "b up c"]
    assert stated(settled(vocabulary(*edges), keep_redundant=False)) == ["a up b", "b up c"]
    kept = settled(vocabulary(*edges), keep_redundant=True)
    assert stated(kept) == edges
    assert not kept.relations[0].transitive


def test_related_concepts_in_a_chain_are_counted() -> None:
    found = settled(vocabulary("a up b", "b up c", "c rt a"), keep_redundant=False)
    assert stated(found) == ["a up b", "b up c", "c rt a"]
    assert counted(found, Effect.FOUND) == [1]


def test_a_relation_gives_way_to_its_inverse() -> None:
    found = settled(vocabulary("a has b", "c of d", relations=(HAS, OF)), keep_redundant=False)
    assert stated(found) == ["b of a", "c of d"]
    assert [(r.key, r.inverse) for r in found.relations] == [("of", "has")]


def test_relations_that_mirror_one_another_are_one() -> None:
    one, two = Relation(key="in", labels=(Text("in"),)), Relation(key="holds", labels=(Text("holds"),))
    found = settled(
        vocabulary("a in c", "b in c", "c holds a", "c holds b", relations=(one, two)), keep_redundant=False
    )
    assert stated(found) == ["a in c", "b in c"]
    assert [(r.key, r.inverse) for r in found.relations] == [("in", "holds")]


def test_a_special_relation_implies_the_general_one() -> None:
    part = Relation(key="part", labels=(Text("is a part of"),), parents=(UP,), hierarchy=True, skos="broader")
    found = settled(vocabulary("a part b", "a up b", "b up c", relations=(part, BROADER)), keep_redundant=False)
    assert stated(found) == ["a part b", "b up c"]


def test_edges_to_nowhere_and_to_itself_are_left_out() -> None:
    found = settled(vocabulary("a up x", "a up a", "a up b"), keep_redundant=False)
    assert stated(found) == ["a up b"]
    assert counted(found, Effect.DROPPED) == [1, 1]
