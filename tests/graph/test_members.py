"""Which terms belong to which setting."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from glossgraph import compiler
from glossgraph.graph.members import described, members
from glossgraph.model import SequenceIn, Setting, Status, StoryItem

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary


@pytest.fixture(scope="module")
def ovens(project: Path) -> Glossary:
    return compiler.compile_glossary(project / "tests/ovens").glossary


def test_who_acts_who_has_a_role_and_what_says_so_belong_to_a_setting(ovens: Glossary) -> None:
    found = members(ovens)
    assert found["village"] == {"dough", "queue", "baking", "gift", "baker", "keeper", "neighbour"}
    assert found["home"] == {"dough", "baking", "cook", "heat-loss"}


def test_a_term_belongs_where_it_tells_a_story(ovens: Glossary) -> None:
    told = replace(ovens.terms["hydration"], sequences=(SequenceIn("home", (StoryItem("dough"),)),))
    found = members(replace(ovens, terms={**ovens.terms, "hydration": told}))
    assert "hydration" in found["home"]
    assert "hydration" not in found["village"]


def test_what_is_no_longer_used_belongs_nowhere(ovens: Glossary) -> None:
    old = {id_: replace(ovens.terms[id_], status=Status.DEPRECATED) for id_ in ("heat-loss", "gift")}
    found = members(replace(ovens, terms={**ovens.terms, **old}))
    assert not set().union(*found.values()) & old.keys()


def test_a_glossary_without_settings_has_none_to_describe(bread: Glossary, ovens: Glossary) -> None:
    assert not members(bread)
    assert not described(bread)
    empty = Setting("factory", "Factory", cast={"mixer": "cook"})
    # nobody there takes the other part in any step, so nothing happens
    terms = {id_: replace(term, settings=("village",)) for id_, term in ovens.terms.items()}
    settings = {**ovens.settings, "factory": empty}
    assert [s.id for s in described(replace(ovens, terms=terms, settings=settings))] == ["village", "home"]
