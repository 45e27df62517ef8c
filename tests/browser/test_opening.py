"""Each kind of page opens without an error, and without asking another host for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from opening import kinds_of_pages
from palette import SCHEMES, Palette, palette_of, show_in

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


@pytest.mark.parametrize("palette", SCHEMES)
def test_each_kind_of_page_opens(palette: Palette, page: Page, served: str, built: Path) -> None:
    show_in(page, palette)
    addresses = kinds_of_pages(built)
    assert len(addresses) > 10
    for address in addresses:
        page.goto(served + address)
        assert page.locator("h1").count() == 1, address
        assert palette_of(page) == SCHEMES[palette], address
        page.wait_for_load_state("networkidle")


def test_somebody_elses_site_opens(page: Page, bread_served: str) -> None:
    for address in ("", "terms/", "terms/dough/"):
        page.goto(bread_served + address)
        assert page.locator("h1").count() == 1, address


def test_a_page_that_does_not_exist_says_so(page: Page, served: str, complaints: list[str]) -> None:
    page.goto(f"{served}nowhere/")
    assert "404" in page.locator("h1").inner_text()
    assert complaints
    complaints.clear()


def test_pages_open_without_javascript(no_script_page: Page, served: str, built: Path) -> None:
    for address in kinds_of_pages(built):
        no_script_page.goto(served + address)
        assert no_script_page.locator("h1").is_visible(), address


def test_the_palette_is_switched_and_remembered(page: Page, served: str) -> None:
    show_in(page, "light")
    page.goto(served)
    shown = [palette_of(page)]
    for _ in range(3):
        page.locator(".md-header__option label:visible").click()
        shown.append(palette_of(page))
    assert shown == ["default", "default", "slate", "default"]
    page.locator(".md-header__option label:visible").click()
    page.locator(".md-header__option label:visible").click()
    page.goto(f"{served}terms/margin-call/")
    assert palette_of(page) == "slate", "what was chosen holds on other pages, whatever the system asks for"


@pytest.mark.parametrize("look", [(palette, width) for palette in SCHEMES for width in (1280, 390)])
def test_pictures_are_taken_for_a_person_to_look_at(
    look: tuple[Palette, int], page: Page, served: str, built: Path, project: Path
) -> None:
    palette, width = look
    folder = project / ".screenshots" / f"{palette}-{width}"
    show_in(page, palette)
    page.set_viewport_size({"width": width, "height": 900})
    for address in kinds_of_pages(built):
        page.goto(served + address)
        path = folder / f"{address.strip('/').replace('/', '-') or 'home'}.png"
        page.screenshot(path=path, full_page=True)
        assert path.stat().st_size > 10_000, address


def test_a_former_address_leads_on(page: Page, bread_served: str) -> None:
    page.goto(f"{bread_served}terms/levain/")
    page.wait_for_url(f"{bread_served}terms/starter/")
