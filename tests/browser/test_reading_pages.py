"""The pages that people read, as wide as a desk and as narrow as a phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}

KINDS = [
    "",
    "terms/",
    "terms/margin-call/",
    "terms/stress-flow-framework/",
    "terms/archegos-collapse/",
    "compare/",
    "compare/forced-liquidation-vs-margin-call/",
    "stages/",
    "stages/margin-trigger/",
    "relations/triggers/",
    "kinds/event/",
    "references/",
    "models/",
    "models/fire-sale/",
    "models/one-account/",
]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_page_scrolls_sideways(size: dict[str, int], served: str, page: Page) -> None:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    for address in KINDS:
        page.goto(served + address)
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"], address


def bottom(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["y"] + box["height"]


def test_the_first_screen_of_a_phone_says_what_it_is_and_where_it_leads(served: str, page: Page) -> None:
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.goto(f"{served}terms/margin-call/")
    strip = page.locator(".gg-stages").bounding_box()
    assert strip
    assert strip["height"] < 60
    assert page.get_by_role("link", name="4. Support demand").first.is_visible()
    assert bottom(page, ".gg-ways") < PHONE["height"]
    # marks that show no words still have a name
    assert page.get_by_role("link", name="6 Market-facing expression").count() == 1


COMPARED = ("forced-liquidation-vs-margin-call", "dash-for-cash-vs-fire-sale", "haircut-vs-initial-margin")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("pair", COMPARED)
def test_a_comparison_is_a_table_whose_head_is_on_the_first_screen(
    pair: str, size: dict[str, int], served: str, page: Page
) -> None:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.goto(f"{served}compare/{pair}/")
    assert bottom(page, ".gg-compare thead") < size["height"]
    heads, cells = page.locator(".gg-compare thead th"), page.locator(".gg-compare tbody tr:first-child td")
    for column in (heads, cells):
        one, two = column.nth(0).bounding_box(), column.nth(1).bounding_box()
        assert one
        assert two
        assert one["y"] == two["y"]
        assert one["x"] + one["width"] <= two["x"]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_how_large_something_was_is_on_the_first_screen(size: dict[str, int], served: str, page: Page) -> None:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.goto(f"{served}terms/archegos-collapse/")
    lost = page.locator(".gg-key > li").first
    assert lost.inner_text().startswith("more than 10 billion dollars")
    assert bottom(page, ".gg-key") < size["height"]
    assert page.locator(".gg-axis").is_visible() is (size is DESK)


def test_a_date_leads_to_its_row_below_the_heads_of_the_lanes(served: str, page: Page) -> None:
    page.goto(f"{served}terms/archegos-collapse/")
    link = page.locator(".gg-axis a").last
    link.click()
    row, heads = page.locator(".gg-ladder li:target").bounding_box(), page.locator(".gg-heads").bounding_box()
    assert row
    assert heads
    assert row["y"] >= heads["y"] + heads["height"] - 10
    assert bottom(page, ".gg-ladder li:target") < DESK["height"]
    header = page.locator(".md-header").bounding_box()
    assert header
    assert heads["y"] >= header["y"] + header["height"] - 1


def test_the_letters_stay_in_view_and_lead_to_their_entries(served: str, page: Page) -> None:
    page.goto(f"{served}terms/")
    page.set_viewport_size({"width": DESK["width"], "height": DESK["height"]})
    page.locator(".gg-letters").get_by_role("link", name="M", exact=True).click()
    page.wait_for_function("scrollY > 1000")
    letters = page.locator(".gg-letters").bounding_box()
    heading = page.locator("h2").filter(has_text=re.compile("^M")).bounding_box()
    assert letters
    assert heading
    assert 0 < letters["y"] + letters["height"] <= heading["y"] < DESK["height"]
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    box = page.locator(".gg-letters a").first.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44


def test_a_page_on_paper_has_no_chrome(served: str, page: Page) -> None:
    page.goto(f"{served}terms/margin-call/")
    page.emulate_media(media="print")
    for selector in (".md-header", ".md-sidebar", ".gg-pager", ".gg-ladder summary"):
        assert not page.locator(selector).first.is_visible(), selector
    for selector in (".gg-stages", ".gg-ladder"):
        assert page.locator(selector).first.is_visible(), selector


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_first_screen_of_a_stage_says_what_it_leads_to(size: dict[str, int], served: str, page: Page) -> None:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.goto(f"{served}stages/amplification/")
    assert bottom(page, ".gg-stage-out summary") < size["height"]
    first = page.locator(".gg-stage-out details").first
    assert not first.locator("li").first.is_visible()
    first.locator("summary").click()
    assert first.locator("li").count() == int(first.locator("summary span").inner_text())
    assert first.locator("li").first.is_visible()


def test_the_edges_of_a_stage_are_all_on_paper(served: str, page: Page) -> None:
    page.goto(f"{served}stages/amplification/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".gg-bars details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".gg-bars details[open]").count() == 0


def test_the_chain_is_a_row_on_a_desk_and_a_list_on_a_phone(served: str, page: Page) -> None:
    page.goto(served)
    heads = page.locator(".gg-chain-stage")

    def tops() -> list[float]:
        boxes = [head.bounding_box() for head in heads.all()]
        return [box["y"] for box in boxes if box]

    assert len(tops()) == 9
    assert len(set(tops())) == 1
    assert bottom(page, ".gg-chain") < DESK["height"]
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    assert tops() == sorted(set(tops()))


def test_the_field_of_the_home_page_opens_the_search(served: str, page: Page, no_script_page: Page) -> None:
    page.goto(served)
    page.locator("button.gg-search-here").click()
    assert page.evaluate("document.activeElement.matches('.gg-search-field')")
    no_script_page.goto(served)
    no_script_page.locator("a.gg-search-here").click()
    assert no_script_page.url == f"{served}terms/"
