"""The map in a real browser: search, filters, ways, loops, keyboard, touch, and a view that can be shared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

FIND, FROM, TO = "#gg-map-find", "#gg-map-from", "#gg-map-to"


@pytest.fixture
def map_page(page: Page, served: str) -> Page:
    page.goto(f"{served}map/")
    expect(page.locator(".gg-map-tools")).to_be_visible()
    return page


def term(page: Page, id_: str) -> Locator:
    return page.locator(f'.terms a[data-id="{id_}"]')


def lit(page: Page) -> set[str]:
    """Return the labels of the boxes that are lit."""
    boxes = page.locator(".lit g:has(> text)")
    return {"".join(box.locator("text").all_text_contents()) for box in boxes.all()}


def pick(page: Page, where: str, text: str) -> None:
    page.fill(where, text)
    page.press(where, "ArrowDown")
    page.press(where, "Enter")


def view_of(page: Page) -> list[float]:
    found = page.evaluate(
        "() => { const v = document.querySelector('.gg-map-view'), s = v.querySelector('svg');"
        "return [s.clientWidth, v.scrollLeft, v.scrollTop]; }"
    )
    return [float(number) for number in found]


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
    expect(map_page.locator(".gg-map-panel")).to_contain_text("A demand")
    assert {"Margin call", "Forced liquidation"} <= lit(map_page)
    assert "Insurance fund" not in lit(map_page)
    expect(map_page.locator(".gg-map-says")).to_contain_text("connections")


def test_escape_closes_the_list_and_then_empties_the_field(map_page: Page) -> None:
    map_page.fill(FIND, "margin")
    map_page.press(FIND, "Escape")
    expect(map_page.locator("#gg-map-find-list")).to_be_hidden()
    expect(map_page.locator(FIND)).to_have_value("margin")
    map_page.press(FIND, "Escape")
    expect(map_page.locator(FIND)).to_have_value("")


def test_a_search_that_finds_nothing_takes_back_what_was_chosen(map_page: Page) -> None:
    says, nothing = map_page.locator(".gg-map-says"), map_page.locator(".gg-combo-none:visible")
    pick(map_page, FIND, "leverage")
    expect(map_page).to_have_url(re.compile("#.*term=leverage"))
    map_page.fill(FIND, "no such term")
    expect(says).to_have_text("No term found")
    expect(nothing).to_have_text("No term found")
    expect(map_page).not_to_have_url(re.compile("term="))
    assert not lit(map_page)
    pick(map_page, FROM, "leverage")
    expect(nothing).to_have_count(0)
    pick(map_page, TO, "forced selling")
    expect(says).to_contain_text("Leverage to Forced selling")
    map_page.fill(FROM, "no such term")
    expect(says).to_have_text("No term found")
    expect(nothing).to_have_text("No term found")
    assert not lit(map_page)
    expect(map_page.locator(".gg-map-panel")).to_be_hidden()
    expect(map_page).not_to_have_url(re.compile("from="))
    expect(map_page.locator(FROM)).to_have_value("no such term")
    map_page.focus(TO)
    expect(nothing).to_have_count(0)


def test_a_draft_is_marked(page: Page, served: str) -> None:
    def as_draft(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('"status":""', '"status":"draft"'))

    page.route("**/map/", as_draft)
    page.goto(f"{served}map/")
    pick(page, FIND, "leverage")
    expect(page.locator(".gg-map-panel .meta")).to_contain_text("· draft")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Ärger", "arger"),
        ("Ørsted", "orsted"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Ægir", "aegir"),
        ("Iğdır", "ıgdir"),
    ],
)
def test_a_name_is_found_without_its_accents(page: Page, served: str, name: str, typed: str) -> None:
    def renamed(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('"label":"Leverage"', f'"label":"{name}"'))

    page.route("**/map/", renamed)
    page.goto(f"{served}map/")
    page.fill(FIND, typed)
    expect(page.locator("#gg-map-find-list [role=option]")).to_have_text(name)


def test_hovering_shows_the_neighbourhood_and_an_edges_reason(map_page: Page) -> None:
    term(map_page, "margin-call").hover()
    expect(map_page.locator(".gg-map-svg")).to_have_class(re.compile("dim"))
    expect(map_page.locator(".gg-map-panel")).to_contain_text("Margin call")
    map_page.mouse.move(2, 2)
    expect(map_page.locator(".gg-map-svg")).not_to_have_class(re.compile("dim"))
    line = map_page.locator('.hits [data-from="margin-call"][data-to="forced-liquidation"]').first
    line.dispatch_event("pointerover", {"pointerType": "mouse", "bubbles": True})
    expect(map_page.locator(".gg-map-panel p").first).to_contain_text("Margin call")
    expect(map_page.locator(".gg-map-panel p").first).to_contain_text("Forced liquidation")
    assert lit(map_page) == {"Margin call", "Forced liquidation"}
    assert len(map_page.locator(".gg-map-panel p").nth(1).inner_text()) > 20


def test_a_click_and_enter_open_the_term(map_page: Page, served: str) -> None:
    term(map_page, "leverage").click()
    expect(map_page).to_have_url(f"{served}terms/leverage/")
    map_page.go_back()
    term(map_page, "leverage").focus()
    map_page.keyboard.press("Enter")
    expect(map_page).to_have_url(f"{served}terms/leverage/")


def test_relations_kinds_and_stages_can_be_hidden(map_page: Page) -> None:
    shown = map_page.locator(".terms a:visible")
    before = shown.count()
    map_page.uncheck('[data-filter=kind] input[value="actor"]')
    expect(map_page.locator(".gg-map-says")).to_contain_text("shown")
    expect(term(map_page, "prime-broker")).to_be_hidden()
    assert shown.count() < before
    map_page.uncheck('[data-filter=stage] input[value="amplification"]')
    expect(term(map_page, "fire-sale")).to_be_hidden()
    assert map_page.locator('.edges path[data-to="fire-sale"]:visible').count() == 0
    map_page.uncheck('[data-filter=relation] input[value="precedes"]')
    assert map_page.locator(".edges [data-relation=precedes] path:visible").count() == 0
    assert map_page.locator(".edges [data-relation=triggers] path:visible").count() > 0
    map_page.click("[data-do=clear]")
    assert shown.count() == before
    assert map_page.locator("[data-filter] input:not(:checked)").count() == 0


def test_the_way_from_one_term_to_another(map_page: Page) -> None:
    pick(map_page, FROM, "leverage")
    pick(map_page, TO, "forced selling")
    says = map_page.locator(".gg-map-says")
    expect(says).to_contain_text(re.compile(r"Leverage → .* → Forced selling"))
    shortest = lit(map_page)
    assert {"Leverage", "Forced selling"} <= shortest
    map_page.check("#gg-map-all")
    assert shortest < lit(map_page)
    map_page.click("[data-do=swap]")
    expect(says).to_contain_text("no way leads from Forced selling to Leverage")
    map_page.locator(".gg-map-panel [data-do=swap]").click()
    expect(says).to_contain_text("Leverage to Forced selling")


def test_loops_are_lit_one_by_one(map_page: Page) -> None:
    seen = set()
    total = map_page.locator("#gg-map-loop option").count() - 1
    assert total > 10
    for number in range(1, total + 2):
        map_page.click("[data-do=loop]")
        says = map_page.locator(".gg-map-says")
        expect(says).to_contain_text(f"Loop {(number - 1) % total + 1} of {total}")
        words = says.inner_text().partition(": ")[2].split(" → ")
        # it comes back to where it starts
        assert words[0] == words[-1]
        assert set(words) == lit(map_page)
        assert map_page.locator(".lit [data-relation=feeds-back-to] path").count() == 1
        seen.add(tuple(words))
    assert len(seen) > 10


def test_a_shared_link_shows_the_same_view(map_page: Page, page: Page, served: str) -> None:
    map_page.uncheck('[data-filter=relation] input[value="acts-in"]')
    pick(map_page, FIND, "fire sale")
    for _ in range(3):
        map_page.click("[data-do=in]")
    map_page.wait_for_function("() => location.hash.includes('view=') && location.hash.includes('fire-sale')")
    address = ""
    while address != map_page.url:
        # the address follows the view a moment later
        address = map_page.url
        map_page.wait_for_timeout(600)
    place, boxes = view_of(map_page), lit(map_page)
    page.goto(f"{served}")
    page.goto(address)
    expect(page.locator(".gg-map-panel")).to_contain_text("Fire sale")
    assert view_of(page) == pytest.approx(place, abs=4)
    assert lit(page) == boxes
    expect(page.locator('[data-filter=relation] input[value="acts-in"]')).not_to_be_checked()


def test_back_returns_to_the_view(map_page: Page) -> None:
    pick(map_page, FIND, "fire sale")
    map_page.wait_for_function("() => location.hash.includes('fire-sale')")
    map_page.locator(".gg-map-panel a", has_text="Open the page").click()
    expect(map_page.locator("h1")).to_contain_text("Fire sale")
    map_page.go_back()
    expect(map_page.locator(".gg-map-panel")).to_contain_text("Fire sale")
    assert "Fire sale" in lit(map_page)


def test_an_address_that_means_nothing_does_no_harm(page: Page, served: str) -> None:
    page.goto(f"{served}map/#term=nothing&from=__proto__&loop=x&no-kind=constructor,actor&view=a,b,c")
    expect(page.locator(".gg-map-tools")).to_be_visible()
    expect(page.locator(".gg-map-panel")).to_be_hidden()
    expect(term(page, "prime-broker")).to_be_hidden()


def test_the_map_moves_and_zooms_by_keyboard_and_mouse_and_lets_the_page_scroll(map_page: Page) -> None:
    map_page.focus(".gg-map-view")
    start = view_of(map_page)
    for _ in range(3):
        map_page.keyboard.press("+")
    assert view_of(map_page)[0] > start[0] * 1.5
    left = view_of(map_page)[1]
    # a browser scrolls by a key only what it has laid out and painted
    map_page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    map_page.keyboard.press("ArrowRight")
    map_page.wait_for_function(f"() => document.querySelector('.gg-map-view').scrollLeft > {left}")
    map_page.keyboard.press("0")
    box = map_page.locator(".gg-map-view").bounding_box()
    assert box
    map_page.mouse.move(box["x"] + 60, box["y"] + 60)
    before = view_of(map_page)[0]
    map_page.mouse.wheel(0, 200)
    map_page.wait_for_function("() => scrollY > 0")
    assert view_of(map_page)[0] == before
    map_page.keyboard.down("Control")
    map_page.mouse.wheel(0, -300)
    map_page.keyboard.up("Control")
    map_page.wait_for_function(f"() => document.querySelector('.gg-map-svg').clientWidth > {before}")


def test_a_drag_moves_the_map_and_opens_nothing(map_page: Page) -> None:
    for _ in range(3):
        map_page.click("[data-do=in]")
    box = map_page.locator(".gg-map-view").bounding_box()
    assert box
    before, address = view_of(map_page), map_page.url.partition("#")[0]
    map_page.mouse.move(box["x"] + 500, box["y"] + 300)
    map_page.mouse.down()
    map_page.mouse.move(box["x"] + 300, box["y"] + 250, steps=5)
    map_page.mouse.up()
    assert view_of(map_page)[1] == pytest.approx(before[1] + 200, abs=3)
    assert map_page.url.partition("#")[0] == address


def test_a_first_tap_chooses_and_a_second_opens(phone: Page, served: str) -> None:
    phone.goto(f"{served}map/")
    box = term(phone, "leverage")
    box.tap()
    expect(phone.locator(".gg-map-panel")).to_contain_text("Leverage")
    assert phone.url.startswith(f"{served}map/")
    box.tap()
    expect(phone).to_have_url(f"{served}terms/leverage/")


def test_only_the_map_itself_scrolls_sideways_on_a_phone(phone: Page, served: str) -> None:
    phone.goto(f"{served}map/#from=leverage&to=forced-selling")
    expect(phone.locator(".gg-map-panel")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert phone.evaluate("(v => v.scrollWidth > v.clientWidth)(document.querySelector('.gg-map-view'))")


def test_without_javascript_the_map_is_a_picture_with_links(no_script_page: Page, served: str) -> None:
    no_script_page.goto(f"{served}map/")
    expect(no_script_page.locator(".gg-map-tools")).to_be_hidden()
    expect(no_script_page.locator(".gg-map-panel")).to_be_hidden()
    assert no_script_page.locator(".terms a:visible").count() > 50
    assert no_script_page.locator(".edges path title").count() > 100
    term(no_script_page, "margin-call").click()
    expect(no_script_page).to_have_url(f"{served}terms/margin-call/")


def test_the_picture_can_be_downloaded(map_page: Page) -> None:
    with map_page.expect_download() as download:
        map_page.click("#gg-map-end a")
    assert download.value.suggested_filename == "map.svg"
    text = download.value.path().read_text(encoding="utf-8")
    assert text.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert "Margin call triggers Forced liquidation" in text


def test_the_link_is_copied(map_page: Page) -> None:
    map_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    pick(map_page, FIND, "fire sale")
    map_page.click("[data-do=copy]")
    expect(map_page.locator(".gg-map-says")).to_contain_text("copied")
    assert map_page.evaluate("navigator.clipboard.readText()") == map_page.url
    assert "term=fire-sale" in map_page.url


def test_nothing_moves_for_who_wants_no_motion(map_page: Page) -> None:
    map_page.emulate_media(reduced_motion="reduce")
    assert (
        map_page.evaluate("getComputedStyle(document.querySelector('.gg-map-svg .terms')).transitionDuration") == "0s"
    )
