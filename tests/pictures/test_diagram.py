"""Sequence diagrams: small, safe, linked, and within their view."""

from __future__ import annotations

import platform
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from glossgraph.model import Action, Edge
from glossgraph.pictures import svg
from glossgraph.pictures.diagram import diagram
from glossgraph.site.page import Site
from glossgraph.site.publish import publish
from golden import compare

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary


def test_the_renderer_is_installed_where_it_can_be() -> None:
    if sys.platform == "linux" and platform.machine() == "x86_64":
        assert svg.available(), "install it with: pip install glossgraph[diagrams]"


@pytest.mark.parametrize("name", ["glossary", "bread", "hostile"])
def test_every_diagram_is_small_linked_and_safe(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    for term in glossary.terms.values():
        drawn = diagram(glossary, term)
        if not drawn or not svg.available():
            continue
        assert drawn.svg, term.id
        assert len(drawn.svg.encode()) < 12_000, term.id
        root = ET.fromstring(drawn.svg)
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "defs", "marker", "path", "rect", "text", "a", "g"}
        assert not [k for e in root.iter() for k in e.attrib if k == "style" or k.startswith("on")]
        links = [element for element in root.iter() if element.tag.endswith("a")]
        linked = {link.attrib["href"] for link in links}
        assert linked <= {f"page:terms/{id_}.md" for id_ in glossary.terms}
        steps = [link for link in links if link.get("class") in {"msg", "note"}]
        assert [s.attrib["href"] for s in steps if s.find("title") is None] == []
        assert len(steps) == len(drawn.lines)
        assert sorted(s.attrib["href"] for s in steps) == sorted(f"page:terms/{line.term}.md" for line in drawn.lines)
        words = " ".join("".join(text.itertext()) for text in root.iter("text"))
        for line in drawn.lines if name != "hostile" else ():
            for word in line.text.partition(": ")[2].split():
                assert word in words


def test_nothing_is_drawn_outside_of_the_view(bread: Glossary, glossary: Glossary) -> None:
    again = replace(bread.terms["starter"], edges=(Edge("starter", "returns-to", "dough", "It closes a loop."),))
    for whole in (glossary, replace(bread, terms={**bread.terms, "starter": again})):
        for term in whole.terms.values():
            drawn = diagram(whole, term)
            if not drawn:
                continue
            root = ET.fromstring(drawn.svg)
            left, top, width, height = (float(number) for number in root.attrib["viewBox"].split())
            for rect in root.iter("rect"):
                x, y, w, h = (float(rect.attrib[key]) for key in ("x", "y", "width", "height"))
                assert left <= x
                assert x + w <= left + width
                assert top <= y
                assert y + h <= top + height
            for path in root.findall(".//a/path"):
                numbers = [float(number) for number in re.findall(r"-?[\d.]+", path.attrib["d"])]
                assert all(left <= x <= left + width for x in numbers[::2])
                assert all(top <= y <= top + height for y in numbers[1::2])


def test_a_drawing_is_as_expected(bread: Glossary, project: Path, update_golden: bool) -> None:
    drawn = diagram(bread, bread.terms["dough"])
    assert drawn
    compare(project / "tests/bread/drawings", {"dough.svg": drawn.svg.replace("><", ">\n<")}, update=update_golden)


@pytest.mark.parametrize(
    "word", ["“Quoted-words-here-and-there”", "£1,000,000,000–£2,000,000,000", "https://example.com/a?b=c&d=e"]
)
def test_a_word_that_is_torn_apart_keeps_its_characters(word: str, bread: Glossary) -> None:
    dough = replace(bread.terms["dough"], step=Action(word, "baker"))
    drawn = diagram(replace(bread, terms={**bread.terms, "dough": dough}), dough)
    assert drawn
    note = next(a for a in ET.fromstring(drawn.svg).iter("a") if a.get("class") == "note")
    pieces = "".join("".join(text.itertext()) for text in note.iter("text"))
    assert pieces.replace("-", "") == word.replace("-", "")


def test_the_terms_own_step_is_highlighted(glossary: Glossary) -> None:
    drawn = diagram(glossary, glossary.terms["margin-call"])
    assert drawn
    assert [line.label for line in drawn.lines if line.own] == ["Margin call"]
    assert drawn.source.count("rect rgba") == 1
    if svg.available():
        assert drawn.svg.count('class="hl"') == 1


def test_without_the_renderer_a_page_carries_the_mermaid_text(bread: Glossary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg, "merman", None)
    page = next(page for page in publish(Site(bread)).pages if page.path == "terms/dough.md")
    assert '<svg class="gg-diagram"' not in page.text
    fence = page.text.partition("```mermaid\n")[2].partition("```")[0]
    drawn = diagram(bread, bread.terms["dough"])
    assert drawn
    assert fence == drawn.source
    assert "<details open><summary>The steps as a list" in page.text
