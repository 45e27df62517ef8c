"""The page of a model, read: without a script, on paper, on a phone and by everyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from axe import violations
from palette import LOOKS, Look, show_as

if TYPE_CHECKING:
    from playwright.sync_api import Page

MODEL = "models/rising/"


def test_without_a_script_all_is_there_but_what_can_be_set(bread_served: str, no_script_page: Page) -> None:
    page = no_script_page
    page.goto(f"{bread_served}{MODEL}")
    expect(page.locator(".gg-model-controls")).to_be_hidden()
    expect(page.locator("[data-scenario]").first).to_be_hidden()
    expect(page.get_by_role("img", name="Flour: a line chart.").first).to_be_visible()
    expect(page.locator(".gg-model-says")).to_contain_text("Growth of all: 3.13 ×. All have doubled")
    more = page.locator("details[data-more=rounds]")
    expect(page.get_by_role("cell", name="21.1", exact=True)).to_be_hidden()
    more.locator("summary").click()
    expect(page.get_by_role("cell", name="21.1", exact=True)).to_be_visible()
    # nothing is folded of what is short
    expect(page.locator("details[data-more=members]")).to_be_hidden()


def test_a_chart_fills_its_room_and_its_words_keep_their_size(bread_served: str, page: Page) -> None:
    page.goto(f"{bread_served}{MODEL}")
    sizes = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        frame = page.locator(".gg-chart-frame").first.bounding_box()
        plot = page.locator(".gg-chart-frame .gg-chart-plot").first.bounding_box()
        assert frame
        assert plot
        assert frame["width"] * 0.7 < plot["width"] < frame["width"]
        for words in page.locator(".gg-chart-frame text").all()[:12]:
            box = words.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
        sizes.append(page.evaluate("getComputedStyle(document.querySelector('.gg-chart text')).fontSize"))
    assert sizes[0] == sizes[1]


def test_on_paper_what_is_folded_is_left_out_and_nothing_can_be_set(bread_served: str, page: Page) -> None:
    page.goto(f"{bread_served}{MODEL}")
    page.locator("details[data-more=story] summary").click()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".gg-model-controls")).to_be_hidden()
    expect(page.get_by_role("cell", name="21.1", exact=True)).to_be_hidden()
    story, rounds, members = page.locator(".gg-model-left").all()
    expect(rounds).to_have_text("Folded on the page, and not printed: 1 more round")
    expect(rounds).to_be_visible()
    # what was unfolded is printed, and of what is short nothing is left out
    expect(page.locator("details[data-more=story] li").first).to_be_visible()
    expect(story).to_be_hidden()
    expect(members).to_be_hidden()
    expect(page.locator("details[data-more=members]")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.get_by_role("cell", name="21.1", exact=True)).to_be_hidden()


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_no_fault_with_models(look: Look, bread_served: str, page: Page) -> None:
    show_as(page, look)
    found = []
    for path in ("models/", MODEL):
        page.goto(bread_served + path)
        found += violations(page, look)
    assert found == []
