"""The pages that set two terms side by side."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from glossgraph.graph.story import LONGEST, story_of_both
from glossgraph.graph.threads import firm_threads
from glossgraph.model import Edge, Question
from glossgraph.site.pages.comparison import comparison_path
from published import published

if TYPE_CHECKING:
    from glossgraph.model import Glossary
    from glossgraph.site.page import Page


def rows_of(page: Page) -> dict[str, list[str]]:
    table = page.text.partition("<tbody>")[2].partition("</tbody>")[0]
    found = re.findall(r'<tr><th scope="row">(.*?)</th>(.*)</tr>', table)
    return {name: re.findall(r"<td [^>]*>(.*?)</td>", cells) for name, cells in found}


@pytest.mark.parametrize("name", ["glossary", "bread", "hostile"])
def test_there_is_one_page_for_each_pair_that_is_kept_apart(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    pages = published(glossary).by_path
    apart = {
        tuple(sorted((edge.source, edge.target)))
        for edge in glossary.joining
        if glossary.relations[edge.relation].distinguishes
    }
    assert apart
    wanted = {f"compare/{one}-vs-{two}.md" for one, two in apart}
    assert {path for path in pages if path.startswith("compare/")} == wanted | {"compare/index.md"}
    for one, two in apart:
        path = f"compare/{one}-vs-{two}.md"
        assert comparison_path(two, one) == comparison_path(one, two) == path
        assert f"({one}-vs-{two}.md)" in pages["compare/index.md"].text
        for id_ in (one, two):
            assert f"[Compare the two](../{path})" in pages[f"terms/{id_}.md"].text


def test_the_distinction_comes_first_and_the_table_has_headings_both_ways(glossary: Glossary) -> None:
    page = published(glossary).by_path["compare/forced-liquidation-vs-margin-call.md"]
    assert page.title == "Forced liquidation vs margin call"
    lead = page.text.partition("## Side by side")[0]
    assert "A demand that is met in time leaves the position open" in lead
    head = page.text.partition("<thead>")[2].partition("</thead>")[0]
    assert re.findall(r'<th scope="col"><a [^>]*>(.*?)</a>', head) == ["Forced liquidation", "Margin call"]
    rows = rows_of(page)
    assert list(rows)[:4] == ["Definition", "Kind", "Stage", "Who acts"]
    assert all(len(cells) == 2 for cells in rows.values())
    assert ">Prime broker</a> to " in rows["Who acts"][1]
    assert ">Forced selling</a>" in rows["What follows"][0]
    # other edges between the two are told as well
    assert "triggers [Forced liquidation]" in page.text.partition("## How the two are joined")[2]


def test_questions_that_name_the_other_term_are_asked_about_both(bread: Glossary) -> None:
    dough = bread.terms["dough"]
    asked = rows_of(published(bread).by_path["compare/dough-vs-starter.md"])["Asked about both"]
    assert "When does it become a starter?" in asked[0]
    assert "overworked" not in asked[0]
    assert asked[1] == "–"
    by_name = replace(bread.terms["starter"], faq=(Question("Is it a kind of paste?", "No."),))
    changed = replace(bread, terms={**bread.terms, "starter": by_name, "dough": replace(dough, faq=())})
    # an alias names a term too
    asked = rows_of(published(changed).by_path["compare/dough-vs-starter.md"])["Asked about both"]
    assert asked == ["–", "<strong>Is it a kind of paste?</strong> No."]


def test_a_row_that_says_nothing_of_either_is_left_out(bread: Glossary) -> None:
    terms = {id_: replace(term, faq=(), boundaries=()) for id_, term in bread.terms.items()}
    rows = rows_of(published(replace(bread, terms=terms)).by_path["compare/dough-vs-starter.md"])
    assert "Asked about both" not in rows
    assert "Where it stops" not in rows


def test_two_edges_between_two_terms_make_one_page(bread: Glossary) -> None:
    back = Edge("starter", "not-the-same-as", "dough", "It is older.")
    terms = {**bread.terms, "starter": replace(bread.terms["starter"], edges=(back, *bread.terms["starter"].edges))}
    both = replace(bread, terms=terms)
    assert [len(edges) for edges in both.apart.values()] == [2]
    lead = published(both).by_path["compare/dough-vs-starter.md"].text.partition("## Side by side")[0]
    assert "It is older." in lead
    assert "A starter is kept and fed" in lead


def test_a_story_shows_both_terms_or_there_is_none(glossary: Glossary) -> None:
    told, pages = 0, published(glossary).by_path
    for one, two in glossary.apart:
        found = story_of_both(glossary, one, two)
        assert ("## Both in one story" in pages[comparison_path(one, two)].text) is bool(found)
        told += bool(found)
    assert told > 2


def test_a_story_of_two_terms_keeps_the_rules(glossary: Glossary) -> None:
    number = 0
    for one in list(glossary)[::5]:
        for two in list(glossary)[::7]:
            found = story_of_both(glossary, one, two) if one != two else None
            if not found:
                continue
            setting, steps = found
            number += 1
            assert {one, two} <= {step.term for step in steps}
            assert len(steps) <= LONGEST
            links = firm_threads(glossary, setting)
            assert all(links.has_edge(a.term, b.term) for a, b in pairwise(steps) if a.term != b.term)
    assert number > 20
