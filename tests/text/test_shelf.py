"""Which reference is meant by an address or by words, and how a new one is begun."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossgraph import source
from glossgraph.model import Reference
from glossgraph.text.shelf import Shelf

SHELF = Shelf({id_: Reference(id_, {"title": "A"}) for id_ in ("a-work", "coindesk", "coindesk-2")})

NAMES = ["https://a.example/x?y=1#z", "www.coindesk.com/a", "doi:10.1000/x(1)2", "no", "2009", "", "Ä b", "http://[a]/"]


@pytest.mark.parametrize("name", NAMES)
def test_a_proposed_entry_is_one_line_of_yaml_with_the_proposed_id(name: str) -> None:
    id_, entry = SHELF.skeleton(name)
    ((read,), *_) = source.parse(entry)
    assert read["id"] == id_
    assert {"type", "title", "author"} <= read.keys()
    assert set(read.values()) - {id_, read["type"], read.get("URL"), read.get("DOI")} == {"..."}


@given(name=st.text(max_size=40) | st.sampled_from(NAMES))
def test_any_name_gets_an_entry_that_can_be_read(name: str) -> None:
    id_, entry = SHELF.skeleton(name)
    assert source.parse(entry)[0][0]["id"] == id_
    assert SHELF.propose(name)


def test_an_id_that_is_taken_is_not_proposed() -> None:
    assert SHELF.skeleton("https://www.coindesk.com/a")[0] == "coindesk-3"


def test_of_many_references_that_are_alike_none_is_proposed() -> None:
    alike = (Reference(f"doe-{number}", {"title": "A"}) for number in range(4))
    few = Shelf({reference.id: reference for reference in islice(alike, 3)})
    assert few.propose("Doe, A Work") != few.propose("J. Doe") == "did you mean `doe-0`, `doe-1` or `doe-2`?"
    many = Shelf({f"doe-{number}": Reference(f"doe-{number}", {}) for number in range(4)})
    assert "did you mean" not in many.propose("J. Doe")


def test_what_stands_there_already_is_not_to_be_written() -> None:
    assert str(SHELF.propose("missing")).endswith("to the list in `graph/references.yml`")
    assert str(SHELF.propose("Missing")).endswith("and write `missing` here")
