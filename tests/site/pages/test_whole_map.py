"""The map: what is on its page, whatever the glossary is like, and what its script finds in the files beside it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from glossgraph.graph.members import described, members
from glossgraph.graph.spine import column_of, columns, counts, flows, main_chain
from glossgraph.graph.threads import acting
from glossgraph.graph.ways import loops
from glossgraph.site.page import Site
from glossgraph.site.pages import kind, relation, setting, whole_map
from glossgraph.site.parts import map_files
from glossgraph.site.parts.map_choices import relations_to_choose, settings_to_choose
from glossgraph.text.plain import plain_words
from graphs import made
from written import terms_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossgraph.model import Glossary
    from glossgraph.site.page import Page

CASES: dict[str, Callable[[Glossary], Glossary]] = {
    "itself": lambda glossary: glossary,
    "no stages": lambda g: replace(g, stages={}, terms={i: replace(t, stage="") for i, t in g.terms.items()}),
    "no edges": lambda g: replace(g, terms={id_: replace(t, edges=()) for id_, t in g.terms.items()}),
    "no relations": lambda glossary: replace(glossary, relations={}),
    "no kinds": lambda glossary: replace(glossary, kinds={}),
    "no terms": lambda glossary: replace(glossary, terms={}),
}


@pytest.fixture(params=CASES)
def any_glossary(one: Glossary, request: pytest.FixtureRequest) -> Glossary:
    return CASES[request.param](one)


def the_page(glossary: Glossary) -> Page:
    (page,) = whole_map.pages(Site(glossary))
    return page


def files(glossary: Glossary) -> dict[str, Any]:
    return {path: json.loads(make()) for path, make in map_files.files(Site(glossary)).items()}


def arcs(glossary: Glossary) -> list[ET.Element]:
    found = re.findall(r'<svg class="gg-map-arcs.*?</svg>(?=\n)', the_page(glossary).text, re.DOTALL)
    return [ET.fromstring(each) for each in found]


def test_the_page_is_safe_and_small(any_glossary: Glossary) -> None:
    page = the_page(any_glossary)
    assert len(page.text.encode()) < 60_000
    assert page.wide
    assert "<" not in page.plain
    assert not re.search(r'<script>| style="', page.text)
    for root in arcs(any_glossary):
        assert {element.tag for element in root.iter()} <= {"svg", "a", "title", "path", "text"}


def test_no_term_stands_there_twice_in_the_picture(any_glossary: Glossary) -> None:
    picture = the_page(any_glossary).text.partition('<div class="gg-map-words">')[0]
    ids = re.findall(r'data-term="(.*?)"', picture)
    assert len(ids) == len(set(ids))
    assert set(ids) <= any_glossary.terms.keys()
    assert set(terms_in(the_page(any_glossary), picture)) == set(ids)
    named = [int(more) for more in re.findall(r">\+(\d+)<", picture)]
    assert len(column_of(any_glossary)) <= len(ids) + sum(named)


def test_what_is_drawn_and_what_is_not_are_all_there_is(any_glossary: Glossary) -> None:
    picture = the_page(any_glossary).text.partition('<div class="gg-map-words">')[0]
    drawn = re.findall(r'data-pair="(.*?)"', picture)
    assert len(drawn) == len(set(drawn)) <= 8 + whole_map.SKIPPING + whole_map.RETURNING
    others = [number for a, b, number in counts(any_glossary) if a != b and f"{a}-{b}" not in drawn]
    said = f"between {len(others)} other pair"
    assert (said in picture) == bool(others)
    # in words, there are all of them
    bars = re.findall(r'<span data-pair="(.*?)">', the_page(any_glossary).text)
    assert bars == list(flows(any_glossary))


def test_the_real_map_at_rest_has_few_lines(glossary: Glossary) -> None:
    picture = the_page(glossary).text.partition('<div class="gg-map-words">')[0]
    assert 20 <= len(re.findall(r"data-pair=", picture)) <= 26
    assert len(re.findall(r'class="gg-map-ribbon', picture)) == 8


def test_an_arc_is_no_wider_than_the_columns_that_it_joins(glossary: Glossary) -> None:
    places = {column.number: place for place, column in enumerate(columns(glossary))}
    above, below = arcs(glossary)
    for root in (above, below):
        for link in root.iter("a"):
            one, other = (places[int(end)] for end in link.attrib["data-pair"].split("-"))
            assert (one > other) == (root is above)
            ends = [(place + 0.5) / len(places) * 1000 for place in (one, other)]
            path = [float(number) for number in re.findall(r"-?[\d.]+", next(link.iter("path")).attrib["d"])]
            assert [path[0], path[-2]] == pytest.approx(ends, abs=0.1)
            text = next(link.iter("text"))
            assert float(text.attrib["x"].rstrip("%")) == pytest.approx(sum(ends) / 20, abs=0.1)
            assert 0 < float(text.attrib["y"]) <= float(root.attrib["height"])


def test_the_names_of_all_terms_are_in_the_order_of_their_ids(any_glossary: Glossary) -> None:
    found = files(any_glossary)
    names, aliases = found["map/names.json"], found["map/aliases.json"]
    terms = [any_glossary.terms[id_] for id_ in sorted(any_glossary.terms)]
    assert [(id_, column) for id_, _, column, *_ in names["terms"]] == [
        (term.id, column_of(any_glossary).get(term.id, 0)) for term in terms
    ]
    assert [tuple(aliases.get(str(number), ())) for number in range(len(terms))] == [term.aliases for term in terms]
    assert [terms[number].id for number in names["chain"]] == list(main_chain(any_glossary))


def test_each_edge_is_with_both_of_its_terms_and_its_reason_at_least_once(any_glossary: Glossary) -> None:
    found = files(any_glossary)
    near = {number: each for path, group in found.items() if "near-" in path for number, each in group.items()}
    ids, relations = sorted(any_glossary.terms), list(any_glossary.relations)
    assert [int(number) for number in near] == list(range(len(ids)))
    out = [
        (ids[int(number)], relations[relation], ids[other], reason)
        for number, each in near.items()
        for relation, other, reason, *_ in each["out"]
    ]
    into = [
        (ids[other], relations[relation], ids[int(number)])
        for number, each in near.items()
        for relation, other, *_ in each["in"]
    ]
    assert sorted(out) == sorted(
        (e.source, e.relation, e.target, plain_words(any_glossary, e.reason)) for e in any_glossary.joining
    )
    assert sorted(into) == sorted(edge[:3] for edge in out)


def test_the_loops_are_those_of_the_library(one: Glossary) -> None:
    found, ids, relations = files(one), sorted(one.terms), list(one.relations)
    named = [(relations[relation], [ids[number] for number in way]) for relation, *way in found["map/loops.json"]]
    assert named == [(edge.relation, way) for edge, way in loops(one)]
    steps = {(a, b) for a, after in enumerate(found["map/sequence.json"]) for b in after}
    assert all(pair in steps for _, *way in found["map/loops.json"] for pair in pairwise(way))


def test_of_very_many_edges_between_two_columns_the_first_are_listed() -> None:
    glossary = made(2, 300)
    found = files(glossary)
    for pair, edges in flows(glossary).items():
        listed = found[f"map/pair-{pair}.json"]
        assert len(listed["edges"]) == min(len(edges), map_files.MOST)
        assert listed["more"] == len(edges) - len(listed["edges"])


def test_what_can_be_chosen_is_what_there_is_and_has_a_page(any_glossary: Glossary) -> None:
    site = Site(any_glossary)
    (select,) = re.findall(r"<select.*?</select>", the_page(any_glossary).text) or [""]
    found = [unescape(value) for value in re.findall(r'<option value="([^"]+)">', select)]
    kinds = [id_ for id_ in any_glossary.kinds if any_glossary.by_kind[id_]]
    relations = [id_ for id_ in any_glossary.relations if any_glossary.by_relation[id_]]
    settings = [each.id for each in described(any_glossary) if members(any_glossary)[each.id]]
    assert found == [
        *(f"kind={id_}" for id_ in kinds),
        *(f"setting={id_}" for id_ in settings),
        *(f"relation={id_}" for id_ in relations),
    ]
    paths = {page.path for module in (kind, setting, relation) for page in module.pages(site)}
    assert {f"{value.replace('=', 's/')}.md" for value in found} <= paths
    groups = re.findall(r'<optgroup label="(.*?)">', select)
    assert len(groups) == bool(kinds) + bool(settings) + bool(relations)


def test_the_terms_of_a_setting_are_in_its_file_once(one: Glossary) -> None:
    found, ids = files(one), sorted(one.terms)
    for each in settings_to_choose(one):
        file = found[f"map/setting-{each.id}.json"]
        steps, others = ([ids[number] for number in file[key]] for key in ("steps", "others"))
        assert set(steps) == acting(one, each).keys()
        assert sorted([*steps, *others]) == sorted(members(one)[each.id])


def test_the_edges_of_a_relation_are_in_its_file_with_their_reasons(one: Glossary) -> None:
    found, ids, relations = files(one), sorted(one.terms), list(one.relations)
    for each in relations_to_choose(one):
        file = found[f"map/relation-{each.id}.json"]
        edges = {(e.source, e.target): plain_words(one, e.reason) for e in one.by_relation[each.id]}
        listed = {(ids[source], ids[target]): reason for source, _, target, reason, *_ in file["edges"]}
        assert {relations[number] for _, number, *_ in file["edges"]} == {each.id}
        assert listed.items() <= edges.items()
        assert len(listed) == min(len(edges), map_files.MOST) == len(edges) - file["more"]


def test_whoever_has_very_many_terms_is_told_of_another_tool(one: Glossary, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "GraphML" not in the_page(one).text
    monkeypatch.setattr(whole_map, "MOST_AT_ONCE", len(one.terms) - 1)
    assert "[export GraphML](data/index.md)" in the_page(one).text


def test_the_data_cannot_end_its_element(one: Glossary) -> None:
    text = the_page(one).text.partition('id="gg-map-data">')[2].partition("</script>")[0]
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text)["language"] == "en"
