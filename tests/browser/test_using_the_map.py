"""The map in a real browser: what is chosen is shown with its reasons, by pointer, keyboard, touch and address."""

from __future__ import annotations

import gzip
import random
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from axe import violations
from glossgraph.graph.members import members
from glossgraph.graph.spine import column_of
from glossgraph.graph.threads import acting
from glossgraph.graph.ways import by_way_of, shortest
from glossgraph.model import Edge, Glossary, Term
from graphs import TRIGGERS
from palette import LOOKS, Look, show_as

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Response, Route

FIND, FROM, TO = "#gg-map-find", "#gg-map-from", "#gg-map-to"

ONLY = "#gg-map-only"

ALONE = ("kind=actor", "setting=venue", "relation=triggers")

VIEWS = ("term=margin-call", "from=leverage&to=forced-selling", "loops=fire-sale", "stage=4", "pair=7-2", *ALONE)

FIRST_LOAD = 100_000
"""The most bytes, compressed, that the map needs on a first visit, besides the index of the search."""

MANY = """async script => {
    const { views } = await import(script);
    const all = [...Array(500).keys()].map((number) => (
      { number, id: `t${number}`, label: `T${number}`, column: 1, kind: 0, degree: 0 }));
    const columns = [{ number: 1, name: "One", colour: "gg-s1" }];
    const kinds = [{ id: "k", name: "K" }];
    const [columnOf, address] = [() => columns[0], ({ id }) => id];
    const map = { terms: all, chain: [499], kinds, columns, column: columnOf, address };
    const { column, kind } = views(map, (name, values = {}) => `${name} ${values.number}`);
    const count = (parts) => {
      document.querySelector(".gg-map-view").replaceChildren(...parts);
      return document.querySelectorAll(".gg-map-view [data-term]").length;
    };
    const alone = count(kind(0, "K", "page"));
    const others = document.querySelector(".gg-map-view .gg-map-plus").textContent;
    const firstOfAll = document.querySelector(".gg-map-view [data-term]").textContent;
    const inColumn = count(column(columns[0], []));
    document.querySelector(".gg-map-view li > button").click();
    return [alone, others, firstOfAll, inColumn, count([...document.querySelector(".gg-map-view").children])];
}"""
"""What a page shows of 500 terms in one column: of a kind, of a column, and of that after a click on its button."""


@pytest.fixture
def map_page(page: Page, served: str) -> Page:
    page.goto(f"{served}map/")
    expect(page.locator(".gg-map-tools")).to_be_visible()
    return page


def view(page: Page) -> Locator:
    return page.locator(".gg-map-view")


def pick(page: Page, where: str, text: str) -> None:
    page.fill(where, text)
    expect(page.locator(f"{where}-list [role=option]").first).to_be_visible()
    page.press(where, "ArrowDown")
    page.press(where, "Enter")


def steps(page: Page, number: int) -> list[str]:
    """Return the labels along one of the ways that are shown."""
    return page.locator(".gg-map-ladder").nth(number).locator("[data-term]").all_inner_texts()


def test_at_rest_there_are_few_lines_and_large_words(map_page: Page) -> None:
    assert map_page.locator(".gg-map-rest [data-pair]:visible").count() <= 26
    sizes = map_page.locator(".gg-map :visible").evaluate_all(
        "all => all.filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))"
        ".map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 14
    # nothing is cut off
    wide = map_page.locator(".gg-map-columns a").evaluate_all("all => all.map(a => a.scrollWidth - a.clientWidth)")
    assert max(wide) <= 1


def test_the_whole_is_in_view_at_rest(map_page: Page) -> None:
    assert map_page.viewport_size == {"width": 1280, "height": 900}
    end = map_page.locator(".gg-map-counted").bounding_box()
    assert end
    assert end["y"] + end["height"] <= 900


def test_a_first_visit_is_light(page: Page, served: str) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.insert(0, answer))
    page.goto(f"{served}map/")
    page.wait_for_load_state("networkidle")
    sizes = {answer.url: len(gzip.compress(answer.body())) for answer in answers if "search" not in answer.url}
    assert sum(sizes.values()) < FIRST_LOAD, sizes
    assert not [url for url in sizes if url.endswith(".json")]


