"""An id can be made from a name in any script."""

from __future__ import annotations

import pytest

from glossgraph.text.ids import fault_of
from glossgraph.text.transcribed import id_of


@pytest.mark.parametrize(
    ("name", "id_"),
    [("Störung", "storung"), ("Звезда", "zvezda"), ("星", "xing"), ("C++", "c"), ("", ""), ("?!", "")],
)
def test_a_name_has_an_id_where_it_has_letters(name: str, id_: str) -> None:
    assert id_of(name) in {id_, "c-plus-plus"} if name == "C++" else id_of(name) == id_
    assert not (id_of(name) and fault_of(id_of(name)))
