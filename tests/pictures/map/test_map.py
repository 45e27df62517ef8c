"""The map and the neighbourhoods: where everything stands, what is drawn, and that nothing gets out of the picture."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from itertools import chain, combinations, pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossgraph.graph.sequence import arrows
from glossgraph.model import Edge, Flow, Glossary, Stage, Status, Term
from glossgraph.pictures import looks
from glossgraph.pictures.map.columns import columns
from glossgraph.pictures.map.ground import HEIGHT, WIDTH, Point
from glossgraph.pictures.map.layers import apart, crossings, ordered
from glossgraph.pictures.map.layout import MARGIN, layout
from glossgraph.pictures.map.svg import map_svg, path
from glossgraph.pictures.words import label_of
from glossgraph.site.page import Site
from glossgraph.site.pages import whole_map
from graphs import RESEMBLES, RETURNS, TRIGGERS, made
from published import published
from written import WORDS, address, terms_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from glossgraph.pictures.map.routes import Route
    from glossgraph.site.page import Page


def without_stages(glossary: Glossary) -> Glossary:
    return replace(glossary, stages={}, terms={id_: replace(t, stage="") for id_, t in glossary.terms.items()})


CASES: dict[str, Callable[[Glossary], Glossary]] = {
    "itself": lambda glossary: glossary,
    "no stages": without_stages,
    "no edges": lambda g: replace(g, terms={id_: replace(t, edges=()) for id_, t in g.terms.items()}),
    "no relations": lambda glossary: replace(glossary, relations={}),
    "no terms": lambda glossary: replace(glossary, terms={}),
}


@pytest.fixture(params=CASES)
def any_glossary(one: Glossary, request: pytest.FixtureRequest) -> Glossary:
    return changed(one, request.param)


@cache
def changed(glossary: Glossary, case: str) -> Glossary:
    """Return a case of a glossary, the same for all tests, which need not lay it out anew."""
    return CASES[case](glossary)


def test_no_two_boxes_overlap_and_all_are_in_the_picture(any_glossary: Glossary) -> None:
    found = layout(any_glossary)
    assert found.boxes.keys() == any_glossary.terms.keys()
    for one, two in combinations(found.boxes.values(), 2):
        assert abs(one.x - two.x) >= WIDTH + 2 or abs(one.y - two.y) >= HEIGHT + 2
    for box in found.boxes.values():
        assert 0 <= box.x <= found.width - WIDTH
        assert 0 <= box.y <= found.height - HEIGHT


def test_every_edge_is_drawn_from_box_to_box(any_glossary: Glossary) -> None:
    found = layout(any_glossary)
    assert [route.edge for route in found.routes] == list(any_glossary.joining)
    for route in found.routes:
        for id_, end in ((route.edge.source, route.points[0]), (route.edge.target, route.points[-1])):
            box = found.boxes[id_]
            across, down = end.x - box.x, end.y - box.y
            assert (across in {0, WIDTH} and 0 <= down <= HEIGHT) or (down in {0, HEIGHT} and 0 <= across <= WIDTH)


def test_columns_follow_the_stages(one: Glossary) -> None:
    found = layout(one)
    assert [band.stage for band in found.bands] == [
        s for s in one.stages if any(t.stage == s for t in one.terms.values())
    ]
    assert all(left.right == right.left for left, right in pairwise(found.bands))
    bands = {band.stage: band for band in found.bands}
    for term in one.terms.values():
        box = found.boxes[term.id]
        if term.stage in bands:
            assert bands[term.stage].left < box.x
            assert box.x + WIDTH < bands[term.stage].right
            assert box.y + HEIGHT <= found.floor
        else:
            assert box.y > found.floor


@pytest.mark.parametrize("staged", [True, False])
def test_nothing_in_the_sequence_leads_to_a_column_further_left(one: Glossary, *, staged: bool) -> None:
    shown = one if staged else without_stages(one)
    found = layout(shown)
    column = {id_: number for number, each in enumerate(columns(shown)[0]) for id_ in each.terms}
    for earlier, later, _ in arrows(shown):
        if earlier in column and later in column:
            assert found.boxes[earlier].x <= found.boxes[later].x


def samples(route: Route) -> Iterator[tuple[float, float]]:
    """Yield places along a line, near to one another, from the data of its path."""
    x = y = 0.0
    for command, numbers in re.findall(r"([MLHCQ])([-\d. ]+)", path(route)):
        values = [float(number) for number in numbers.split()]
        if command == "H":
            values = [values[0], y]
        corners = [(x, y), *zip(values[::2], values[1::2], strict=True)]
        if command == "M":
            del corners[0]
        x, y = corners[-1]
        steps = int(abs(x - corners[0][0]) + abs(y - corners[0][1])) // 8 + 4
        for step in range(steps + 1):
            places = corners
            while len(places) > 1:
                share = step / steps
                places = [(a + (c - a) * share, b + (d - b) * share) for (a, b), (c, d) in pairwise(places)]
            yield places[0]


def title_outside(glossary: Glossary) -> Iterator[tuple[str, Point]]:
    """Yield the place of the title of the terms that are in no column, as if it were a box, and test where it is."""
    found = layout(glossary)
    outside = [box for box in found.boxes.values() if box.y > found.floor]
    if not outside or not found.bands:
        return
    place = Point(MARGIN, min(box.y for box in outside))
    picture = map_svg(glossary, WORDS.say)
    rows = re.findall(rf'<text x="{MARGIN}" y="([\d.]+)" text-anchor="start"[^>]*>([^<]+)', picture)
    words = WORDS.say("map.outside-stages" if glossary.stages else "map.outside-sequence")
    assert " ".join(row for _, row in rows) == words
    assert all(place.y < float(y) < place.y + HEIGHT and looks.width(row) <= WIDTH for y, row in rows)
    assert all(box.x > place.x + WIDTH for box in outside)
    yield words, place


def assert_no_line_passes_behind_a_box(glossary: Glossary) -> None:
    found = layout(glossary)
    by_column: dict[int, list[tuple[str, Point]]] = {}
    for id_, box in chain(found.boxes.items(), title_outside(glossary)):
        for column in {int(box.x) // WIDTH, int(box.x + WIDTH) // WIDTH}:
            by_column.setdefault(column, []).append((id_, box))
    for route in found.routes:
        for x, y in samples(route):
            assert 0 <= x <= found.width
            assert 0 <= y <= found.height
            for id_, box in by_column.get(int(x) // WIDTH, []):
                inside = box.x + 0.5 < x < box.x + WIDTH - 0.5 and box.y + 0.5 < y < box.y + HEIGHT - 0.5
                assert not inside, f"{route.edge} runs behind {id_}"


def test_no_line_passes_behind_a_box(any_glossary: Glossary) -> None:
    assert_no_line_passes_behind_a_box(any_glossary)


def joined(stages: list[int], edges: list[tuple[int, int, str]]) -> Glossary:
    """Return a glossary with a term for each number of a stage, 0 for none, and with edges between them."""
    ids = [f"t{number}" for number in range(len(stages))]
    of_each: dict[str, list[Edge]] = {id_: [] for id_ in ids}
    for source, target, relation in edges:
        if source != target and max(source, target) < len(ids):
            of_each[ids[source]].append(Edge(ids[source], relation, ids[target], "So."))
    terms = {
        id_: Term(id_, f"terms/{id_}.yml", id_, "thing", "A thing.", f"s{s}" if s else "", edges=tuple(of_each[id_]))
        for id_, s in zip(ids, stages, strict=True)
    }
    relations = {relation.id: relation for relation in (TRIGGERS, RETURNS, RESEMBLES)}
    return Glossary(
        terms=terms, relations=relations, stages={f"s{n}": Stage(f"s{n}", n, f"Stage {n}") for n in range(1, 5)}
    )


RELATION = st.sampled_from([TRIGGERS.id, RETURNS.id, RESEMBLES.id])

NUMBER = st.integers(0, 23)


@given(
    st.lists(st.integers(0, 4), min_size=1, max_size=24),
    st.lists(st.tuples(NUMBER, NUMBER, RELATION), max_size=40, unique=True),
)
def test_no_line_passes_behind_a_box_of_any_small_graph(stages: list[int], edges: list[tuple[int, int, str]]) -> None:
    small = joined(stages, edges)
    assert_no_line_passes_behind_a_box(small)
    assert_no_line_passes_behind_a_box(without_stages(small))


def test_a_small_map_is_in_the_middle() -> None:
    found = layout(joined([1, 1, 1, 0], [(0, 1, TRIGGERS.id), (1, 2, TRIGGERS.id), (3, 0, RESEMBLES.id)]))
    (band,) = found.bands
    assert band.left == found.width - band.right
    assert found.boxes["t3"].x == found.boxes["t0"].x
    # the only line to the first term comes past the others
    (route,) = (route for route in found.routes if route.edge.source == "t3")
    assert min(point.x for point in route.points) < found.boxes["t0"].x


def test_only_what_leads_back_runs_over_the_top(glossary: Glossary) -> None:
    back = {route.edge for route in layout(glossary).routes if route.shape == "back"}
    assert back == {edge for edge in glossary.joining if glossary.flow(edge) is Flow.FEEDBACK}
    heights = [(min(point.y for point in route.points), route) for route in layout(glossary).routes]
    others = min(height for height, route in heights if route.edge not in back)
    assert all(height < others for height, route in heights if route.edge in back)


def test_there_are_few_crossings(glossary: Glossary) -> None:
    made_, _ = columns(glossary)
    column = {id_: number for number, each in enumerate(made_) for id_ in each.terms}
    pairs = {
        tuple(sorted((e.source, e.target), key=lambda id_: (column[id_], id_)))
        for e in glossary.joining
        if {e.source, e.target} <= column.keys() and glossary.flow(e) is not Flow.FEEDBACK
    }
    order = ordered([each.terms for each in made_], [(one, two) for one, two in sorted(pairs)])
    by_name = [sorted(nodes, key=lambda node: (isinstance(node, tuple), node)) for nodes in order.layers]
    assert crossings(order.layers, order.lines) < crossings(by_name, order.lines) / 3


def test_the_layout_is_the_same_every_time(one: Glossary) -> None:
    assert layout(replace(one)) == layout(one)


def test_a_glossary_that_runs_in_circles_is_drawn() -> None:
    terms = {
        id_: Term(id_, f"terms/{id_}.yml", id_, "", "A thing.", edges=(Edge(id_, "triggers", other, "So."),))
        for id_, other in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"))
    }
    circle = Glossary(terms=terms, relations={"triggers": TRIGGERS})
    assert len(layout(circle).routes) == 4
    assert layout(circle).boxes["d"].x < layout(circle).boxes["a"].x


@given(st.lists(st.tuples(st.floats(-1e4, 1e4), st.floats(0.1, 10), st.floats(0, 50)), min_size=1, max_size=30))
def test_places_leave_room_and_keep_the_order(wanted: list[tuple[float, float, float]]) -> None:
    rooms = [room for _, _, room in wanted[1:]]
    places = apart([(place, weight) for place, weight, _ in wanted], rooms)
    assert len(places) == len(wanted)
    for (one, two), room in zip(pairwise(places), rooms, strict=True):
        assert two - one >= room - 1e-6
    if all(two[0] - one[0] >= room + 1e-6 for (one, two), room in zip(pairwise(wanted), rooms, strict=True)):
        assert places == pytest.approx([place for place, _, _ in wanted], abs=1e-6)


@given(st.text(max_size=120), st.integers(1, 3))
def test_a_label_fits_its_box(text: str, most: int) -> None:
    rows = looks.wrapped(text, 100, most)
    assert len(rows) <= most
    assert all(looks.width(row) <= 100 or len(row) <= 2 for row in rows)
    if rows and not rows[-1].endswith("…"):
        assert re.sub(r"[ -]", "", "".join(rows)) == "".join(text.split()).replace("-", "")


def test_a_label_breaks_between_words_and_at_hyphens() -> None:
    assert looks.wrapped("Auto-deleveraging") == ("Auto-", "deleveraging")
    assert looks.wrapped("Market impact of deleveraging") == ("Market impact", "of deleveraging")


# --- The picture. ---


def the_page(glossary: Glossary) -> Page:
    (page,) = whole_map.pages(Site(glossary))
    return page


def pictures(glossary: Glossary) -> list[ET.Element]:
    found = [map_svg(glossary, WORDS.say, address), map_svg(glossary, WORDS.say)]
    return [ET.fromstring(text) for text in found]


def name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def test_the_picture_is_safe_and_holds_everything(any_glossary: Glossary) -> None:
    # nothing in which Markdown would find a link or code
    assert not set(map_svg(any_glossary, WORDS.say, address)) & set("[]`")
    allowed = {"svg", "title", "desc", "defs", "marker", "g", "rect", "path", "text", "a"}
    for root in pictures(any_glossary):
        for element in root.iter():
            assert name(element) in allowed
            assert not [key for key in element.attrib if key.startswith("on") or key in {"style", "src"}]
        said = [e.text for e in root.iter() if name(e) == "title"]
        for edge in any_glossary.joining:
            assert " ".join(looks.sentence_of(any_glossary, edge, WORDS.say).split()) in said
    links = {a.attrib["href"] for a in pictures(any_glossary)[0].iter("a")}
    assert links == {f"terms/{id_}.md" for id_ in any_glossary.terms}


def test_the_picture_alone_leads_nowhere_and_needs_nothing(one: Glossary) -> None:
    alone = map_svg(one, WORDS.say)
    assert not re.search(r"href|data-|var\(|<style", re.sub(r">[^<]*<", "><", alone))
    assert published(one).files["map.svg"] == f"{alone}\n"


def test_edges_carry_what_the_script_needs(glossary: Glossary) -> None:
    root = ET.fromstring(map_svg(glossary, WORDS.say, address))
    edges = [
        (path.get("data-from"), group.get("data-relation"), path.get("data-to"))
        for group in root.iter("g")
        if group.get("data-relation")
        for path in group
    ]
    assert sorted(edges) == sorted((e.source, e.relation, e.target) for e in glossary.joining)


def test_relations_and_kinds_are_told_by_more_than_colour(glossary: Glossary) -> None:
    lines = [looks.line_styles(glossary)[id_] for id_ in glossary.relations]
    assert len({(line.width, line.dashes, line.arrow, line.in_time) for line in lines}) == len(lines)
    outlines = [looks.box_style(glossary, kind.id).outline for kind in glossary.kinds.values() if kind.id != "actor"]
    assert len(set(outlines)) == len(outlines)


def test_the_data_cannot_end_its_element(one: Glossary) -> None:
    text = the_page(one).text.partition('id="gg-map-data">')[2].partition("</script>")[0]
    assert not set(text) & set("<>&\u2028\u2029")
    data = json.loads(text)
    assert data["terms"].keys() == one.terms.keys()
    assert all(data["terms"][id_]["label"] == label_of(WORDS.say, term) for id_, term in one.terms.items())
    drafts = {id_ for id_, term in one.terms.items() if term.status is Status.DRAFT}
    assert {id_ for id_, term in data["terms"].items() if term["status"] == "draft"} == drafts


def test_the_page_is_no_mere_picture(glossary: Glossary) -> None:
    page = the_page(glossary)
    for text in (page.text, page.plain):
        assert f"{len(glossary.terms)} terms" in text
        assert f"{len(glossary.joining):,} connections" in text
        assert re.search(r"\(terms/index\.(md|txt)\)", text)
        assert re.search(r"\(relations/index\.(md|txt)\)", text)
    assert set(terms_in(page, page.text)) == glossary.terms.keys()
    assert "<" not in page.plain
    assert page.wide


def test_the_style_sheet_has_the_colours_of_the_picture_alone(project: Path) -> None:
    sheet = (project / "build_tools/glossgraph/site/material/assets/diagram.css").read_text(encoding="utf-8")
    light = sheet.partition("/* Maps:")[2].partition("@media screen")[0]
    for number, (colour, tint) in enumerate(zip(looks.COLOURS, looks.TINTS, strict=True), start=1):
        assert f"--gg-r{number}: {colour};" in light
        assert f"--gg-k{number}: {tint};" in light
    assert f"font: {looks.FONT:g}px/" in sheet


def test_a_map_is_light(glossary: Glossary) -> None:
    for each in (glossary, made(9, 17, 10)):
        assert len(each.terms) >= 150
        assert len(map_svg(each, WORDS.say, address).encode()) < 250_000 * max(1, len(each.joining) / 500)
