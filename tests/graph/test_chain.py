"""The chain of a setting: from stage to later stage, each step following on the one before."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from glossgraph import compiler
from glossgraph.graph.chain import chain
from glossgraph.graph.threads import firm_threads

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary


@pytest.fixture(scope="module")
def ovens(project: Path) -> Glossary:
    return compiler.compile_glossary(project / "tests/ovens").glossary


def terms(glossary: Glossary, setting: str) -> list[str]:
    """Return the terms of a chain, each once."""
    return list(dict.fromkeys(step.term for step in chain(glossary, glossary.settings[setting])))


def test_a_chain_is_no_longer_than_its_stages_need(ovens: Glossary) -> None:
    assert terms(ovens, "village") == ["dough", "baking", "gift"]
    assert terms(ovens, "home") == ["dough", "baking"]


def test_a_core_term_is_worth_a_detour_within_its_stage(ovens: Glossary) -> None:
    core = replace(ovens, about=replace(ovens.about, core=("queue",)))
    assert terms(core, "village") == ["dough", "queue", "baking", "gift"]


def test_a_step_within_a_stage_is_taken_where_the_next_stage_needs_it(ovens: Glossary) -> None:
    direct = [edge for edge in ovens.terms["dough"].edges if edge.target != "baking"]
    longer = replace(ovens, terms={**ovens.terms, "dough": replace(ovens.terms["dough"], edges=tuple(direct))})
    assert terms(longer, "village") == ["dough", "queue", "baking", "gift"]


def test_there_is_no_chain_without_stages(ovens: Glossary) -> None:
    assert chain(replace(ovens, stages={}), ovens.settings["village"]) == ()


def test_every_chain_goes_on_and_no_way_touches_more_stages(glossary: Glossary) -> None:
    for id_, setting in glossary.settings.items():
        shown = terms(glossary, id_)
        graph = firm_threads(glossary, setting)
        stages = [glossary.stage_number(term) or 0 for term in shown]
        assert stages == sorted(stages)
        assert all(graph.has_edge(one, two) for one, two in pairwise(shown))
        most: dict[str, int] = {}
        for term in nx.topological_sort(graph):
            here = glossary.stage_number(term) or 0
            before = [(most[b], glossary.stage_number(b) or 0) for b in graph.predecessors(term)]
            most[term] = max((n + (s < here) for n, s in before if 0 < s <= here), default=1) if here else 0
        assert len(set(stages)) == max(most.values())
