"""The hierarchy that relations make: who is above whom, where it begins, and how far down a term is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from glossgraph.graph.hierarchy import all_narrower, broader, chains, levels, narrower, sizes, top_concepts
from glossgraph.model import Edge, Flow, Glossary, Relation, Status, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

RELATIONS = (
    Relation("kind-of", "is a kind of", "has the kind", Flow.NONE, skos="broader"),
    Relation("holds", "holds", "is held in", Flow.NONE, skos="narrower"),
    Relation("part-of", "is part of", "has the part", Flow.NONE, written_hierarchy=True),
    Relation("made-of", "is made of", "makes", Flow.NONE),
    Relation("sort-of", "is a sort of", "has the sort", Flow.NONE, skos="broader", written_hierarchy=False),
    Relation("like", "is like", "", Flow.NONE, symmetric=True, written_hierarchy=True),
)


def glossary_of(edges: Iterable[tuple[str, str, str]], deprecated: Iterable[str] = ()) -> Glossary:
    """Return a glossary with edges, each as its source, its relation and its target."""
    joined: dict[str, list[Edge]] = {}
    for source, relation, target in edges:
        joined.setdefault(source, []).append(Edge(source, relation, target, "Because."))
        joined.setdefault(target, [])
    status = dict.fromkeys(deprecated, Status.DEPRECATED)
    terms = {
        id_: Term(id_, f"terms/{id_}.yml", id_, "thing", "It.", edges=tuple(own), status=status.get(id_, Status.DRAFT))
        for id_, own in sorted(joined.items())
    }
    return Glossary(terms=terms, relations={relation.id: relation for relation in RELATIONS})


def test_which_relations_make_it_and_which_end_is_broader() -> None:
    glossary = glossary_of(
        [
            ("a", "kind-of", "top"),
            ("top", "holds", "b"),
            ("c", "part-of", "top"),
            ("d", "made-of", "top"),
            ("e", "sort-of", "top"),
            ("f", "like", "top"),
        ]
    )
    assert narrower(glossary) == {"top": ("a", "b", "c")}
    assert broader(glossary) == dict.fromkeys("abc", ("top",))
    assert top_concepts(glossary) == ("top",)


# `deep` is below `left` and `right`, which are below `top`; a preferred relation joins it to `right`
TWO_WAYS = [
    ("left", "kind-of", "top"),
    ("right", "kind-of", "top"),
    ("deep", "part-of", "left"),
    ("deep", "kind-of", "right"),
    ("deeper", "kind-of", "deep"),
    ("deeper", "kind-of", "top"),
]


def test_chains_lead_down_the_preferred_one_first() -> None:
    glossary = glossary_of(TWO_WAYS)
    left, right = ("top", "left", "deep", "deeper"), ("top", "right", "deep", "deeper")
    assert chains(glossary, "deeper", 9) == [right, left, ("top", "deeper")]
    assert chains(glossary, "deeper", 2) == [right, left]
    assert chains(glossary, "top", 9) == [("top",)]


def test_levels_and_sizes() -> None:
    glossary = glossary_of(TWO_WAYS)
    assert levels(glossary) == {"top": 1, "left": 2, "right": 2, "deep": 3, "deeper": 4}
    assert sizes(glossary) == {"top": 4, "left": 2, "right": 2, "deep": 1}
    assert all_narrower(glossary, "left") == {"deep", "deeper"}


def test_deprecated_terms_stay_only_above_others() -> None:
    glossary = glossary_of(
        [("live", "kind-of", "old"), ("old", "kind-of", "top"), ("dead", "kind-of", "top")], deprecated=["old", "dead"]
    )
    assert narrower(glossary) == {"top": ("old",), "old": ("live",)}


@pytest.mark.parametrize("circle", [["a", "b"], ["c", "b", "a"], ["a", "c", "b", "d"]])
def test_a_circle_is_cut(circle: list[str]) -> None:
    around = [(one, "kind-of", other) for one, other in zip(circle, [*circle[1:], circle[0]], strict=True)]
    glossary = glossary_of([*around, ("below", "part-of", "a"), ("a", "part-of", "top")])
    assert levels(glossary).keys() == {id_ for id_ in glossary if id_ in broader(glossary)} | set(
        top_concepts(glossary)
    )
    assert all(chains(glossary, id_, 9) for id_ in glossary)
    assert chains(glossary, "below", 1) == [("top", "a", "below")]


def test_a_long_chain() -> None:
    ids = [f"t{number:05}" for number in range(3_000)]
    glossary = glossary_of((low, "kind-of", high) for high, low in pairwise(ids))
    assert chains(glossary, ids[-1], 1) == [tuple(ids)]
    assert levels(glossary)[ids[-1]] == len(ids)
