"""The stories of a term on its page: drawn while there is room, and each with its addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from glossgraph.graph.story import settings_of
from glossgraph.site.page import Site
from glossgraph.site.parts import stories as part
from glossgraph.site.parts.stories import stories
from written import home

if TYPE_CHECKING:
    from glossgraph.model import Glossary


def looks(glossary: Glossary, term: str) -> list[str]:
    """Return each story of a term as it is drawn: with its source, without it, or not at all."""
    told = [written.picture.draw(home()) for written in stories(Site(glossary), glossary.terms[term])]
    return ["source" if "gg-source" in html else "drawn" if "<svg" in html else "list" for html in told]


@pytest.mark.parametrize(
    ("room", "wanted"), [(0, {"drawn", "list"}), (10**6, {"source"})], ids=["no room", "room for all"]
)
def test_the_first_story_is_drawn_and_the_others_while_there_is_room(
    room: int, wanted: set[str], glossary: Glossary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part, "MOST_DRAWN", room)
    found = looks(glossary, "margin-call")
    assert set(found) == wanted
    assert "list" not in found[:1]
    assert found == sorted(found, key=["source", "drawn", "list"].index)


def test_edges_take_room(glossary: Glossary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part, "_PER_EDGE", 0)
    without = looks(glossary, "price-impact").count("list")
    monkeypatch.undo()
    assert looks(glossary, "price-impact").count("list") > without


def test_a_story_has_an_address_for_each_of_its_settings(glossary: Glossary) -> None:
    for term in glossary.terms.values():
        told = stories(Site(glossary), term)
        anchors = [anchor for story in told for anchor in story.anchors]
        assert sorted(anchors) == sorted({f"in-{setting.id}" for setting in settings_of(glossary, term)})
        assert [link.words for story in told for link, _ in story.settings] == [
            glossary.settings[anchor.removeprefix("in-")].label for anchor in anchors if anchor != "in-"
        ]


def test_no_two_things_on_a_page_have_the_same_id(glossary: Glossary) -> None:
    for term in glossary.terms.values():
        html = "".join(story.picture.draw(home()) for story in stories(Site(glossary), term))
        ids = re.findall(r' id="([^"]*)"', html)
        assert len(ids) == len(set(ids)), term.id
