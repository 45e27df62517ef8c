"""A link to a term shows the term's definition: by pointer, by keyboard and by touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from glossgraph.site import material
from glossgraph.site.material.scripts import scripts
from server import served_from
from written import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page, Route

PAGE = """<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Dough</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="../../assets/glossgraph.css"><body><main>
<p><a href="../yeast/">yeast</a>, <a href="../flour/">flour</a>, <a href="#here">here</a></p>
<ul><li><a href="../yeast/">listed</a> What makes dough rise &amp; &lt;b&gt;live&lt;/b&gt;.</li></ul>
<dl><dt><a href="../yeast/">defined</a></dt><dd>What makes dough rise &amp; &lt;b&gt;live&lt;/b&gt;.</dd></dl>
<p><a href="./">itself</a>, <a href="../yeast.json">data</a></p>
<nav><a href="../yeast/">in a menu</a></nav>
<svg viewBox="0 0 200 20"><a href="../yeast/?path=baking"><text x="2" y="15">Yeast drawn</text></a></svg>
<p><a href="../yeast/#rise">far down, at the edge</a></p></main>
<script src="../../assets/previews.js"></script></html>
"""


OTHER = """<!doctype html><html lang="en"><head><link rel="icon" href="data:,"><title>Another</title>{}</head>
<body><h1>{}</h1></html>"""

OF_A_TERM = """<meta property="og:type" content="article"><meta property="og:title" content="Yeast">
<meta property="og:description" content="What makes dough rise &amp; &lt;b&gt;live&lt;/b&gt;.">"""


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, policy: str) -> Iterator[str]:
    """The address of a page which has nothing but what previews need."""
    folder = tmp_path_factory.mktemp("small")
    for path, content in material.assets().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    for path, make in scripts(
        WORDS, terms="terms/", list_of_terms="terms/", has_search=False, has_questions=True
    ).items():
        (folder / path).write_text(make(), encoding="utf-8")
    pages = {"dough": PAGE, "yeast": OTHER.format(OF_A_TERM, "yeast"), "flour": OTHER.format("", "flour")}
    for name, text in pages.items():
        (folder / "terms" / name).mkdir(parents=True)
        (folder / "terms" / name / "index.html").write_text(text, encoding="utf-8")
    with served_from(folder, policy) as address:
        yield f"{address}terms/dough/"


def shown(page: Page) -> Locator:
    return page.locator(".gg-preview:visible")


def within_the_window(page: Page) -> bool:
    box, size = shown(page).bounding_box(), page.viewport_size
    assert box is not None
    assert size is not None
    inside = box["x"] >= 0 and box["x"] + box["width"] <= size["width"]
    return inside and box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


def test_a_pointer_on_a_link_shows_the_definition_as_text(page: Page, small: str) -> None:
    page.goto(small)
    page.hover("p >> text=yeast")
    assert shown(page).count() == 0, "it waits until the pointer stays"
    expect(shown(page)).to_contain_text("What makes dough rise & <b>live</b>.")
    assert within_the_window(page)


def test_it_stays_while_the_pointer_is_on_it_and_goes_afterwards(page: Page, small: str) -> None:
    page.goto(small)
    page.hover("p >> text=yeast")
    shown(page).hover()
    page.wait_for_timeout(600)
    expect(shown(page)).to_be_visible()
    page.mouse.move(900, 700)
    expect(shown(page)).to_have_count(0)


def test_the_keyboard_shows_it_and_escape_dismisses_it(page: Page, small: str) -> None:
    page.goto(small)
    page.keyboard.press("Tab")
    link = page.locator("p >> text=yeast")
    expect(link).to_be_focused()
    expect(shown(page)).to_be_visible()
    expect(link).to_have_accessible_description("Yeast What makes dough rise & <b>live</b>.")
    page.mouse.move(5, 500)
    page.wait_for_timeout(500)
    expect(shown(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(shown(page)).to_have_count(0)
    expect(link).to_be_focused()
    expect(link).to_have_accessible_description("")


def test_links_to_what_is_no_term_and_those_beside_a_definition_show_none(page: Page, small: str) -> None:
    page.goto(small)
    for link in ("flour", "here", "listed", "defined", "itself", "data", "in a menu"):
        page.hover(f"text={link}")
        page.wait_for_timeout(400)
        assert shown(page).count() == 0, link


def test_a_link_in_a_diagram_has_one_too(page: Page, small: str) -> None:
    page.goto(small)
    page.hover("svg a")
    expect(shown(page)).to_be_visible()
    page.mouse.move(5, 700)
    expect(shown(page)).to_have_count(0)
    page.locator("svg a").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(shown(page)).to_be_visible()


def test_it_is_never_beyond_the_window(page: Page, small: str) -> None:
    for width, height in ((320, 256), (1280, 300)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(small)
        last = page.locator("text=far down")
        # as near as can be to the lower right corner
        last.evaluate("link => { link.style.position = 'fixed'; link.style.right = 0; link.style.bottom = 0 }")
        last.hover()
        expect(shown(page)).to_be_visible()
        assert within_the_window(page)


def test_the_first_touch_shows_and_the_second_opens(phone: Page, small: str) -> None:
    for second in ("p >> text=yeast", ".gg-preview >> text=Open “Yeast”"):
        phone.goto(small)
        phone.tap("p >> text=yeast")
        expect(shown(phone)).to_be_visible()
        assert within_the_window(phone)
        phone.tap(second)
        expect(phone.locator("h1")).to_have_text("yeast")


def test_a_touch_elsewhere_closes_it_and_other_links_open(phone: Page, small: str) -> None:
    phone.goto(small)
    phone.tap("p >> text=yeast")
    expect(shown(phone)).to_be_visible()
    phone.touchscreen.tap(100, 600)
    expect(shown(phone)).to_have_count(0)
    phone.tap("text=flour")
    expect(phone.locator("h1")).to_have_text("flour")


def test_a_reader_who_has_gone_on_is_not_shown_what_comes_late(page: Page, small: str) -> None:
    waiting: list[Route] = []
    page.route("**/yeast/", lambda route: waiting.append(route))  # noqa: PLW0108 - playwright looks into functions
    page.goto(small)
    page.hover("p >> text=yeast")
    page.wait_for_timeout(500)
    page.hover("text=here")
    page.wait_for_timeout(500)
    for route in waiting:
        route.continue_()
    page.wait_for_timeout(300)
    assert len(waiting) == 1
    assert shown(page).count() == 0


def test_it_is_not_printed(page: Page, small: str) -> None:
    page.goto(small)
    page.hover("p >> text=yeast")
    expect(shown(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(shown(page)).to_have_count(0)


def test_terms_of_the_real_site_have_one(page: Page, served: str) -> None:
    page.goto(f"{served}terms/margin-call/")
    page.locator("article p a[href$='/forced-liquidation/']").first.hover()
    expect(shown(page)).to_contain_text("Forced liquidation")
    assert within_the_window(page)