def test_a_term_is_found_by_its_alias_with_the_keyboard_alone(map_page: Page) -> None:
    map_page.focus(FIND)
    map_page.keyboard.type("maintenance cal")
    options = map_page.locator("#gg-map-find-list [role=option]")
    expect(options).to_have_count(1)
    expect(options).to_contain_text("Margin call")
    map_page.keyboard.press("ArrowDown")
    active = map_page.get_attribute(FIND, "aria-activedescendant")
    assert map_page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    map_page.keyboard.press("Enter")
    expect(map_page.locator("#gg-map-find-list")).to_be_hidden()
    expect(view(map_page)).to_contain_text("A demand")
    expect(map_page.locator(".gg-map-side.follows")).to_contain_text("Forced liquidation")
    expect(map_page.locator(".gg-map-says")).to_contain_text("connections")
    expect(map_page).to_have_url(re.compile(r"\?term=margin-call$"))
    # all else is not drawn
    assert map_page.locator(".gg-map-chain:visible, .gg-map-arcs:visible, .gg-map-outside:visible").count() == 0


@pytest.mark.parametrize("name", ["Margin call", "Forced selling", "Haircut", "Bad debt"])
def test_a_resting_pointer_does_not_replace_what_was_found(name: str, map_page: Page) -> None:
    map_page.mouse.move(640, 520)
    map_page.fill(FIND, name)
    map_page.locator("#gg-map-find-list [role=option]").first.click()
    expect(map_page.locator(".gg-map-own h2")).to_have_text(name)
    map_page.mouse.wheel(0, 300)
    map_page.wait_for_timeout(300)
    expect(map_page.locator(".gg-map-own h2")).to_have_text(name)


def test_nothing_covers_what_is_shown(map_page: Page, served: str) -> None:
    for query in VIEWS:
        map_page.goto(f"{served}map/?{query}")
        expect(view(map_page)).to_be_visible()
        top = view(map_page).bounding_box()
        strip = map_page.locator(".gg-map-columns").bounding_box()
        assert top
        assert strip
        assert top["y"] >= strip["y"] + strip["height"]
        assert map_page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_escape_closes_the_list_then_empties_the_field_and_then_shows_the_whole(map_page: Page) -> None:
    pick(map_page, FIND, "leverage")
    expect(view(map_page)).to_contain_text("Leverage")
    map_page.fill(FIND, "margin")
    expect(map_page.locator("#gg-map-find-list")).to_be_visible()
    map_page.press(FIND, "Escape")
    expect(map_page.locator("#gg-map-find-list")).to_be_hidden()
    expect(map_page.locator(FIND)).to_have_value("margin")
    map_page.press(FIND, "Escape")
    expect(map_page.locator(FIND)).to_have_value("")
    view(map_page).focus()
    map_page.keyboard.press("Escape")
    expect(view(map_page)).to_be_hidden()
    expect(map_page).to_have_url(re.compile("/map/$"))


def test_a_search_that_finds_nothing_says_so(map_page: Page) -> None:
    map_page.fill(FIND, "no such term")
    expect(map_page.locator(".gg-combo-none:visible")).to_have_text("No term found")
    expect(map_page.locator(".gg-map-says")).to_have_text("No term found")


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Ärger", "arger"), ("Ørsted", "orsted"), ("Łódź", "lodz"), ("Straße", "strasse"), ("Ægir", "aegir")],
)
def test_a_name_is_found_without_its_accents(page: Page, served: str, name: str, typed: str) -> None:
    def renamed(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('"leverage","Leverage"', f'"leverage","{name}"'))

    page.route("**/names.json", renamed)
    page.goto(f"{served}map/")
    page.fill(FIND, typed)
    expect(page.locator("#gg-map-find-list [role=option]")).to_have_text([name])


def test_a_ribbon_lists_its_edges_with_their_reasons(map_page: Page) -> None:
    ribbon = map_page.locator('.gg-map-ribbon[data-pair="4-5"]')
    number = int(ribbon.inner_text())
    ribbon.click()
    expect(view(map_page).locator("h2")).to_contain_text(f"{number} connections")
    assert view(map_page).locator(".gg-map-list > li").count() == number
    for reason in view(map_page).locator(".gg-map-list > li p").all_text_contents():
        assert len(reason) > 20
    assert map_page.locator(".gg-map-column.on").evaluate_all("all => all.map(c => c.dataset.column)") == ["4", "5"]


def test_an_arc_lists_what_returns(map_page: Page) -> None:
    map_page.locator('.gg-map-above [data-pair="7-2"] text').click()
    expect(view(map_page)).to_contain_text("feeds back to")


