"""A search finds a term first by any of its names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from glossgraph.model import Glossary


def expect_first(page: Page, searched: str, term: str) -> None:
    first = page.locator(".md-search-result__item").first.locator("a").first
    # the search answers every key, one after another
    address = re.compile(f"^{re.escape(searched)}terms/{term}/([?#]|$)")
    expect(first).to_have_attribute("href", address, timeout=20_000)


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("MMR", "maintenance-margin"),
        ("mmr", "maintenance-margin"),
        ("gearing", "leverage"),
        ("ADL", "auto-deleveraging"),
        ("margin call", "margin-call"),
    ],
)
def test_what_is_typed_leads_to_the_term(words: str, term: str, page: Page, searched: str) -> None:
    page.goto(searched)
    page.keyboard.press("/")
    page.keyboard.type(words)
    expect_first(page, searched, term)
    # the list is written anew after each key, and what is chosen in it before the last one is lost
    all_typed = re.compile(rf"[?&]h={re.escape(words.replace(' ', '+'))}$", re.IGNORECASE)
    expect(page.locator(".md-search-result__item a").first).to_have_attribute("href", all_typed)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/terms/{term}/"))


def test_labels_and_aliases_come_first(page: Page, searched: str, glossary: Glossary) -> None:
    names = sorted((name, term.id) for term in glossary.terms.values() for name in (term.label, *term.aliases))
    page.goto(searched)
    page.keyboard.press("/")
    # each search takes a moment: some of them are enough, and others as the glossary grows
    for name, term in names[:: len(names) // 20]:
        page.keyboard.press("Control+A")
        # Material searches anew at each key that is pressed
        page.keyboard.insert_text(name[:-1])
        page.keyboard.type(name[-1])
        expect_first(page, searched, term)


def test_a_search_reads_what_is_said_and_not_what_is_listed(page: Page, searched: str) -> None:
    index = page.request.get(f"{searched}search/search_index.json").json()
    headings = {entry["title"] for entry in index["docs"]}
    assert "How it works" in headings
    assert not headings & {"How it connects", "Discover more", "Sources", "In the sequence", "Side by side"}
    (found,) = (entry for entry in index["docs"] if entry["location"] == "map/")
    assert len(found["text"]) < 1000
