"""Each kind of page opens without an error, and without asking another host for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from palette import SCHEMES, Palette, palette_of, show_in

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def kinds_of_pages(built: Path) -> list[str]:
    """Return the addresses of a page of each kind: the longest of each folder, and each folder's own."""
    pages = {path.relative_to(built).parent for path in built.rglob("index.html")}
    groups: dict[str, Path] = {}
    for page in sorted(pages):
        # a page that is the only one of its folder is a kind of its own
        group = page.parent.as_posix() if len(page.parts) > 1 else f"{page.as_posix()} itself"
        size = (built / page / "index.html").stat().st_size
        if group not in groups or size > (built / groups[group] / "index.html").stat().st_size:
            groups[group] = page
    return [f"{page.as_posix()}/".removeprefix("./") for page in groups.values()]


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
