"""The hierarchy of a thesaurus: a tree that folds, by mouse, by keyboard and without a script."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from building import mkdocs, once
from server import served_from

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

CONFIGURATION = """\
site_name: Musical instruments
theme: {name: material, font: false}
plugins: [glossgraph]
"""


@pytest.fixture(scope="module")
def instruments_served(project: Path, policy: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small thesaurus."""

    def build(folder: Path) -> None:
        for name in ("terms", "graph"):
            shutil.copytree(project / "tests/instruments" / name, folder / name)
        (folder / "docs").mkdir()
        (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
        done = mkdocs(folder / "mkdocs.yml", folder / "site")
        assert done.returncode == 0, done.stderr

    with served_from(once(tmp_path_factory, "instruments", build) / "site", policy) as address:
        yield address


def second_piano(page: Page) -> Locator:
    """Return the place of the piano below string instruments, while what is below it is listed elsewhere."""
    return page.locator("#below-string-instrument > ul > li", has=page.get_by_role("link", name="Piano", exact=True))


def test_what_another_place_lists_unfolds_here(instruments_served: str, page: Page) -> None:
    page.goto(f"{instruments_served}hierarchy/")
    piano = second_piano(page)
    assert piano.get_by_role("link", name="Grand piano").count() == 0
    piano.locator("summary").focus()
    page.keyboard.press("Enter")
    piano.get_by_role("link", name="Grand piano").wait_for()
    assert (
        piano.get_by_role("link", name="Grand piano").get_attribute("href") == f"{instruments_served}terms/grand-piano/"
    )
    page.keyboard.press("Enter")
    assert not piano.get_by_role("link", name="Grand piano").is_visible()


def test_a_branch_folds(instruments_served: str, page: Page) -> None:
    page.goto(f"{instruments_served}hierarchy/")
    drum = page.get_by_role("link", name="Kettledrum")
    assert drum.is_visible()
    page.locator("#below-percussion > summary").click(position={"x": 8, "y": 8})
    assert not drum.is_visible()


def test_without_a_script_a_link_leads_there(instruments_served: str, no_script_page: Page) -> None:
    no_script_page.goto(f"{instruments_served}hierarchy/")
    second_piano(no_script_page).get_by_role("link", name="2 below").click()
    assert no_script_page.url.endswith("#below-piano")
    no_script_page.get_by_role("link", name="Grand piano").click()
    assert no_script_page.get_by_role("navigation", name="Where this page is").get_by_text("Keyboard").count() == 1


def test_the_map_has_the_broadest_at_the_left(instruments_served: str, page: Page) -> None:
    page.goto(f"{instruments_served}map/?term=piano")
    page.get_by_role("heading", name="2 broader terms").wait_for()
    assert page.get_by_role("heading", name="2 narrower terms").is_visible()
    page.goto(f"{instruments_served}map/?from=instrument&to=cello")
    page.get_by_role("heading", name="Musical instrument to Cello: 3 steps").wait_for()


@pytest.mark.parametrize("address", ["", "hierarchy/", "terms/piano/", "terms/viola/", "map/", "statistics/"])
def test_no_page_scrolls_sideways(address: str, instruments_served: str, phone: Page) -> None:
    phone.goto(instruments_served + address)
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
