"""The sequence diagrams of several glossaries: small, linked, safe, and one as expected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from glossgraph.model import Action
from golden import compare
from written import diagrams

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary


def page_of(term: str) -> str:
    return f"../{term}/"


@pytest.mark.parametrize("name", ["glossary", "bread", "hostile"])
def test_every_diagram_is_small_linked_and_safe(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    for term in glossary.terms.values():
        for drawn in diagrams(glossary, term):
            assert len(drawn.draw(page_of).encode()) < 12_000, term.id
            root = ET.fromstring(drawn.draw(page_of))
            tags = {element.tag.rpartition("}")[2] for element in root.iter()}
            assert tags <= {"svg", "title", "desc", "defs", "marker", "path", "rect", "text", "a", "g"}
            assert not [k for e in root.iter() for k in e.attrib if k == "style" or k.startswith("on")]
            links = [element for element in root.iter() if element.tag.endswith("a")]
            linked = {link.attrib["href"] for link in links}
            assert linked <= {page_of(id_) for id_ in glossary.terms}
            steps = [link for link in links if link.get("class", "").partition(" ")[0] in {"msg", "note"}]
            assert [s.attrib["href"] for s in steps if s.find("title") is None] == []
            assert len(steps) == len(drawn.steps)
            assert sorted(s.attrib["href"] for s in steps) == sorted(page_of(step.term) for step in drawn.steps)
            words = " ".join("".join(text.itertext()) for text in root.iter("text"))
            for step in drawn.steps if name != "hostile" else ():
                for word in step.text.partition(": ")[2].split():
                    assert word in words


def test_a_drawing_is_as_expected(bread: Glossary, project: Path, update_golden: bool) -> None:
    drawn = diagrams(bread, bread.terms["dough"])[0]
    compare(
        project / "tests/bread/drawings", {"dough.svg": drawn.draw(page_of).replace("><", ">\n<")}, update=update_golden
    )


@pytest.mark.parametrize(
    "word", ["“Quoted-words-here-and-there”", "£1,000,000,000–£2,000,000,000", "https://example.com/a?b=c&d=e"]
)
def test_a_word_that_is_torn_apart_keeps_its_characters(word: str, bread: Glossary) -> None:
    dough = replace(bread.terms["dough"], step=Action(word, "baker"))
    drawn = diagrams(replace(bread, terms={**bread.terms, "dough": dough}), dough)[0]
    note = next(a for a in ET.fromstring(drawn.draw(page_of)).iter("a") if a.get("class") == "note own")
    pieces = "".join("".join(text.itertext()) for text in note.iter("text"))
    assert pieces.replace("-", "") == word.replace("-", "")


def test_the_terms_own_step_is_highlighted(glossary: Glossary) -> None:
    drawn = diagrams(glossary, glossary.terms["margin-call"])[0]
    assert [step.label for step in drawn.steps if step.own] == ["Margin call"]
    assert drawn.source.count("rect rgba") == 1
    assert drawn.draw(page_of).count('class="hl"') == 1
