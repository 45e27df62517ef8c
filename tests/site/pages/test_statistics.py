"""The statistics, counted a second time."""

from __future__ import annotations

import re
from dataclasses import replace

import networkx as nx
import pytest

from glossgraph.graph.sequence import sequence
from glossgraph.model import Flow, Glossary
from glossgraph.site.page import Site
from glossgraph.site.pages import statistics


def figures(glossary: Glossary) -> str:
    (page,) = statistics.pages(Site(glossary, twin=str))
    return page.plain


def cells(text: str, heading: str) -> dict[str, list[str]]:
    section = text.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [[cell.strip() for cell in row.strip("|").split(" | ")] for row in section.splitlines() if row[:1] == "|"]
    return {re.sub(r"\\|&\w+;", "", head): rest for head, *rest in rows[2:]}


@pytest.mark.parametrize("name", ["glossary", "bread"])
def test_the_figures_are_true(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    text = figures(glossary)
    every = list(glossary.terms.values())
    whole = cells(text, "What there is")
    assert whole["Terms"][0] == f"{len(every):,}"
    assert whole["Edges"][0] == f"{len(glossary.edges):,}"
    by_stage = cells(text, "By stage")
    assert sum(int(row[0]) for row in by_stage.values()) == sum(bool(term.stage) for term in every)
    by_kind = cells(text, "By kind")
    assert sum(int(row[0]) for row in by_kind.values()) == len(every)
    assert sum(int(row[1]) for row in by_kind.values()) == sum(bool(term.faq) for term in every)
    by_relation = cells(text, "By relation")
    assert sum(int(row[0]) for row in by_relation.values()) == len(glossary.edges)
    degrees = sorted((degree for _, degree in glossary.graph.degree), reverse=True)
    most = cells(text, "The terms that are joined most")
    assert [int(row[0]) for row in most.values()] == [degree for degree in degrees if degree][: len(most)]


@pytest.mark.parametrize("name", ["glossary", "bread"])
def test_every_loop_is_listed_with_the_way_that_closes_it(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    section = figures(glossary).partition("## The loops\n")[2].partition("\n## ")[0]
    ways = re.findall(r"The way round: (.*)\.$", section, re.MULTILINE)
    feedback = [edge for edge in glossary.joining if glossary.flow(edge) is Flow.FEEDBACK]
    assert len(ways) == len(feedback) > 0
    graph = sequence(glossary)
    for way, edge in zip(ways, feedback, strict=True):
        ids = re.findall(r"\(terms/([\w-]+)\.md\)", way)
        assert (ids[0], ids[-2], ids[-1]) == (edge.target, edge.source, edge.target)
        assert nx.is_path(graph, ids[:-1])


def test_the_longest_sequence_is_one(glossary: Glossary) -> None:
    section = figures(glossary).partition("## The longest sequence\n")[2]
    ids = re.findall(r"\(terms/([\w-]+)\.md\)", section)
    graph = sequence(glossary)
    assert nx.is_path(graph, ids)
    assert len(ids) == nx.dag_longest_path_length(graph, weight=None, default_weight=1) + 1


def test_a_glossary_of_little_has_statistics_too(bread: Glossary) -> None:
    dough = replace(bread.terms["dough"], edges=(), faq=(), stage="")
    text = figures(Glossary(terms={"dough": dough}, relations=bread.relations))
    assert "## By stage" not in text
    assert "## The loops" not in text
    assert "## The longest sequence" not in text
    assert figures(Glossary(terms={}, relations={}))


def test_tables_tell_which_cells_are_heads(bread: Glossary) -> None:
    (page,) = statistics.pages(Site(bread))
    for table in re.findall(r"<table.*?</table>", page.text, re.DOTALL):
        rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
        assert all(cell.startswith('<th scope="col">') for cell in re.findall(r"<t[hd].*?>", rows[0]))
        assert all(row.startswith('<th scope="row">') for row in rows[1:])
        assert len({row.count("<t") for row in rows}) == 1
