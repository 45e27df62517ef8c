"""The numbers of sources in a text: their previews, the list that they lead to, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from axe import violations
from palette import LOOKS, Look, show_as

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

LOAF = "terms/loaf/"

SHOWN = "Miller, A. and B. Baker (1999). A Book of Flour & Water. Oven Press. doi:10.1000/flour"


def number(page: Page, words: str) -> Locator:
    return page.get_by_role("link", name=words, exact=True)


def preview(page: Page) -> Locator:
    return page.locator(".gg-preview:visible")


def test_a_pointer_on_a_number_shows_the_reference_and_the_place_in_it(page: Page, bread_served: str) -> None:
    page.goto(bread_served + LOAF)
    first = number(page, "Source 1: see Miller and Baker (1999), p. 12")
    expect(first).to_have_text("1")
    first.hover()
    expect(preview(page).locator("strong")).to_have_text("Source 1: see Miller and Baker (1999), p. 12")
    expect(preview(page).locator("span")).to_have_text(SHOWN)
    expect(page.locator(".gg-preview a")).to_have_count(0)


def test_the_keyboard_shows_it_and_leads_to_the_list_and_back(page: Page, bread_served: str) -> None:
    page.goto(bread_served + LOAF)
    page.keyboard.press("Tab")
    second = number(page, "Source 1: Miller and Baker (1999), chap. 3")
    second.focus()
    expect(preview(page).locator("span")).to_have_text(SHOWN)
    expect(second).to_have_attribute("aria-describedby", "gg-preview")
    page.keyboard.press("Escape")
    expect(preview(page)).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("li:target")).to_contain_text("A Book of Flour & Water")
    expect(page.locator("li:target")).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.locator("li:target a:focus")).to_have_text("doi:10.1000/flour")
    back = number(page, "Source 1, back to place 2 of 3")
    back.focus()
    expect(preview(page)).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("a:target")).to_have_accessible_name("Source 1: Miller and Baker (1999), chap. 3")
    expect(page.locator("a:target")).to_be_in_viewport()


def test_the_first_touch_shows_it_and_the_second_leads_to_the_list(phone: Page, bread_served: str) -> None:
    phone.goto(bread_served + LOAF)
    first = number(phone, "Source 2: The Bakers' Guild (2020)").first
    first.tap()
    expect(preview(phone)).to_contain_text("How bread keeps")
    assert "#" not in phone.url
    preview(phone).get_by_role("link", name="Go to the list of sources").tap()
    expect(phone.locator("li:target")).to_contain_text("How bread keeps")


def test_the_source_of_a_figure_has_a_preview_too(page: Page, bread_served: str) -> None:
    page.goto(f"{bread_served}terms/sunday/")
    page.locator(".gg-key a[href^='#source.']").first.hover()
    expect(preview(page).locator("span")).to_have_text(SHOWN)


def test_everything_is_there_without_scripts(no_script_page: Page, bread_served: str) -> None:
    page = no_script_page
    page.goto(bread_served + LOAF)
    number(page, "Source 1: see Miller and Baker (1999), p. 12").click()
    expect(page.locator("li:target")).to_contain_text("p. 12")
    expect(page.locator("li:target")).to_contain_text("chap. 3")
    number(page, "Source 1, back to place 1 of 3").click()
    assert page.url.endswith("#cited.1.1")
    expect(page.get_by_text("Further reading")).to_be_visible()


def test_on_paper_the_list_stays_and_the_ways_back_go(page: Page, bread_served: str) -> None:
    page.goto(bread_served + LOAF)
    page.emulate_media(media="print")
    expect(page.locator(".gg-sources li")).to_have_count(2)
    expect(page.locator(".gg-sources")).to_be_visible()
    expect(page.locator(".gg-source a").first).to_be_visible()
    expect(page.locator(".gg-back a").first).to_be_hidden()
    expect(page.get_by_text("chap. 3")).to_be_visible()


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_no_fault_with_them(look: Look, page: Page, bread_served: str) -> None:
    show_as(page, look)
    page.goto(f"{bread_served}{LOAF}#source.1")
    number(page, "Source 1: see Miller and Baker (1999), p. 12").hover()
    expect(preview(page)).to_be_visible()
    # the rest of the page is the theme's
    found = [violation.removeprefix(page.url) for violation in violations(page, look)]
    assert [violation for violation in found if "gg-" in violation or "source." in violation] == []


def test_a_search_finds_no_numbers(page: Page, bread_served: str) -> None:
    index = page.request.get(f"{bread_served}search/search_index.json").json()
    text = " ".join(entry["text"] for entry in index["docs"] if entry["location"].startswith("terms/loaf/"))
    assert "The crust forms last and keeps the rest." in text
    assert "How bread keeps" not in text


def test_the_address_of_a_reference_on_the_list_leads_to_the_part_that_has_it(page: Page, served: str) -> None:
    page.goto(f"{served}references/")
    page.locator(".gg-places a").last.click()
    reference = page.locator("article li span[id]").last.get_attribute("id") or ""
    part = page.url
    page.goto(f"{served}references/#{reference}")
    page.wait_for_url(f"{part}#{reference}")
    expect(page.locator(":target")).to_be_in_viewport()
    # what is no reference is on no part
    page.goto(f"{served}references/#toString")
    expect(page.locator(".gg-places")).to_be_visible()