def test_a_stage_opens_with_all_its_terms_by_kind(map_page: Page) -> None:
    map_page.locator('.gg-map-head [data-stage="7"]').click()
    expect(view(map_page).locator("h3").first).to_be_visible()
    title = view(map_page).locator("h2").inner_text()
    assert view(map_page).locator("[data-term]").count() == int(re.findall(r"(\d+) terms", title)[0])
    # and from there, what leads on
    view(map_page).locator('[data-pair="7-8"]').click()
    expect(view(map_page).locator("h2")).to_contain_text("to 8 Market-wide outcome")


def test_a_kind_a_setting_or_a_relation_is_chosen_and_left_again(map_page: Page, served: str) -> None:
    for query in ALONE:
        map_page.select_option(ONLY, query)
        expect(map_page).to_have_url(f"{served}map/?{query}")
        name = map_page.locator(f"{ONLY} option:checked").inner_text()
        expect(view(map_page).locator("h2")).to_contain_text(f"{name}: ")
        expect(map_page.locator(".gg-map-says")).to_contain_text(name)
        assert map_page.locator(".gg-map-column.on").count()
    map_page.go_back()
    map_page.go_back()
    expect(map_page.locator(ONLY)).to_have_value("kind=actor")
    expect(view(map_page).locator("h2")).to_contain_text("Actors: ")
    map_page.locator("[data-do=whole]").click()
    expect(view(map_page)).to_be_hidden()
    expect(map_page.locator(ONLY)).to_have_value("")
    # and so it is left by its own field
    map_page.select_option(ONLY, "setting=venue")
    expect(view(map_page)).to_be_visible()
    map_page.select_option(ONLY, "")
    expect(view(map_page)).to_be_hidden()
    expect(map_page).to_have_url(f"{served}map/")


@pytest.mark.parametrize("query", ALONE)
def test_what_is_shown_alone_leads_to_its_page_and_to_its_terms(query: str, map_page: Page, served: str) -> None:
    map_page.goto(f"{served}map/?{query}")
    expect(map_page.locator(ONLY)).to_have_value(query)
    view(map_page).locator("[data-term]").first.click()
    expect(map_page.locator(".gg-map-own")).to_be_visible()
    expect(map_page.locator(ONLY)).to_have_value("")
    map_page.go_back()
    view(map_page).locator(".gg-map-open").click()
    sort, _, id_ = query.partition("=")
    expect(map_page).to_have_url(f"{served}{sort}s/{id_}/")
    expect(map_page.locator("h1")).to_be_visible()


def test_terms_of_a_kind_or_a_setting_are_below_the_headings_of_their_columns(
    map_page: Page, served: str, glossary: Glossary
) -> None:
    steps = acting(glossary, glossary.settings["venue"])
    wanted = {
        "kind=actor": {term.id for term in glossary.by_kind["actor"]},
        "setting=venue": members(glossary)["venue"],
    }
    for query, ids in wanted.items():
        map_page.goto(f"{served}map/?{query}")
        expect(view(map_page).locator("h2")).to_contain_text(f"{len(ids)} terms")
        shown = view(map_page).locator("[data-term]")
        assert set(shown.evaluate_all("all => all.map(a => a.dataset.term)")) == ids
        for term in view(map_page).locator(".gg-map-among [data-term]").all():
            column = column_of(glossary)[term.get_attribute("data-term") or ""]
            head, box = map_page.locator(f'.gg-map-head [data-stage="{column}"]').bounding_box(), term.bounding_box()
            assert head
            assert box
            assert head["x"] <= box["x"]
            assert box["x"] + box["width"] <= head["x"] + head["width"] + 1
    first = view(map_page).locator(".first [data-term]").evaluate_all("all => all.map(a => a.dataset.term)")
    assert set(first) == set(steps)


def test_right_to_left_what_comes_first_is_on_the_left_as_the_arcs_run(map_page: Page, served: str) -> None:
    def left(selector: str) -> list[float]:
        return map_page.locator(selector).evaluate_all("all => all.map(e => e.getBoundingClientRect().left)")

    map_page.goto(f"{served}map/?term=margin-call")
    expect(map_page.locator(".gg-map-own")).to_be_visible()
    map_page.evaluate("document.body.dir = 'rtl'")
    (before,), (own,), (after,) = map(left, (".gg-map-side.leads-here", ".gg-map-own", ".gg-map-side.follows"))
    assert before < own < after
    assert left(".gg-map-head") == sorted(left(".gg-map-head"))
    map_page.select_option(ONLY, "kind=event")
    expect(map_page.locator(".gg-map-among")).to_be_visible()
    assert left(".gg-map-among > *") == pytest.approx(left(".gg-map-head"), abs=1)


