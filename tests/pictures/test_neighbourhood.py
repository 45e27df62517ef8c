"""The neighbourhood of a term: small, safe, and true to time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from glossgraph.graph.sequence import arrows
from glossgraph.pictures.neighbourhood import LARGEST, MOST, neighbourhood
from written import WORDS

if TYPE_CHECKING:
    from glossgraph.model import Edge, Glossary


def test_a_neighbourhood_is_small_safe_and_leads_to_the_neighbours(one: Glossary) -> None:
    for term in one.terms.values():
        picture = neighbourhood(one, term, WORDS.say)
        joined = {e.source for e in one.joining if e.target == term.id}
        joined |= {e.target for e in one.joining if e.source == term.id}
        if not picture:
            assert not joined
            continue
        # seen from another term's page
        drawn = picture.draw(lambda id_: f"../{id_}/")
        assert len(drawn) <= LARGEST
        root = ET.fromstring(drawn)
        linked = [a.attrib["href"].removeprefix("../").removesuffix("/") for a in root.iter("a")]
        assert 1 <= len(linked) == len(set(linked)) <= MOST
        assert set(linked) <= joined
        assert {e.tag.rpartition("}")[2] for e in root.iter()} <= {
            "div",
            "svg",
            "title",
            "desc",
            "defs",
            "marker",
            "g",
            "path",
            "text",
            "a",
        }
        if len(joined) == len(linked):
            assert f">{len(joined)} {'term' if len(joined) == 1 else 'terms'} joined" in drawn


def test_what_leads_to_a_term_is_at_its_left(glossary: Glossary) -> None:
    for term in glossary.terms.values():
        picture = neighbourhood(glossary, term, WORDS.say)
        if not picture:
            continue
        root = ET.fromstring(picture.draw(str))
        left = {a.attrib["href"]: float(re.findall(r"[\d.]+", a.attrib["transform"])[0]) for a in root.iter("a")}
        own = next(g for g in root.iter("g") if "own" in g.get("class", ""))
        middle = float(re.findall(r"[\d.]+", own.attrib["transform"])[0])
        strongest: dict[str, Edge] = {}
        rank = {relation: number for number, relation in enumerate(glossary.relations)}
        for edge in sorted(glossary.joining, key=lambda e: rank[e.relation]):
            if term.id in {edge.source, edge.target}:
                strongest.setdefault(edge.target if edge.source == term.id else edge.source, edge)
        for earlier, later, edge in arrows(glossary):
            for other, is_left in ((earlier, True), (later, False)):
                if other in left and {other, term.id} == {earlier, later} and strongest[other] == edge:
                    assert (left[other] < middle) is is_left


def test_a_neighbourhood_says_how_many_it_leaves_out(glossary: Glossary) -> None:
    picture = neighbourhood(glossary, glossary.terms["margin-call"], WORDS.say)
    assert picture
    drawn = picture.draw(str)
    (shown,) = re.findall(r"(\d+) of \d+", drawn)
    assert drawn.count("<a ") == int(shown) <= MOST
