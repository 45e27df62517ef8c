"""The pages that set two terms side by side."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from glossgraph.graph.story import LONGEST, story_of_both
from glossgraph.graph.threads import firm_threads
from glossgraph.model import Edge, Question
from glossgraph.site.pages.comparison import MOST_ALSO
from glossgraph.site.parts.edges import comparison_path
from glossgraph.text.collation import collation
from published import published

if TYPE_CHECKING:
    from glossgraph.model import Glossary
    from glossgraph.site.page import Page


def rows_of(page: Page) -> dict[str, list[str]]:
    table = page.text.partition("<tbody data-search-exclude>")[2].partition("</tbody>")[0]
    found = re.findall(r'<tr><th scope="row">(.*?)</th>(.*)</tr>', table)
    return {name: re.findall(r"<td[^>]*>(.*?)</td>", cells) for name, cells in found}


def section_of(page: Page, heading: str) -> str:
    return page.text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


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
        assert f'"{one}-vs-{two}.md"' in pages["compare/index.md"].text
        assert f"({one}-vs-{two}.md)" in pages["compare/index.md"].plain
        for id_ in (one, two):
            assert f"[Compare the two](../{path})" in pages[f"terms/{id_}.md"].text


def test_the_distinction_comes_first_and_the_table_at_once(glossary: Glossary) -> None:
    page = published(glossary).by_path["compare/forced-liquidation-vs-margin-call.md"]
    assert page.title == "Forced liquidation vs Margin call"
    lead = page.text.partition("<table")[0]
    assert '<p class="gg-lede">A demand that is met in time leaves the position open' in lead
    # the first sentence of the detail, and not more
    assert lead.rstrip().endswith("\n\nAsk who placed the order.")
    head = page.text.partition("<thead>")[2].partition("</thead>")[0]
    found = re.findall(r'<th scope="col" class="(gg-s\d)"><b>(\d)</b> <a [^>]*>(.*?)</a>', head)
    assert found == [("gg-s5", "5", "Forced liquidation"), ("gg-s4", "4", "Margin call")]
    rows = rows_of(page)
    assert list(rows)[:3] == ["What it is", "Stage", "Who acts"]
    assert ">Prime broker</a> to " in rows["Who acts"][1]
    assert "If the client sold two thirds" in section_of(page, "How to tell them apart")
    # other edges between the two are told as well
    assert "triggers [Forced liquidation]" in section_of(page, "How the two are joined")


def test_a_row_has_what_differs_and_what_both_share_once(glossary: Glossary, bread: Glossary) -> None:
    for one, two in glossary.apart:
        rows = rows_of(published(glossary).by_path[comparison_path(one, two)])
        assert all(len(cells) == 1 or cells[0] != cells[1] for cells in rows.values()), (one, two)
    rows = rows_of(published(bread).by_path["compare/dough-vs-starter.md"])
    assert rows["Stage"] == ['<a href="../stages/mixing.md">1. Mixing</a>']
    assert "Kind" not in rows
    assert [re.findall(r">([^<]*)</a>", cell) for cell in rows["What it leads to"]] == [["Flatbread"], []]
    assert re.findall(r">([^<]*)</a>", rows["Follows from both"][0]) == ["Rise"]


def test_formulas_stand_side_by_side_with_their_symbols(glossary: Glossary) -> None:
    cells = rows_of(published(glossary).by_path["compare/haircut-vs-initial-margin.md"])["Formula"]
    assert all("<math" in cell and "<dd>" in cell for cell in cells)


def test_questions_that_name_the_other_term_are_asked_about_both(bread: Glossary) -> None:
    dough = bread.terms["dough"]
    asked = section_of(published(bread).by_path["compare/dough-vs-starter.md"], "Asked about both")
    assert "When does it become a starter?" in unescape(asked)
    assert "overworked" not in asked
    by_name = replace(bread.terms["starter"], faq=(Question("Is it a kind of paste?", "No."),))
    changed = replace(bread, terms={**bread.terms, "starter": by_name, "dough": replace(dough, faq=())})
    # an alias names a term too
    asked = section_of(published(changed).by_path["compare/dough-vs-starter.md"], "Asked about both")
    assert re.findall(r"<h3>(.*?)</h3>", unescape(asked)) == ["Is it a kind of paste?"]


def test_a_part_that_says_nothing_of_either_is_left_out(bread: Glossary) -> None:
    terms = {id_: replace(term, faq=(), boundaries=()) for id_, term in bread.terms.items()}
    page = published(replace(bread, terms=terms)).by_path["compare/dough-vs-starter.md"]
    assert "Asked about both" not in page.text
    assert "Where it stops" not in page.text
    # no other pair has one of the two
    assert "Also compared" not in page.text


def test_a_comparison_leads_to_the_others_of_its_terms(glossary: Glossary) -> None:
    page = published(glossary).by_path["compare/forced-liquidation-vs-margin-call.md"]
    first, second = section_of(page, "Also compared").strip().split("\n- ")[-2:]
    assert "(forced-liquidation-vs-loss-of-discretion.md)" in first
    assert "(margin-call-vs-variation-margin.md)" in second
    assert "(forced-liquidation-vs-margin-call.md)" not in first + second
    assert len(re.findall(r"\(\S+-vs-\S+\.md\)", first)) == MOST_ALSO


def test_the_list_is_by_the_term_that_is_mistaken_more_often(glossary: Glossary) -> None:
    page = published(glossary).by_path["compare/index.md"]
    assert page.text.count("-vs-") >= len(glossary.apart)
    numbers = [
        int(number or 1) for number in re.findall(r'<th scope="row"><a [^>]*>[^<]*</a>(?: <small>(\d+))?', page.text)
    ]
    assert numbers == sorted(numbers, reverse=True)
    assert sum(numbers) == len(glossary.apart)
    names = re.findall(r"^## \[(.*?)\]", page.plain, re.MULTILINE)
    alone = names[numbers.index(1) :]
    assert alone == sorted(alone, key=collation("en").key)


@pytest.mark.parametrize(
    ("detail", "lead"),
    [
        ("Ask who pays. Then wait.", "Ask who pays."),
        ("Ask who pays.\n\nThen wait.", "Ask who pays."),
        ("Ask who pays.", "Ask who pays."),
        ("- A list. With sentences.", ""),
        ("It is *long. And* cut.", ""),
        (f"It is {'very ' * 60}long. It goes on.", ""),
        ("", ""),
    ],
)
def test_the_first_sentence_of_a_detail_stands_above_the_table(bread: Glossary, detail: str, lead: str) -> None:
    dough = bread.terms["dough"]
    edges = tuple(replace(e, detail=detail) if e.target == "starter" else e for e in dough.edges)
    page = published(replace(bread, terms={**bread.terms, "dough": replace(dough, edges=edges)})).by_path[
        "compare/dough-vs-starter.md"
    ]
    assert page.text.partition("<table")[0].partition("</p>")[2].strip() == lead
    rest = detail.removeprefix(lead).strip()
    assert section_of(page, "How to tell them apart").strip().startswith(rest[:20])


def test_two_edges_between_two_terms_make_one_page(bread: Glossary) -> None:
    back = Edge("starter", "not-the-same-as", "dough", "It is older.")
    terms = {**bread.terms, "starter": replace(bread.terms["starter"], edges=(back, *bread.terms["starter"].edges))}
    both = replace(bread, terms=terms)
    assert [len(edges) for edges in both.apart.values()] == [2]
    lead = published(both).by_path["compare/dough-vs-starter.md"].text.partition("<table")[0]
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
