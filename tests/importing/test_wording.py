"""One thing is counted in the singular."""

from __future__ import annotations

import pytest

from glossgraph.importing.wording import said


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("concepts", "concept"),
        ("deprecated concepts", "deprecated concept"),
        ("matches with other vocabularies", "match with other vocabularies"),
        ("edges `is narrower than`", "edge `is narrower than`"),
        ("values of `sees`, which become notes", "value of `sees`, which becomes a note"),
        ("terms that have no row of their own, which get one", "term that has no row of its own, which gets one"),
        ("labels with tags of HTML, which are taken out", "label with tags of HTML, which are taken out"),
        ("files that stay as they were", "file that stays as it was"),
    ],
)
def test_one_thing_is_in_the_singular(many: str, one: str) -> None:
    assert said(many, 1) == one
    assert said(many, 2) == many
