"""Settings side by side, and lists and the map narrowed to some of them: by pointer, keyboard, address and phone."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from axe import violations
from palette import LOOKS, Look, show_as

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

HTML, COMPRESSED = 150_000, 30_000


def box(page: Page, setting: str) -> Locator:
    return page.locator(f'[data-filter=setting] input[value="{setting}"]')


def everything(page: Page) -> Locator:
    return page.locator(".gg-filter button")


def columns(page: Page) -> list[str]:
    """Return the headings of the columns of the last table."""
    return [name.strip() for name in page.locator(".gg-across").last.locator("thead th:visible").all_inner_texts()]


def terms(page: Page) -> set[str]:
    """Return the terms of which an entry is seen in the list from A to Z."""
    links = page.locator("article > ul li:visible > strong > a:first-child")
    return {str(link).rstrip("/").rpartition("/")[2] for link in links.evaluate_all("all => all.map(a => a.href)")}


def choices(page: Page) -> dict[str, set[str]]:
    found = page.locator("[data-terms]").evaluate_all("all => all.map(i => [i.dataset.value, i.dataset.terms])")
    return {name: set(ids.split()) for name, ids in found}


def test_headings_stay_in_view_while_a_table_is_scrolled(page: Page, served: str) -> None:
    page.goto(f"{served}settings/")
    frame = page.locator(".gg-across").last
    expect(page.locator(".gg-hint").last).to_be_visible()
    frame.scroll_into_view_if_needed()
    place = frame.bounding_box()
    assert place
    frame.evaluate("frame => frame.scrollTo(600, 400)")
    page.wait_for_function("() => [...document.querySelectorAll('.gg-across')].at(-1).scrollLeft === 600")
    heading = frame.locator("thead th").nth(4).bounding_box()
    row = frame.locator("tbody tr").nth(4).locator("th").bounding_box()
    assert heading
    assert row
    assert heading["y"] == pytest.approx(place["y"], abs=2)
    assert row["x"] == pytest.approx(place["x"], abs=2)
    assert page.evaluate("document.documentElement.scrollWidth") == 1280


def test_a_table_is_scrolled_by_the_keyboard(page: Page, served: str) -> None:
    page.goto(f"{served}settings/")
    frame = page.get_by_role("region", name="The chain, stage by stage")
    frame.focus()
    assert frame.evaluate("frame => getComputedStyle(frame).outlineStyle") != "none"
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => [...document.querySelectorAll('.gg-across')].at(-1).scrollLeft > 0")


def test_some_settings_are_compared_and_the_address_says_which(
    page: Page, served: str, new_page: Callable[..., Page]
) -> None:
    page.goto(f"{served}settings/")
    assert len(columns(page)) == 9
    everything(page).click()
    assert columns(page) == []
    box(page, "repo").check()
    box(page, "cleared").check()
    assert columns(page) == ["Repo", "Cleared derivatives"]
    expect(page.locator(".gg-filter-says")).to_have_text("Shown: 2 of 9")
    expect(page.locator(".gg-hint").last).to_be_hidden()
    other = new_page()
    other.goto(page.url)
    assert columns(other) == ["Repo", "Cleared derivatives"]
    expect(box(other, "fund")).not_to_be_checked()
    everything(other).click()
    assert len(columns(other)) == 9
    assert other.url == f"{served}settings/"


def test_a_phone_begins_with_two_settings(phone: Page, served: str) -> None:
    phone.goto(f"{served}settings/")
    cells = phone.locator(".gg-across").last.locator("tbody tr").first.locator("td:visible")
    expect(cells).to_have_count(2)
    expect(phone.locator(".gg-hint").last).to_be_hidden()
    box(phone, "fund").tap()
    expect(cells).to_have_count(3)
    assert cells.last.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Open-ended funds"'
    box(phone, "repo").tap()
    expect(cells).to_have_count(2)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [1280, 390])
def test_without_javascript_every_setting_is_shown(width: int, no_script_page: Page, served: str) -> None:
    no_script_page.set_viewport_size({"width": width, "height": 900})
    no_script_page.goto(f"{served}settings/")
    expect(no_script_page.locator(".gg-filter")).to_be_hidden()
    cells = no_script_page.locator(".gg-across").last.locator("tbody tr").first.locator("td")
    expect(cells).to_have_count(9)
    for cell in cells.all():
        expect(cell).to_be_visible()
    if width == 390:
        assert cells.last.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Borrowed shares"'
    no_script_page.goto(f"{served}terms/")
    expect(no_script_page.locator(".gg-filter")).to_be_hidden()
    assert len(terms(no_script_page)) > 150


def test_the_list_of_terms_is_narrowed_by_the_keyboard(page: Page, served: str) -> None:
    page.goto(f"{served}terms/")
    found = choices(page)
    everyone = terms(page)
    everything(page).focus()
    page.keyboard.press("Enter")
    assert terms(page) == set()
    for _ in range(4):
        # past the link of the first setting to the box of the second
        page.keyboard.press("Tab")
        if box(page, "repo").evaluate("input => input === document.activeElement"):
            break
    page.keyboard.press("Space")
    assert terms(page) == found["repo"]
    expect(page.locator(".gg-filter-says")).to_have_text(f"Shown: {len(found['repo'])} of {len(everyone)}")
    assert "clearing-member" not in terms(page)
    # letters without an entry are left out, in the row of letters and among the headings
    letters = page.locator(".gg-letters a:visible").all_inner_texts()
    assert letters == [text.strip("¶\n ") for text in page.locator("article > h2:visible").all_inner_texts()]
    assert len(letters) < page.locator(".gg-letters a").count()
    page.locator(".gg-letters a:visible").last.click()
    assert terms(page) == found["repo"], "a letter changes nothing"


def test_a_link_to_a_narrowed_list_can_be_shared(page: Page, served: str, new_page: Callable[..., Page]) -> None:
    page.goto(f"{served}terms/")
    found = choices(page)
    everything(page).click()
    box(page, "cleared").check()
    box(page, "~").check()
    other = new_page()
    other.goto(page.url)
    assert terms(other) == found["cleared"] | found["~"]
    other.goto(f"{served}terms/#no-setting=nothing,__proto__")
    assert len(terms(other)) == len(set().union(*found.values()))


def test_the_list_of_a_kind_is_narrowed_and_nothing_below_it(page: Page, served: str) -> None:
    page.goto(f"{served}kinds/event/")
    below = page.locator(".gg-used ~ *:visible").count()
    everything(page).click()
    assert page.locator(".gg-used ~ *:visible").count() == below
    assert page.locator(".gg-filter ~ ul").first.locator("> li:visible").count() == 0


def test_a_glossary_without_settings_offers_no_choice_of_them(page: Page, bread_served: str) -> None:
    for address in ("terms/", "map/", "stages/baking/"):
        page.goto(f"{bread_served}{address}")
        assert page.locator("[data-filter=setting]").count() == 0
    assert page.locator("a[href*='settings']").count() == 0


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_no_fault_where_settings_are_chosen(look: Look, page: Page, served: str) -> None:
    show_as(page, look)
    for address in ("settings/", "settings/cleared/", "terms/#no-setting=repo,~"):
        page.goto(served + address)
        assert violations(page, look) == []


def test_the_pages_of_settings_are_light(built: Path) -> None:
    for page in [built / "settings/index.html", *built.glob("settings/*/index.html")]:
        html = page.read_bytes()
        assert len(html) < HTML, page.parent.name
        assert len(gzip.compress(html)) < COMPRESSED, page.parent.name


def test_neighbouring_settings_lead_to_one_another(page: Page, served: str) -> None:
    page.goto(f"{served}settings/margin-account/")
    seen = [page.locator("h1").inner_text()]
    while page.locator(".gg-pager [rel=next]").count():
        page.locator(".gg-pager [rel=next]").click()
        page.wait_for_load_state()
        seen.append(re.sub(r"\W+$", "", page.locator("h1").inner_text()))
        assert len(seen) <= 9
    assert len(seen) == 9
