"""The spine of a glossary: each term in one column, a chain through them, and each edge between two of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from glossgraph.graph.sequence import arrows, sequence
from glossgraph.graph.spine import MOST_COLUMNS, column_of, columns, counts, flows, main_chain
from glossgraph.model import Edge, Flow, Glossary, Relation, Term
from graphs import RESEMBLES, TRIGGERS, made


def without_stages(glossary: Glossary) -> Glossary:
    return replace(glossary, stages={}, terms={id_: replace(t, stage="") for id_, t in glossary.terms.items()})


def joined(*pairs: tuple[str, str], relation: str = "triggers") -> Glossary:
    """Return a glossary without stages in which one term leads to another."""
    ids = sorted({id_ for pair in pairs for id_ in pair})
    terms = {
        id_: Term(
            id_, "", id_, "", "", edges=tuple(Edge(id_, relation, end, "So.") for start, end in pairs if start == id_)
        )
        for id_ in ids
    }
    return Glossary(terms=terms, relations={each.id: each for each in (TRIGGERS, RESEMBLES)})


def test_each_term_with_a_stage_is_in_the_column_of_that_stage(one: Glossary) -> None:
    for column in columns(one):
        assert one.stages[column.stage].number == column.number
        assert set(column.terms) == {term.id for term in one.by_stage[column.stage]}
        core = [id_ in one.about.core for id_ in column.terms]
        assert core == sorted(core, reverse=True)


def test_without_stages_nothing_leads_to_an_earlier_column(one: Glossary) -> None:
    glossary = without_stages(one)
    place = column_of(glossary)
    assert 1 < len(columns(glossary)) <= MOST_COLUMNS
    assert {id_ for earlier, later, _ in arrows(glossary) for id_ in (earlier, later)} == place.keys()
    assert all(place[earlier] <= place[later] for earlier, later, _ in arrows(glossary))


def test_without_a_sequence_other_edges_put_terms_in_order() -> None:
    glossary = joined(("a", "b"), ("b", "c"), relation="like")
    assert [column.terms for column in columns(glossary)] == [("a",), ("b",), ("c",)]
    assert counts(glossary) == ((1, 2, 1), (2, 3, 1))
    assert main_chain(glossary) == ()


@pytest.mark.parametrize("glossary", [Glossary(terms={}), Glossary(terms={"a": Term("a", "", "A", "", "")})])
def test_where_nothing_is_joined_there_is_no_spine(glossary: Glossary) -> None:
    assert columns(glossary) == counts(glossary) == main_chain(glossary) == ()


def test_the_chain_follows_the_sequence_from_column_to_column(one: Glossary) -> None:
    chain, place = main_chain(one), column_of(one)
    assert all(sequence(one).has_edge(*pair) for pair in pairwise(chain))
    assert [place[id_] for id_ in chain] == sorted(place[id_] for id_ in chain)


def test_the_chain_of_the_real_glossary_touches_all_stages(glossary: Glossary) -> None:
    chain = main_chain(glossary)
    assert {glossary.terms[id_].stage for id_ in chain} == glossary.stages.keys()
    assert {"margin-call", "forced-liquidation", "forced-selling"} <= set(chain)


def test_a_chain_shows_more_of_the_core_rather_than_fewer_terms() -> None:
    glossary = joined(("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"))
    assert main_chain(glossary) == ("a", "b", "d")
    assert main_chain(replace(glossary, about=replace(glossary.about, core=("c",)))) == ("a", "c", "d")


def test_a_sequence_that_runs_in_circles_has_no_chain() -> None:
    glossary = joined(("a", "b"), ("b", "a"), ("b", "c"))
    assert main_chain(glossary) == ()
    assert [set(column.terms) for column in columns(glossary)] == [{"a", "b"}, {"c"}]


def test_every_edge_in_time_is_between_two_columns(one: Glossary) -> None:
    place = column_of(one)
    found = [edge for edges in flows(one).values() for edge in edges]
    wanted = [
        edge
        for edge in one.joining
        if one.flow(edge) is not Flow.NONE and edge.source in place and edge.target in place
    ]
    assert sorted(map(repr, found)) == sorted(map(repr, wanted))
    for earlier, later, number in counts(one):
        edges = flows(one)[f"{earlier}-{later}"]
        assert number == len(edges)
        assert all((one.flow(edge) is Flow.FEEDBACK) == (earlier > later) for edge in edges)


def test_the_spine_of_a_large_glossary_is_small() -> None:
    glossary = made(9, 60)
    assert len(columns(glossary)) == 9
    assert len(counts(glossary)) <= 9 * 9


def test_without_a_sequence_the_hierarchy_makes_the_columns() -> None:
    edges = {
        "oak": [Edge("oak", "kind-of", "tree", "R."), Edge("oak", "near", "tree", "R.")],
        "tree": [Edge("tree", "kind-of", "plant", "R.")],
        "acorn": [Edge("acorn", "near", "oak", "R.")],
    }
    terms = {
        id_: Term(id_, f"terms/{id_}.yml", id_, "thing", "It.", edges=tuple(edges.get(id_, ())))
        for id_ in ("acorn", "oak", "plant", "tree")
    }
    kind_of = Relation("kind-of", "is a kind of", "has the kind", Flow.NONE, skos="broader")
    near = Relation("near", "is near", "is near", Flow.NONE, symmetric=True)
    glossary = Glossary(terms=terms, relations={"kind-of": kind_of, "near": near})
    assert [(column.terms, column.first, column.last) for column in columns(glossary)] == [
        (("plant",), 1, 1),
        (("tree",), 2, 2),
        (("oak",), 3, 3),
    ]
    assert counts(glossary) == ((1, 2, 1), (2, 3, 1))