def test_a_relation_gives_its_connections_with_their_reasons(map_page: Page, served: str, glossary: Glossary) -> None:
    edges = {(edge.source, edge.target) for edge in glossary.by_relation["triggers"]}
    map_page.goto(f"{served}map/?relation=triggers")
    expect(view(map_page).locator("h2")).to_have_text(f"triggers: {len(edges)} connections")
    rows = view(map_page).locator(".gg-map-list > li")
    ends = rows.evaluate_all("all => all.map(li => [...li.querySelectorAll('[data-term]')].map(a => a.dataset.term))")
    assert {(one, other) for one, other in ends} == edges
    assert min(map(len, rows.locator("p").all_text_contents())) > 20
    assert rows.locator("p").count() == len(edges)


def test_of_very_many_terms_the_first_are_shown_and_the_others_when_wanted(map_page: Page, served: str) -> None:
    alone, others, first, in_column, after = map_page.evaluate(MANY, f"{served}assets/map-views.js")
    assert alone == in_column < 50
    assert others == f"more {500 - alone}"
    # the chain comes first
    assert first == "T499"
    assert after == 500


def test_a_term_leads_to_its_neighbours_and_then_to_its_page(map_page: Page, served: str) -> None:
    map_page.locator('.gg-map-chain [data-term="margin-call"]').click()
    map_page.locator('.gg-map-side [data-term="forced-liquidation"]').first.click()
    expect(map_page.locator(".gg-map-own h2")).to_have_text("Forced liquidation")
    map_page.go_back()
    expect(map_page.locator(".gg-map-own h2")).to_have_text("Margin call")
    map_page.locator(".gg-map-open").click()
    expect(map_page).to_have_url(f"{served}terms/margin-call/")
    map_page.go_back()
    expect(map_page.locator(".gg-map-own h2")).to_have_text("Margin call")


def test_a_click_with_a_key_opens_the_page_of_a_term_elsewhere(map_page: Page) -> None:
    with map_page.context.expect_page() as opened:
        map_page.locator('.gg-map-chain [data-term="leverage"]').click(modifiers=["Control"])
    assert opened.value.url.endswith("/terms/leverage/")


def test_the_way_from_one_term_to_another_also_goes_through_the_chain(map_page: Page) -> None:
    pick(map_page, FROM, "leverage")
    pick(map_page, TO, "forced selling")
    expect(map_page.locator(".gg-map-ladder")).to_have_count(2)
    short, through = steps(map_page, 0), steps(map_page, 1)
    assert [short[0], short[-1]] == [through[0], through[-1]] == ["Leverage", "Forced selling"]
    assert len(short) < len(through)
    assert "Forced liquidation" in through
    expect(map_page).to_have_url(re.compile(r"\?from=leverage&to=forced-selling$"))
    map_page.locator(".gg-map-tools [data-do=swap]").click()
    expect(view(map_page)).to_contain_text("no way leads from Forced selling to Leverage")
    view(map_page).locator("[data-do=swap]").click()
    expect(view(map_page).locator("h2")).to_contain_text("Leverage to Forced selling")


def test_from_a_term_one_goes_on_to_a_way(map_page: Page, served: str) -> None:
    map_page.goto(f"{served}map/?term=leverage")
    map_page.locator("[data-do=way-from]").click()
    expect(map_page.locator(FROM)).to_have_value("Leverage")
    expect(map_page.locator(TO)).to_be_focused()
    pick(map_page, TO, "forced selling")
    expect(map_page.locator(".gg-map-ladder")).to_have_count(2)
    map_page.fill(TO, "")
    map_page.focus(FROM)
    expect(view(map_page)).to_be_hidden()


def test_all_loops_through_a_term_are_listed(map_page: Page, served: str) -> None:
    map_page.locator("[data-do=loops]").click()
    expect(map_page.locator(".gg-map-loop").first).to_be_visible()
    total = map_page.locator(".gg-map-loop").count()
    assert total > 10
    map_page.goto(f"{served}map/?term=fire-sale")
    map_page.locator("[data-do=loops-through]").click()
    expect(view(map_page).locator("h2")).to_contain_text("through Fire sale")
    loops = map_page.locator(".gg-map-loop")
    assert 0 < loops.count() < total
    for loop in loops.all():
        expect(loop.locator("summary")).to_contain_text("Fire sale")
        loop.locator("summary").click()
        ladder = loop.locator(".gg-map-ladder")
        expect(ladder.locator(".gg-map-again")).to_contain_text(ladder.locator("[data-term]").first.inner_text())
        expect(ladder.locator("em").last).to_have_text("feeds back to")


