"""The stories of a term in several settings: one is unfolded, its address says which, and the choice holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

TERM = "terms/margin-call/"

FEW = 3
"""As many stories let a test choose one and then another."""

_STORY = re.compile(r'<section class="gg-story".*?</section>', re.DOTALL)

_ANCHOR = re.compile(r'<span id="in-([^"]*)">')


@pytest.fixture(scope="session")
def settings(built: Path) -> dict[str, list[list[str]]]:
    """The settings of each story of each term, in the order of its page."""
    pages = {page.parent.name: page.read_text("utf-8") for page in built.glob("terms/*/index.html")}
    return {term: [_ANCHOR.findall(story) for story in _STORY.findall(text)] for term, text in pages.items()}


@pytest.fixture
def stories(settings: dict[str, list[list[str]]]) -> list[list[str]]:
    """The settings of each story of the term that the tests choose."""
    assert len(settings["margin-call"]) >= FEW
    return settings["margin-call"]


def summary(page: Page, number: int) -> Locator:
    return page.locator(".gg-story > details > summary").nth(number)


def shown(page: Page) -> list[list[str]]:
    """Return the settings of each story that is unfolded, once the page has come to rest."""
    page.wait_for_load_state("load")
    found = page.locator(".gg-story:has(.gg-figure:visible)").all()
    return [_ANCHOR.findall(story.inner_html()) for story in found]


@pytest.mark.parametrize("scripts", [True, False])
def test_the_first_story_is_unfolded_and_each_other_unfolds(
    scripts: bool, new_page: Callable[..., Page], served: str, stories: list[list[str]]
) -> None:
    page = new_page(java_script_enabled=scripts)
    page.goto(served + TERM)
    assert shown(page) == stories[:1]
    expect(page.locator(".gg-facts").first).to_have_text(f"And in {sum(map(len, stories[1:]))} other settings")
    summary(page, 2).click()
    assert shown(page) == [stories[0], stories[2]]
    summary(page, 2).click()
    assert shown(page) == stories[:1]


@pytest.mark.parametrize("scripts", [True, False])
def test_each_setting_has_an_address(
    scripts: bool, new_page: Callable[..., Page], served: str, stories: list[list[str]]
) -> None:
    for settings in stories:
        for setting in settings:
            page = new_page(java_script_enabled=scripts)
            page.goto(f"{served}{TERM}#in-{setting}")
            # without a script, the first one stays unfolded
            wanted = [settings] if scripts or settings == stories[0] else [stories[0], settings]
            assert shown(page) == wanted
            # the definition is read first
            expect(page.locator("h1")).to_be_in_viewport()


def test_the_keyboard_chooses_and_the_address_says_so(page: Page, served: str, stories: list[list[str]]) -> None:
    page.goto(served + TERM)
    for number in (1, 2):
        summary(page, number).focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{served}{TERM}#in-{stories[number][0]}")
        expect(summary(page, number)).to_be_focused()
    page.reload()
    assert shown(page) == [stories[2]]


def test_another_section_of_the_page_changes_nothing(page: Page, served: str, stories: list[list[str]]) -> None:
    page.goto(served + TERM)
    # its address begins as that of a setting does
    page.locator("nav a[href='#in-the-sequence']:visible").first.click()
    assert shown(page) == stories[:1]
    summary(page, 1).click()
    page.locator("nav a[href='#questions']:visible").first.click()
    expect(page).to_have_url(re.compile("#questions$"))
    assert shown(page) == stories[:2]


def test_the_choice_holds_on_the_pages_of_other_terms(
    page: Page, served: str, settings: dict[str, list[list[str]]], stories: list[list[str]]
) -> None:
    setting = stories[1][0]
    page.goto(served + TERM)
    summary(page, 1).click()
    addresses = [link.get_attribute("href") or "" for link in page.locator(".gg-story a:visible").all()]
    followed = re.compile(rf"^\.\./([\w-]+)/#in-{setting}$")
    terms = [match[1] for address in addresses if (match := followed.match(address))]
    there = next(term for term in terms if any(setting in story for story in settings[term][1:]))
    page.locator(f".gg-story a[href='../{there}/#in-{setting}']:visible").first.click()
    expect(page).to_have_url(f"{served}terms/{there}/#in-{setting}")
    (only,) = shown(page)
    assert setting in only
    assert page.evaluate("scrollY") == 0
    # the theme keeps the palette
    assert f"in-{setting}" not in page.evaluate("JSON.stringify(localStorage) + document.cookie")


def test_the_steps_of_a_drawing_carry_the_choice(page: Page, served: str, stories: list[list[str]]) -> None:
    page.goto(f"{served}{TERM}#in-{stories[0][-1]}")
    links = page.locator(".gg-story .gg-ladder a:visible")
    assert links.count() > FEW
    assert {(link.get_attribute("href") or "").partition("#")[2] for link in links.all()} == {f"in-{stories[0][-1]}"}


def test_a_term_without_the_setting_shows_its_own_and_hands_the_choice_on(
    page: Page, served: str, settings: dict[str, list[list[str]]], stories: list[list[str]]
) -> None:
    setting = stories[1][0]
    other = next(t for t, told in settings.items() if len(told) > 1 and not any(setting in story for story in told))
    page.goto(f"{served}terms/{other}/#in-{setting}")
    assert shown(page) == settings[other][:1]
    carried = page.locator("article .gg-ways a:not([href^='#'])").first
    assert (carried.get_attribute("href") or "").endswith(f"/#in-{setting}")


def test_one_setting_folds_nothing(
    page: Page, served: str, settings: dict[str, list[list[str]]], bread_served: str
) -> None:
    page.goto(f"{served}terms/{next(term for term, told in settings.items() if len(told) == 1)}/")
    expect(page.locator(".gg-story:visible")).to_have_count(1)
    assert page.locator(".gg-story > details").count() == 0
    page.goto(f"{bread_served}terms/loaf/")
    expect(page.locator(".gg-ladder")).to_be_visible()
    assert page.locator(".gg-story, .gg-setting").count() == 0


def test_on_paper_is_what_is_open_and_the_names_of_the_other_settings(
    page: Page, served: str, stories: list[list[str]]
) -> None:
    page.goto(f"{served}{TERM}")
    page.emulate_media(media="print")
    assert shown(page) == stories[:1]
    expect(page.locator(".gg-story > details > summary:visible")).to_have_count(len(stories))
