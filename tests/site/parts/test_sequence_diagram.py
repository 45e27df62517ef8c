"""A sequence diagram on a page: a ladder of its steps, and the same as a list."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from glossgraph.pictures.diagram import Round
from glossgraph.site.address import in_directories
from glossgraph.site.here import Here
from glossgraph.site.page import Site
from glossgraph.site.parts.sequence_diagram import MOST_LANES, diagram_picture, diagram_steps, row_id
from golden import compare
from written import WORDS, diagrams, home, written

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary
    from glossgraph.pictures.diagram import Diagram

TAGS = {
    *("div", "ul", "ol", "li", "p", "details", "summary"),
    *("a", "abbr", "small", "span", "i", "b", "em", "strong"),
}


@pytest.fixture
def dough(bread: Glossary) -> Diagram:
    return diagrams(bread, bread.terms["dough"])[0]


def drawn(glossary: Glossary, diagram: Diagram, on: str = "") -> str:
    return diagram_picture(Site(glossary), diagram, on=on).draw(home())


def shown(html: str) -> ET.Element:
    return ET.fromstring(f"<div>{html.replace(' open>', '>')}</div>")


def rows_of(root: ET.Element) -> list[ET.Element]:
    return [item for item in root.iter("li") if item.find("p") is not None]


def said(row: ET.Element) -> str:
    return " ".join("".join(text for part in row.findall("p") for text in part.itertext()).split())


@pytest.mark.parametrize("name", ["glossary", "bread", "hostile"])
def test_every_ladder_is_light_linked_and_safe(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    for term in glossary.terms.values():
        for diagram in diagrams(glossary, term):
            html = drawn(glossary, diagram, term.id)
            assert "\n\n" not in html
            root = shown(html)
            tags = {element.tag for element in root.iter()}
            assert tags <= TAGS
            assert not [k for e in root.iter() for k in e.attrib if k == "style" or k.startswith("on")]
            rows = rows_of(root)
            assert [int(row.findtext("small") or 0) for row in rows] == [step.number for step in diagram.steps]
            for row, step in zip(rows, diagram.steps, strict=True):
                assert said(row).startswith(" ".join(diagram.actors[step.source].split()))
                assert said(row).endswith(" ".join(step.action.split()))
                assert ("gg-own" in row.attrib["class"].split()) is step.own
                links = [link.attrib["href"] for link in row.iter("a")]
                assert links == ([] if step.term == term.id else [f"terms/{step.term}.md"])
            # the texts of hostile terms are long
            assert name == "hostile" or len(html) < 450 * len(rows) + 1500, term.id


def test_a_ladder_is_as_expected(bread: Glossary, project: Path, update_golden: bool) -> None:
    found = {
        f"{id_}.html": drawn(bread, diagrams(bread, bread.terms[id_])[0], id_) + "\n"
        for id_ in ("dough", "loaf", "sunday")
    }
    compare(project / "tests/bread/drawings", found, update=update_golden)


def test_alternatives_are_in_a_frame_and_each_has_its_condition(bread: Glossary, dough: Diagram) -> None:
    (fork,) = (item for item in shown(drawn(bread, dough)).iter("li") if item.get("class", "").startswith("gg-fork"))
    assert [each.findtext("li/p/em") for each in fork] == ["if the yeast is alive", "or if the yeast is dead"]


def test_a_loop_says_from_where_and_what_the_next_round_changes(bread: Glossary) -> None:
    diagram = diagrams(bread, bread.terms["loaf"])[0]
    (reason,) = (edge.reason for edge in bread.joining if edge.relation == "returns-to")
    root = shown(drawn(bread, diagram))
    marks = [span.attrib["class"] for span in root.iter("span") if "gg-loop" in span.get("class", "")]
    assert marks[0] == "gg-loop gg-l1 gg-first"
    assert marks[-1] == "gg-loop gg-l1 gg-last"
    (again,) = (each for each in root.iter("details") if each.get("class") == "gg-again")
    assert re.fullmatch(r"again from \d+", again.findtext("summary") or "")
    assert again.findtext("p") == reason
    assert f"\n    - Next round: {reason}" in written(diagram_steps(WORDS, diagram), web=False)


def test_more_actors_than_lanes_are_a_list_on_every_screen(bread: Glossary, dough: Diagram) -> None:
    first, *rest = dough.steps
    crowd = {f"a{number}": f"Actor {number}" for number in range(MOST_LANES + 1)}
    steps = tuple(replace(first, source=id_, target="", own=False) for id_ in crowd)
    html = drawn(bread, replace(dough, actors=crowd, items=steps))
    assert rest
    assert 'class="gg-ladder gg-crowded"' in html


def test_a_brief_ladder_says_the_same_without_lanes(bread: Glossary, dough: Diagram) -> None:
    root = shown(diagram_picture(Site(bread), dough, brief=True).draw(home()))
    assert [said(row) for row in rows_of(root)] == [said(row) for row in rows_of(shown(drawn(bread, dough)))]
    assert not [e for e in root.iter() if e.tag in {"abbr", "small"} or "gg-from" in e.get("class", "")]


def test_the_list_in_markdown_says_what_the_ladder_shows(dough: Diagram) -> None:
    plain = written(diagram_steps(WORDS, dough), web=False)
    assert re.search(r"^( *)1\. If the yeast is alive:\n\1    1\. ", plain, re.MULTILINE)
    assert len(re.findall(r"^ *1\. .* \((?:\*\*)?\[.*\]\(terms/.*\.md\)(?:\*\*)?\)\.$", plain, re.MULTILINE)) == len(
        dough.steps
    )


def test_a_story_that_is_told_says_where_it_begins_again_and_why(glossary: Glossary) -> None:
    diagram = diagrams(glossary, glossary.terms["archegos-collapse"])[0]
    (step,) = (step for step in diagram.steps if step.round)
    assert step.round
    (reason,) = step.round.reasons
    earlier = diagram.steps[step.round.first - 1]
    assert (earlier.term, earlier.round) == (step.term, None)
    row = rows_of(shown(drawn(glossary, diagram)))[step.number - 1]
    assert row.findtext("details/summary") == f"again from {earlier.number}"
    assert row.findtext("details/p") == reason
    assert f"\n    - again from {earlier.number}: {reason}" in written(diagram_steps(WORDS, diagram), web=False)


def test_another_round_need_have_neither_an_earlier_step_nor_a_reason(bread: Glossary, dough: Diagram) -> None:
    first, *rest = dough.steps
    diagram = replace(dough, items=(first, replace(rest[0], round=Round(0, ()))))
    row = rows_of(shown(drawn(bread, diagram)))[1]
    assert row.findtext("p/em") == "another round"
    assert written(diagram_steps(WORDS, diagram), web=False).endswith("\n    - another round")


def test_whoever_acts_has_the_same_colour_in_every_ladder(glossary: Glossary) -> None:
    colours: dict[str, set[str]] = {}
    for term in glossary.terms.values():
        for diagram in diagrams(glossary, term)[:2]:
            for chip in shown(drawn(glossary, diagram)).iter("b"):
                colours.setdefault(chip.text or "", set()).add(chip.attrib["class"])
    assert len(colours) > 10
    assert {name: found for name, found in colours.items() if len(found) > 1} == {}


def test_the_rows_of_a_ladder_can_have_addresses(bread: Glossary, dough: Diagram) -> None:
    root = shown(diagram_picture(Site(bread), dough, linked=True).draw(home()))
    assert [row.get("id") for row in rows_of(root)] == [row_id(step) for step in dough.steps]


def test_every_link_of_a_ladder_leads_from_its_page(bread: Glossary, dough: Diagram) -> None:
    site = Site(bread, in_html=in_directories)
    html = diagram_picture(site, dough).draw(Here(site, "terms/other.md", web=True))
    linked = re.findall(r'href="([^"]*)"', html)
    assert {f"../{id_}/" for id_ in (*dough.actors, *(step.term for step in dough.steps))} <= set(linked)
    assert [target for target in linked if not re.fullmatch(r"\.\./[\w-]+/", target)] == []
