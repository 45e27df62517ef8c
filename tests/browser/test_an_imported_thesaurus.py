"""A thesaurus that was imported: names in other languages lead to its terms, groups are shown alone, all can use it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from axe import violations
from building import mkdocs, once
from glossgraph.cli import main
from palette import LOOKS, Look, show_as
from server import served_from

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

PAGES = ("", "terms/spoon/", "terms/whisk-kitchen/", "groups/", "groups/kitchen/", "hierarchy/")


@pytest.fixture(scope="module")
def spoons_served(project: Path, policy: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of a thesaurus, imported from what was exported of it."""

    def build(folder: Path) -> None:
        source, root = project / "tests/spoons/exports/glossary.json", folder / "spoons"
        result = CliRunner().invoke(main, ["import", str(source), "--into", str(root)])
        assert result.exit_code == 0, result.output
        done = mkdocs(root / "mkdocs.yml", folder / "site")
        assert done.returncode == 0, done.stderr

    with served_from(once(tmp_path_factory, "spoons", build) / "site", policy) as address:
        yield address


@pytest.mark.parametrize(("typed", "term"), [("Löffel", "spoon"), ("cuillere", "spoon"), ("spoone", "spoon")])
def test_any_name_leads_to_its_term(typed: str, term: str, spoons_served: str, page: Page) -> None:
    page.goto(f"{spoons_served}?q={typed}")
    first = page.locator(".gg-search [role=option]").first
    expect(first).to_have_attribute("href", re.compile(rf"terms/{term}/$"))


def test_the_map_shows_a_group_alone(spoons_served: str, page: Page) -> None:
    page.goto(f"{spoons_served}map/")
    page.select_option("#gg-map-only", "group=kitchen")
    view = page.locator("#gg-map-view, .gg-map-among").first
    expect(view).to_contain_text("Ladle")
    assert page.url.endswith("?group=kitchen")
    page.reload()
    expect(page.locator(".gg-map-among")).to_contain_text("Spoon")


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_no_fault_with_its_pages(look: Look, spoons_served: str, page: Page) -> None:
    show_as(page, look)
    found = []
    for path in PAGES:
        page.goto(f"{spoons_served}{path}")
        found += violations(page, look)
    assert found == []


def test_names_in_other_languages_say_which(spoons_served: str, page: Page) -> None:
    page.goto(f"{spoons_served}terms/spoon/")
    assert page.locator("[lang=fr]").all_inner_texts() == ["cuillère"]


def test_no_page_is_wider_than_a_phone(spoons_served: str, phone: Page) -> None:
    for path in PAGES:
        phone.goto(f"{spoons_served}{path}")
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
