"""What a glossary holds is said of it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph import exports
from glossgraph.graph.contents import held

if TYPE_CHECKING:
    from glossgraph.model import Glossary


def test_only_what_is_there_is_named(spoons: Glossary, bread: Glossary) -> None:
    assert held(spoons, "questions", "notes", "stories", "translations") == "notes and translations"
    assert held(spoons, "questions", "stories") == ""
    assert held(bread, "questions", "stories", "reading paths") == "questions, stories and reading paths"


def test_an_unknown_sort_is_no_sort(bread: Glossary) -> None:
    with pytest.raises(KeyError):
        held(bread, "recipes")


@pytest.mark.parametrize("export", exports.EXPORTS, ids=exports.name)
def test_a_thesaurus_leaves_out_nothing_that_it_has_not(export: exports.Export, spoons: Glossary) -> None:
    assert not any(sort in export.left_out(spoons) for sort in ("questions", "figures", "stories", "reading paths"))
