"""Each kind of page opens without an error, without asking another host for anything, and everyone can use it."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from axe import violations
from building import bakery, mkdocs
from folders import TESTS
from opening import kinds_of_pages
from palette import LOOKS, SCHEMES, Look, palette_of, show_as, show_in
from server import served_from

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


SCREENSHOTS = TESTS.parent / ".screenshots"

TALLEST = 8000
"""The most pixels from the top of a page that a picture shows."""


@pytest.mark.parametrize("look", LOOKS)
def test_each_kind_of_page_opens_and_axe_finds_no_fault(look: Look, page: Page, served: str, built: Path) -> None:
    palette, width = look
    show_as(page, look)
    addresses = kinds_of_pages(built)
    assert len(addresses) > 10
    found = []
    for address in addresses:
        page.goto(served + address)
        assert page.locator("h1").count() == 1, address
        assert palette_of(page) == SCHEMES[palette], address
        page.wait_for_load_state("networkidle")
        take_picture(page, SCREENSHOTS / f"{palette}-{width}", address)
        found += violations(page, look)
    assert found == []


def take_picture(page: Page, folder: Path, address: str) -> None:
    """Take a picture of an open page for a person to look at."""
    path = folder / f"{address.strip('/').replace('/', '-') or 'home'}.jpeg"
    width, height = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
    # of a list as long as the references, its first screens say enough
    clip = {"x": 0, "y": 0, "width": width, "height": min(TALLEST, height)}
    # a PNG would take twice as long, and a machine may have other work to do
    page.screenshot(path=path, type="jpeg", full_page=True, clip=clip, timeout=60_000)
    assert path.stat().st_size > 10_000, address


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


def test_a_former_address_leads_on(
    page: Page, policy: str, project: Path, tmp_path: Path, complaints: list[str]
) -> None:
    copytree(project / "tests/bread", tmp_path / "tests/bread")
    (term,) = (tmp_path / "tests/bread/terms").rglob("starter.yml")
    term.write_text(f"{term.read_text('utf-8')}\nformer_ids: [levain]\n", encoding="utf-8")
    done = mkdocs(bakery(tmp_path / "bakery", tmp_path), tmp_path / "site")
    assert done.returncode == 0, done.stderr
    with served_from(tmp_path / "site", policy) as address:
        page.goto(f"{address}terms/levain/")
        page.wait_for_url(f"{address}terms/starter/")
    # a browser looks for /favicon.ico where a page names no icon
    assert all("404" in complaint for complaint in complaints)
    complaints.clear()
