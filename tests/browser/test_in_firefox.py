"""The built site in Firefox: what another engine lays out or refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from firefox import Firefox, running

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = (
    "",
    "terms/margin-call/",
    "terms/archegos-collapse/",
    "stages/amplification/",
    "compare/forced-liquidation-vs-margin-call/",
    "paths/core-chain/",
    "terms/",
    "map/",
    "models/fire-sale/",
)


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    with running() as firefox:
        yield firefox


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("width", [1280, 390])
def test_a_page_is_whole(page: str, width: int, served: str, firefox: Firefox) -> None:
    firefox.open(served + page, width)
    assert firefox.said("document.querySelector('h1').getClientRects().length")
    assert firefox.said("document.scrollingElement.scrollWidth") <= width
    # the field of the search stands in its place
    assert firefox.waited("document.querySelectorAll('.gg-search').length") == 1
    # no word of the strip of stages is broken
    hyphens = firefox.said("[...document.querySelectorAll('.gg-stages a')].map(a => getComputedStyle(a).hyphens)")
    assert set(hyphens) <= {"none", "manual"}
    assert firefox.complaints == []


def test_a_search_puts_names_first(served: str, firefox: Firefox) -> None:
    firefox.open(served)
    firefox.waited("document.querySelectorAll('.gg-search').length")
    firefox.press("/", *"margin call")
    first = "document.querySelector('#gg-search-results [role=option]')?.getAttribute('href')"
    assert firefox.waited(first).endswith("/terms/margin-call/")
    firefox.press("ArrowDown", "Enter")
    assert firefox.waited("location.pathname === '/terms/margin-call/'")
    assert firefox.complaints == []


def test_a_link_shows_the_definition(served: str, firefox: Firefox) -> None:
    firefox.open(f"{served}terms/margin-call/")
    firefox.point("article p a[href$='/forced-liquidation/']")
    shown = firefox.waited("document.querySelector('.gg-preview:not([hidden])')?.textContent")
    assert shown.startswith("Forced liquidation")
    assert firefox.complaints == []


def test_the_address_of_a_question_opens_it(served: str, firefox: Firefox) -> None:
    firefox.open(f"{served}terms/margin-call/")
    assert not firefox.said("document.querySelector('.gg-question').open")
    question = firefox.said("document.querySelector('.gg-question h3').id")
    firefox.open(f"{served}terms/margin-call/#{question}")
    assert firefox.waited("document.querySelector('.gg-question').open")


def test_the_map_shows_what_a_chosen_term_is_joined_to(served: str, firefox: Firefox) -> None:
    firefox.open(f"{served}map/")
    firefox.waited("!document.querySelector('.gg-map-tools').hidden")
    firefox.said("document.querySelector('#gg-map-find').focus()")
    firefox.press(*"margin cal")
    firefox.waited("document.querySelectorAll('#gg-map-find-list [role=option]').length")
    firefox.press("ArrowDown", "Enter")
    assert firefox.waited("location.search.includes('margin-call')")
    assert "Margin call" in firefox.waited("document.querySelector('.gg-map-view:not([hidden]) h2')?.textContent")
    assert firefox.complaints == []


def test_a_model_is_played(served: str, firefox: Firefox) -> None:
    firefox.open(f"{served}models/one-account/?leverage=junk")
    assert firefox.waited("location.search === '' && !document.querySelector('.gg-model-controls').hidden")
    results = "document.querySelector('.gg-model-results').textContent"
    before = firefox.said(results)
    firefox.said("document.querySelector('.gg-model-parameter [type=range]').focus()")
    firefox.press("ArrowRight")
    assert firefox.waited("location.search.includes('=')")
    assert firefox.said(results) != before
    assert firefox.complaints == []
