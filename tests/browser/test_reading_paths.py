"""Reading paths: one pager at a time, and what has been read is remembered in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from glossgraph.site import material
from server import served_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

START = '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Walk</title><body>'

TERMS = ("flour", "yeast", "dough")

PATH = "".join(f'<li><a href="../../terms/{term}/?path=baking">{term.title()}</a></li>' for term in TERMS)

WORDS = """data-read="✓ read" data-progress="{number} of {of} read." data-onwards="Continue with “{term}”"
data-forget="Forget what I have read\""""

WITH_SCRIPT = '<script src="../../assets/glossgraph.js"></script>'

PAGES = {
    "paths/baking": f'<h1>Baking</h1><ol class="gg-cards" data-path="baking" {WORDS}>{PATH}</ol>{WITH_SCRIPT}',
    **{
        f"terms/{term}": f"""<h1>{term}</h1>
        <nav class="gg-pager" data-path="baking" aria-label="Baking"><a href="../../paths/baking/">Baking</a></nav>
        <nav class="gg-pager" data-path="eating" aria-label="Eating"><a href="../../paths/eating/">Eating</a></nav>
        {WITH_SCRIPT}"""
        for term in TERMS
    },
}


@pytest.fixture(scope="session")
def walk(tmp_path_factory: pytest.TempPathFactory, policy: str) -> Iterator[str]:
    """The address of a site with a reading path."""
    folder = tmp_path_factory.mktemp("walk")
    pages = {f"{path}/index.html": START + text for path, text in PAGES.items()}
    for path, content in (pages | material.assets()).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    with served_from(folder, policy) as address:
        yield address


def pagers(page: Page) -> list[str | None]:
    return [nav.get_attribute("data-path") for nav in page.locator(".gg-pager:visible").all()]


def arrive(page: Page, heading: str) -> None:
    """Wait for a page, and for the script at its end."""
    expect(page.locator("h1")).to_have_text(heading)
    page.wait_for_load_state("load")


def test_only_the_pager_of_the_path_that_is_followed_is_shown(page: Page, walk: str) -> None:
    page.goto(f"{walk}terms/yeast/?path=eating")
    assert pagers(page) == ["eating"]
    for other in ("", "?path=", "?path=nowhere", "?path=%3Cb%3E"):
        page.goto(f"{walk}terms/yeast/{other}")
        assert pagers(page) == ["baking", "eating"], other


def test_what_has_been_read_is_ticked_and_the_next_term_offered(page: Page, walk: str) -> None:
    page.goto(f"{walk}paths/baking/")
    assert page.locator(".gg-tick, .gg-progress").count() == 0
    page.click("text=Yeast")
    arrive(page, "yeast")
    page.go_back()
    expect(page.locator(".gg-tick")).to_have_count(1)
    expect(page.locator("li", has_text="Yeast")).to_contain_text("✓ read")
    expect(page.locator(".gg-progress")).to_contain_text("1 of 3 read.")
    page.click("text=Continue with “Dough”")
    arrive(page, "dough")
    page.goto(f"{walk}paths/baking/")
    expect(page.locator(".gg-progress a")).to_have_text("Continue with “Flour”")
    page.click("text=Continue with “Flour”")
    arrive(page, "flour")
    page.goto(f"{walk}paths/baking/")
    expect(page.locator(".gg-progress")).to_contain_text("3 of 3 read.")
    assert page.locator(".gg-progress a").count() == 0


def test_it_can_be_forgotten(page: Page, walk: str) -> None:
    page.goto(f"{walk}terms/yeast/?path=baking")
    page.goto(f"{walk}paths/baking/")
    page.click("text=Forget what I have read")
    assert page.locator(".gg-tick, .gg-progress").count() == 0
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    assert page.locator(".gg-tick, .gg-progress").count() == 0


def test_a_term_read_outside_a_path_is_not_counted(page: Page, walk: str) -> None:
    page.goto(f"{walk}terms/yeast/")
    page.goto(f"{walk}terms/yeast/?path=nowhere")
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("kept", ["", "nonsense", "7", "{}", '[1, null, "elsewhere"]'])
def test_nonsense_in_the_memory_does_no_harm(kept: str, page: Page, walk: str) -> None:
    page.goto(f"{walk}paths/baking/")
    page.evaluate("kept => localStorage.setItem('glossgraph.path.baking', kept)", kept)
    page.reload()
    assert page.locator(".gg-tick, .gg-progress").count() == 0
    page.goto(f"{walk}terms/yeast/?path=baking")
    page.goto(f"{walk}paths/baking/")
    expect(page.locator(".gg-tick")).to_have_count(1)


def test_a_browser_that_remembers_nothing_still_follows_a_path(new_page: Callable[..., Page], walk: str) -> None:
    page = new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })")
    page.goto(f"{walk}terms/yeast/?path=baking")
    assert pagers(page) == ["baking"]
    page.goto(f"{walk}paths/baking/")
    assert page.locator("ol a").count() == 3


def test_all_is_there_without_javascript(no_script_page: Page, walk: str) -> None:
    no_script_page.goto(f"{walk}terms/yeast/?path=baking")
    assert pagers(no_script_page) == ["baking", "eating"]


def test_a_path_of_the_real_site_is_followed_to_its_next_stop(page: Page, served: str) -> None:
    page.goto(f"{served}paths/core-chain/")
    page.locator(".gg-cards a").first.click()
    page.wait_for_url("**/terms/**")
    assert pagers(page) == ["core-chain"]
    page.locator(".gg-pager:visible [rel=next]").click()
    page.wait_for_url("**/terms/**")
    page.goto(f"{served}paths/core-chain/")
    expect(page.locator(".gg-tick")).to_have_count(2)
