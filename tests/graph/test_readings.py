"""Where a term without a step is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from glossgraph.graph.readings import acted_in, read_at
from glossgraph.graph.settings import takes_steps
from glossgraph.model import Edge, Status

if TYPE_CHECKING:
    from glossgraph.model import Glossary


def read(glossary: Glossary, term: str) -> list[str]:
    return [other.id for other in read_at(glossary, glossary.terms[term])]


def with_edges(glossary: Glossary, term: str, *edges: Edge) -> Glossary:
    changed = replace(glossary.terms[term], edges=edges)
    return replace(glossary, terms={**glossary.terms, term: changed})


def test_a_measure_is_read_at_the_steps_that_its_edges_join_it_to(bread: Glossary) -> None:
    assert read(bread, "hydration") == ["dough"]
    assert read(bread, "dough") == read(bread, "baker") == []


@pytest.mark.parametrize("relation", ["not-the-same-as", "sort-of"])
def test_an_edge_that_says_what_it_is_says_nothing_of_where_it_is_read(relation: str, bread: Glossary) -> None:
    before = read(bread, "hydration")
    assert relation in bread.relations
    assert read(with_edges(bread, "hydration", Edge("hydration", relation, "loaf", "So.")), "hydration") == before


def test_a_deprecated_term_is_read_nowhere(bread: Glossary) -> None:
    old = replace(bread.terms["hydration"], status=Status.DEPRECATED)
    assert read(replace(bread, terms={**bread.terms, "hydration": old}), "hydration") == []


def test_it_is_read_in_the_order_of_the_sequence_and_only_at_steps(glossary: Glossary) -> None:
    assert read(glossary, "value-at-risk")[0] == "volatility-spike"
    for term in glossary.terms.values():
        places = read_at(glossary, term)
        numbers = [glossary.stage_number(place.id) or 0 for place in places]
        assert numbers == sorted(numbers)
        assert not (places and takes_steps(glossary, term))
        assert {place.id for place in places} <= acted_in(glossary).keys()
