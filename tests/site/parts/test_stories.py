"""The stories of a term on its page: each with its addresses, and with what is different in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.graph.story import settings_of
from glossgraph.graph.threads import acting
from glossgraph.site.page import Site
from glossgraph.site.parts.stories import stories

if TYPE_CHECKING:
    from glossgraph.model import Glossary


def test_another_story_says_how_it_differs_from_the_first(glossary: Glossary) -> None:
    first, *others = stories(Site(glossary), glossary.terms["margin-call"])
    assert not first.facts
    assert others
    for story in others:
        assert re.match(r"\d+ steps\. (Only here: .+\.)?( ?Not here: .+\.)?$", story.facts.text), story.facts
    assert "Only here: Cash lender" in others[0].facts.text
    assert "Not here: Prime broker" in others[0].facts.text


def test_what_also_happens_in_a_setting_is_not_missing_there(glossary: Glossary) -> None:
    for id_ in ("margin-call", "price-impact", "forced-selling"):
        first, *others = stories(Site(glossary), glossary.terms[id_])
        for told in others:
            missing = told.facts.text.partition("Not here: ")[2].rstrip(".").split(", ")
            for setting in (glossary.settings[anchor.removeprefix("in-")] for anchor in told.anchors):
                assert not {glossary.terms[term].title for term in acting(glossary, setting)} & {*missing}, first


def test_a_story_has_an_address_for_each_of_its_settings(glossary: Glossary) -> None:
    for term in glossary.terms.values():
        told = stories(Site(glossary), term)
        anchors = [anchor for story in told for anchor in story.anchors]
        assert sorted(anchors) == sorted({f"in-{setting.id}" for setting in settings_of(glossary, term)})
        assert [link.words for story in told for link, _ in story.settings] == [
            glossary.settings[anchor.removeprefix("in-")].label for anchor in anchors if anchor != "in-"
        ]