def test_ways_are_those_of_the_library(page: Page, served: str) -> None:
    page.goto(f"{served}map/")
    script = f"{served}assets/map-ways.js"
    chance = random.Random(7)
    for _ in range(40):
        size = chance.randint(2, 14)
        pairs = {(a, b) for a in range(size) for b in range(size) if a != b and chance.random() < 0.25}
        if chance.random() < 0.8:
            pairs = {(a, b) for a, b in pairs if a < b}
        # the order of the ids is not that of the sequence
        names = chance.sample([f"{number:02}" for number in range(size)], size)
        terms = {
            name: Term(
                name, "", name, "", "", edges=tuple(Edge(name, "triggers", names[b], "") for a, b in pairs if a == one)
            )
            for one, name in enumerate(names)
        }
        glossary = Glossary(terms=terms, relations={"triggers": TRIGGERS})
        ids = sorted(names)
        follow = [sorted(ids.index(edge.target) for edge in terms[id_].edges) for id_ in ids]
        stops = chance.sample(range(size), size // 2)
        both = page.evaluate(
            "async ([script, next, stops]) => { const { shortest, byWayOf } = await import(script); const all = [];"
            "next.forEach((_, a) => next.forEach((_, b) =>"
            "all.push([shortest(next, a, b), byWayOf(next, a, b, stops)])));"
            "return all; }",
            [script, follow, stops],
        )
        found = iter(both)
        for start in ids:
            for end in ids:
                ways = shortest(glossary, start, end), by_way_of(glossary, start, end, {ids[stop] for stop in stops})
                wanted = [[start, *(edge.target for edge in way)] if way else [] for way in ways]
                assert [[ids[number] for number in way] for way in next(found)] == wanted


@pytest.mark.parametrize("query", VIEWS)
def test_an_address_shows_the_same_again(query: str, map_page: Page, served: str) -> None:
    map_page.goto(f"{served}map/?{query}")
    expect(view(map_page).locator("h2").first).to_be_visible()
    words = view(map_page).inner_text()
    map_page.reload()
    expect(view(map_page)).to_have_text(re.compile(re.escape(words.split("\n")[0])))
    assert view(map_page).inner_text() == words


def test_links_of_former_maps_still_work(map_page: Page, served: str) -> None:
    map_page.goto(f"{served}map/#term=margin-call&no-kind=actor&view=1,2,3")
    expect(map_page.locator(".gg-map-own h2")).to_have_text("Margin call")
    map_page.goto(f"{served}map/#from=leverage&to=forced-selling&ways=all")
    expect(map_page.locator(".gg-map-ladder")).to_have_count(2)


@pytest.mark.parametrize(
    "query",
    [
        *("?term=nothing&stage=99", "?pair=9-9-9&from=__proto__", "#term=constructor", "?stage=x"),
        *("?kind=nothing", "?relation=", "?setting=__proto__"),
    ],
)
def test_an_address_that_means_nothing_does_no_harm(query: str, page: Page, served: str) -> None:
    page.goto(f"{served}map/{query}")
    expect(page.locator(".gg-map-tools")).to_be_visible()
    expect(view(page)).to_be_hidden()
    expect(page.locator('.gg-map-chain [data-term="margin-call"]')).to_be_visible()


def test_what_cannot_be_loaded_is_said_and_can_be_tried_again(page: Page, served: str, complaints: list[str]) -> None:
    page.route("**/near-*.json", lambda route: route.abort())
    page.goto(f"{served}map/?term=margin-call")
    expect(page.locator(".gg-map-says")).to_have_text("This part of the map could not be loaded.")
    expect(page.locator('.gg-map-chain [data-term="margin-call"]')).to_be_visible()
    page.unroute("**/near-*.json")
    page.locator('.gg-map-chain [data-term="leverage"]').click()
    expect(page.locator(".gg-map-own h2")).to_have_text("Leverage")
    complaints.clear()


def test_the_keyboard_has_one_stop_and_arrows_lead_on(map_page: Page) -> None:
    assert map_page.locator('.gg-map-rest a[tabindex="0"]').count() == 1
    map_page.locator('.gg-map-rest a[tabindex="0"]').focus()
    assert map_page.evaluate("document.activeElement.dataset.term") == "leverage"
    map_page.keyboard.press("ArrowRight")
    assert map_page.evaluate("document.activeElement.dataset.pair") == "1-2"
    map_page.keyboard.press("Enter")
    expect(view(map_page)).to_be_focused()
    map_page.keyboard.press("Escape")
    map_page.locator('.gg-map-rest a[tabindex="0"]').focus()
    seen = set()
    for key in ["ArrowRight"] * 12 + ["ArrowUp"] * 5 + ["ArrowDown"] * 9:
        map_page.keyboard.press(key)
        seen.add(map_page.evaluate("document.activeElement.outerHTML"))
    assert len(seen) > 15
    map_page.keyboard.press("Tab")
    assert map_page.evaluate("!document.activeElement.closest('.gg-map-rest')")


def test_headings_stay_in_view(map_page: Page, served: str) -> None:
    map_page.goto(f"{served}map/?term=margin-call")
    expect(map_page.locator(".gg-map-own")).to_be_visible()
    map_page.mouse.move(640, 600)
    map_page.mouse.wheel(0, 2000)
    map_page.wait_for_function("() => scrollY > 300")
    expect(map_page.locator('.gg-map-head [data-stage="1"]')).to_be_in_viewport()


def test_what_is_chosen_is_shown_without_delay(map_page: Page) -> None:
    # what is to be shown has been read
    map_page.locator('.gg-map-chain [data-term="margin-call"]').click()
    expect(map_page.locator(".gg-map-own")).to_be_visible()
    map_page.locator("[data-do=whole]").click()
    took = map_page.evaluate(
        "async () => { const start = performance.now();"
        "document.querySelector('.gg-map-chain [data-term=margin-call]').click();"
        "while (!document.querySelector('.gg-map-own')) await new Promise(requestAnimationFrame);"
        "return performance.now() - start; }"
    )
    assert took < 250, "a hundred, with some room for a busy computer"


def test_on_a_phone_stages_unfold(phone: Page, served: str) -> None:
    phone.goto(f"{served}map/")
    expect(phone.locator(".gg-map-rest")).to_be_hidden()
    phone.locator("[data-words='4'] summary").tap()
    phone.locator('[data-words="4"] [data-pair="4-5"]').tap()
    expect(view(phone)).to_contain_text("From 4 Support demand")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.locator("[data-do=whole]").tap()
    phone.locator('[data-words="4"] [data-term="margin-call"]').tap()
    expect(phone.locator(".gg-map-own h2")).to_have_text("Margin call")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_javascript_everything_on_it_is_a_link(no_script_page: Page, served: str) -> None:
    no_script_page.goto(f"{served}map/")
    expect(no_script_page.locator(".gg-map-tools")).to_be_hidden()
    no_script_page.locator('.gg-map-ribbon[data-pair="4-5"]').click()
    expect(no_script_page.locator("#gg-map-4 ~ .gg-map-bars")).to_be_in_viewport()
    no_script_page.locator('.gg-map-head [data-stage="4"]').click()
    expect(no_script_page).to_have_url(f"{served}stages/margin-trigger/")
    no_script_page.go_back()
    no_script_page.locator('.gg-map-chain [data-term="margin-call"]').click()
    expect(no_script_page).to_have_url(f"{served}terms/margin-call/")


def test_the_link_is_copied(map_page: Page) -> None:
    map_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    pick(map_page, FIND, "fire sale")
    expect(map_page).to_have_url(re.compile("term=fire-sale"))
    map_page.click("[data-do=copy]")
    expect(map_page.locator(".gg-map-says")).to_contain_text("copied")
    assert map_page.evaluate("navigator.clipboard.readText()") == map_page.url


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_no_fault_with_the_map(look: Look, page: Page, served: str) -> None:
    show_as(page, look)
    for query in ("", *(f"?{each}" for each in VIEWS)):
        page.goto(f"{served}map/{query}")
        if query:
            expect(view(page).locator("h2").first).to_be_visible()
        for summary in page.locator(".gg-map summary:visible").all():
            summary.click()
        assert violations(page, look) == [], query


def test_a_small_glossary_has_a_map_as_well(page: Page, bread_served: str) -> None:
    page.goto(f"{bread_served}map/")
    page.locator('.gg-map-chain [data-term="dough"]').click()
    expect(page.locator(".gg-map-own h2")).to_have_text("Dough")
    page.locator(".gg-map-open").click()
    expect(page).to_have_url(f"{bread_served}terms/dough/")
