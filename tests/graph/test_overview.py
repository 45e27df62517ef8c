"""Which terms stand for a large glossary, and what joins them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossgraph.graph.overview import overview
from glossgraph.graph.sequence import sequence
from glossgraph.model import Flow, Status
from graphs import made

if TYPE_CHECKING:
    from glossgraph.model import Glossary


def test_the_core_of_each_stage_or_its_best_joined_terms() -> None:
    glossary = made(3, 20, 5)
    core = ("term-0-003", "term-0-004", "outside-000")
    shown = overview(replace(glossary, about=replace(glossary.about, core=core)), 60).terms
    assert [id_ for id_ in shown if id_.startswith("term-0")] == ["term-0-003", "term-0-004"]
    assert not [id_ for id_ in shown if id_.startswith("outside")]
    of_last = [id_ for id_ in shown if id_.startswith("term-2")]
    assert len(of_last) == 10
    fewest = min(len(glossary.by_term[id_]) for id_ in of_last)
    others = [id_ for id_ in glossary.terms if id_.startswith("term-2") and id_ not in of_last]
    assert max(len(glossary.by_term[id_]) for id_ in others) <= fewest


def test_no_more_terms_than_asked_for_and_the_most_important_ones() -> None:
    glossary = made(3, 20)
    assert list(overview(glossary, 5).terms) == list(overview(glossary, 60).terms)[:5]


def test_no_deprecated_term() -> None:
    glossary = made(3, 20)
    (best, *_) = overview(glossary, 60).terms
    old = replace(glossary.terms[best], status=Status.DEPRECATED)
    assert best not in overview(replace(glossary, terms={**glossary.terms, best: old}), 60).terms


def test_steps_are_edges_and_ways_lead_through_others(glossary: Glossary) -> None:
    shown = overview(glossary, 60)
    graph = sequence(glossary)
    for earlier, later in shown.ways:
        assert not graph.has_edge(earlier, later)
        assert not {earlier, later} - set(shown.terms)
    flows = [glossary.flow(edge) for edge in shown.edges]
    assert Flow.FEEDBACK in flows
    assert Flow.NONE not in flows


def test_without_stages_the_best_joined_terms_of_all() -> None:
    glossary = replace(made(5, 20), stages={})
    assert len(overview(glossary, 60).terms) == 30


def test_terms_without_a_sequence_are_joined_as_they_are() -> None:
    glossary = made(2, 12)
    none = {id_: replace(relation, written_flow=Flow.NONE) for id_, relation in glossary.relations.items()}
    shown = overview(replace(glossary, relations=none), 60)
    joined = {(e.source, e.target) for e in glossary.edges if {e.source, e.target} <= set(shown.terms)}
    assert {(edge.source, edge.target) for edge in shown.edges} == joined
    assert not shown.ways
