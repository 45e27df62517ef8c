"""Everyone can use what opens and what is chosen, and the keyboard reaches what the pointer does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from axe import violations
from palette import LOOKS, SCHEMES, Look, Palette, show_as, show_in

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize("palette", SCHEMES)
def test_axe_finds_no_fault_with_what_opens(palette: Palette, page: Page, served: str) -> None:
    show_in(page, palette)
    page.goto(f"{served}terms/margin-call/")
    while (folded := page.locator("article details:not([open]) > summary:visible")).count():
        folded.first.click()
    page.locator("article p a[href*='/forced-liquidation/']:visible").first.hover()
    expect(page.locator(".gg-preview")).to_be_visible()
    found = violations(page)
    page.keyboard.press("/")
    page.keyboard.type("margin")
    expect(page.locator(".gg-search-says")).to_contain_text("results")
    page.keyboard.press("ArrowDown")
    found += violations(page)
    assert found == []


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_no_fault_with_a_chosen_setting(look: Look, page: Page, served: str) -> None:
    show_as(page, look)
    page.goto(f"{served}terms/margin-call/")
    page.locator(".gg-story > details > summary").last.click()
    expect(page.locator(".gg-story > details").last).to_have_attribute("open", "")
    assert violations(page, look) == []


def test_the_keyboard_opens_the_navigation_of_a_phone(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{served}terms/margin-call/")
    page.get_by_role("button", name="Navigation").focus()
    page.keyboard.press("Space")
    expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(page.locator(".md-sidebar--primary")).not_to_be_in_viewport()


def test_focus_is_always_seen(page: Page, served: str) -> None:
    page.goto(f"{served}terms/margin-call/")
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => {
              const element = document.activeElement;
              const style = getComputedStyle(element), box = element.getBoundingClientRect();
              const shown = style.outlineStyle !== "none" || style.boxShadow !== "none" || element.matches("input");
              const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0;
              // of what is drawn as a label, the label shows it
              const drawn = inside || element.matches("input");
              return { name: element.outerHTML.slice(0, 120), seen: shown && drawn };
            }"""
        )
        assert focused["seen"], focused["name"]
        seen.add(focused["name"])
    assert len(seen) > 40, "the focus moves on"
