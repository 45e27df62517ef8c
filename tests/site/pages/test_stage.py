"""The page of a stage has its terms, and whatever leads in and out, counted and with the reasons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from glossgraph.graph.sequence import arrow
from glossgraph.graph.spine import main_chain
from glossgraph.model import Flow
from glossgraph.site.page import Site
from glossgraph.site.pages import stage
from glossgraph.site.parts.chain import MOST_IN_A_ROW, MOST_TERMS, chain
from glossgraph.site.parts.crossings import between
from graphs import made

if TYPE_CHECKING:
    from glossgraph.model import Edge, Glossary


def crossing(glossary: Glossary, id_: str) -> list[Edge]:
    """Return the edges of the sequence and of feedback that lead into a stage, out of it, or stay in it."""
    found = (edge for edge in glossary.joining if glossary.flow(edge) is not Flow.NONE)
    return [e for e in found if id_ in {glossary.terms[e.source].stage, glossary.terms[e.target].stage}]


@pytest.mark.parametrize("name", ["bread", "hostile", "glossary"])
def test_every_edge_is_counted_once_and_unfolds(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    pages = {page.path: page for page in stage.pages(Site(glossary))}
    for each in glossary.stages.values():
        wanted = crossing(glossary, each.id)
        found = [edge for group in between(glossary, each) for edge in group.edges]
        assert sorted(map(str, found)) == sorted(map(str, wanted))
        text = pages[f"stages/{each.id}.md"].text
        bars = re.findall(r"<summary>.*?</details>", text.partition("## Its terms")[0], re.DOTALL)
        counted = (re.search(r"<span>(\d+)</span>|<b>(\d+) connection", bar) for bar in bars)
        numbers = [int(match[1] or match[2]) for match in counted if match]
        assert numbers == [bar.count("<li>") for bar in bars]
        assert sum(numbers) == len(wanted)
        plain = pages[f"stages/{each.id}.md"].plain
        assert len(re.findall(r"^- \*\*\[.+\]\(.+\)\*\*: ", plain.partition("\n## ")[2], re.MULTILINE)) >= len(wanted)


def test_every_term_is_named_and_the_main_chain_comes_first(glossary: Glossary) -> None:
    pages = {page.path: page for page in stage.pages(Site(glossary))}
    for each in glossary.stages.values():
        text = pages[f"stages/{each.id}.md"].text
        terms = [term.id for term in glossary.by_stage[each.id]]
        below = text.partition("## Its terms")[2].partition("## ")[0]
        assert set(re.findall(r'href="\.\./terms/([^"]+)\.md"', below)) >= set(terms)
        cards = re.findall(r'<li><h3><a href="\.\./terms/([^"]+)\.md"', below)
        on_chain = [id_ for id_ in main_chain(glossary) if id_ in terms]
        assert cards[: len(on_chain)] == on_chain
        assert len(cards) == min(len(terms), max(stage.CARDS, len(cards))) <= stage.MOST_CARDS


def test_what_returns_says_so(bread: Glossary) -> None:
    page = next(page for page in stage.pages(Site(bread)) if page.path == "stages/baking.md")
    returning = re.findall(r'<li class="gg-s1 gg-returns"><details><summary><b>(.*?)</b>', page.text)
    assert returning == ["back to 1. Mixing"]
    assert re.findall(r'<li class="gg-s5"><details><summary><b>(.*?)</b>', page.text) == ["2. Proving"]


def test_the_picture_names_each_stage_with_few_terms(glossary: Glossary) -> None:
    picture = chain(glossary)
    assert picture is not None
    assert [place.label for place in picture.places] == [each.label for each in glossary.stages.values()]
    assert picture.in_a_row
    for place, each in zip(picture.places, glossary.stages.values(), strict=True):
        named = [link.path[6:-3] for link in place.terms]
        assert 0 < len(named) <= MOST_TERMS
        assert {glossary.terms[id_].stage for id_ in named} == {each.id}
        assert set(named) <= set(main_chain(glossary))
    back = picture.back
    assert back is not None
    assert back.start > back.end


def test_a_picture_has_rows_where_there_are_many_stages_and_is_none_without_an_order() -> None:
    many = chain(made(MOST_IN_A_ROW + 1, 2))
    assert many is not None
    assert not many.in_a_row
    assert chain(made(0, 0, 3)) is None


def test_an_edge_from_outside_the_stages_is_not_lost(bread: Glossary) -> None:
    ends = filter(None, (arrow(bread, edge) for edge in bread.joining))
    outside = [earlier for earlier, _ in ends if bread.terms[earlier].stage not in bread.stages]
    assert outside
    page = next(page for page in stage.pages(Site(bread)) if page.path == "stages/baking.md")
    assert "Outside the stages" in page.text
