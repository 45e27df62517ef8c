"""A sequence diagram on a page: its steps in words, and the ways back that it does not draw."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from glossgraph.pictures.diagram import FeedbackEdge
from glossgraph.site.address import in_directories
from glossgraph.site.here import Here
from glossgraph.site.page import Site
from glossgraph.site.parts.sequence_diagram import diagram_list, diagram_picture, diagram_steps
from written import WORDS, diagrams, home, written

if TYPE_CHECKING:
    from glossgraph.model import Glossary
    from glossgraph.pictures.diagram import Diagram


@pytest.fixture
def dough(bread: Glossary) -> Diagram:
    loaf, starter = bread.terms["loaf"], bread.terms["starter"]
    return replace(diagrams(bread, bread.terms["dough"])[0], beyond=(FeedbackEdge(loaf, "returns to", starter, ""),))


def test_the_list_of_steps_says_what_the_diagram_shows(dough: Diagram) -> None:
    beyond, _, listed = diagram_picture(WORDS, dough).draw(home()).partition("<details>")
    assert len(re.findall("<li>.* \\(<.*>\\)\\.</li>", listed)) == len(dough.steps)
    assert re.search("<li>If the yeast is alive: Baker.*</li>\n<li>Or if the yeast is dead: Oven .*</li>\n", listed)
    assert '<a href="terms/loaf.md">Loaf</a> returns to <a href="terms/starter.md">Starter</a>.' in beyond
    plain = written(diagram_steps(WORDS, dough), web=False)
    assert re.search(r"^( *)1\. If the yeast is alive:\n\1    1\. ", plain, re.MULTILINE)
    assert "- [Loaf](terms/loaf.md) returns to [Starter](terms/starter.md)." in plain
    assert len(re.findall(r"^ *1\. .* \((?:\*\*)?\[.*\]\(terms/.*\.md\)(?:\*\*)?\)\.$", plain, re.MULTILINE)) == len(
        dough.steps
    )


def test_a_loop_says_what_the_next_round_changes(bread: Glossary) -> None:
    diagram = diagrams(bread, bread.terms["loaf"])[0]
    (reason,) = (edge.reason for edge in bread.joining if edge.relation == "returns-to")
    assert diagram.rounds == (reason,)
    assert f'</div>\n<p class="gg-round">Next round&#58; {reason}</p>' in diagram_picture(WORDS, diagram).draw(home())
    in_list = f'</ol>\n<p class="gg-round">Next round&#58; {reason}</p>\n</li>'
    assert in_list in diagram_list(WORDS, diagram).draw(home())
    assert in_list not in diagram_list(WORDS, diagram, [reason]).draw(home())
    assert f"\n    - Next round: {reason}" in written(diagram_steps(WORDS, diagram), web=False)


def test_a_story_that_is_told_says_why_it_goes_back(bread: Glossary) -> None:
    (edge,) = diagrams(bread, bread.terms["sunday"])[0].beyond
    assert edge.reason
    assert f"[Starter](terms/starter.md): {edge.reason}" in written(
        diagram_steps(WORDS, diagrams(bread, bread.terms["sunday"])[0]), web=False
    )


def test_every_link_of_the_picture_leads_from_its_page(bread: Glossary, dough: Diagram) -> None:
    html = diagram_picture(WORDS, dough).draw(Here(Site(bread, in_html=in_directories), "terms/other.md", web=True))
    assert "page:" not in html
    linked = re.findall(r'href="([^"]*)"', html)
    assert {f"../{step.term}/" for step in dough.steps} <= set(linked)
    assert [target for target in linked if not re.fullmatch(r"\.\./[\w-]+/", target)] == []


def test_many_ways_back_are_folded(dough: Diagram) -> None:
    assert '<details class="gg-beyond" open>' in diagram_picture(WORDS, dough).draw(home())
    many = replace(dough, beyond=dough.beyond * 5)
    assert '<details class="gg-beyond"><summary>' in diagram_picture(WORDS, many).draw(home())
