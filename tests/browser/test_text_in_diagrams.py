"""Ladders in a browser: no word on another or beyond its room, lanes where there is room for them, nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph.pictures.diagram import Branch, Diagram, Frame, Step
from glossgraph.site.page import Site
from glossgraph.site.parts.sequence_diagram import MOST_LANES, diagram_picture
from written import home

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from glossgraph.model import Glossary

PAGES = (
    "terms/margin-call/",
    "terms/collateral-deterioration/",
    "terms/stress-flow-framework/",
    "terms/archegos-collapse/",
    "compare/forced-liquidation-vs-margin-call/",
    "settings/margin-account/",
)

# what is cut away, such as names that only screen readers need beside lanes, is in nobody's way
WRONG = """() => {
  const wrong = [];
  for (const ladder of document.querySelectorAll(".gg-ladder")) {
    if (!ladder.checkVisibility()) continue;
    const words = [];
    const walker = document.createTreeWalker(ladder, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const around = node.parentElement;
      if (!node.data.trim() || !around.checkVisibility({contentVisibilityAuto: true})) continue;
      if (around.closest("i") && getComputedStyle(around.closest("i")).position === "absolute") continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const size = parseFloat(getComputedStyle(around).fontSize);
      if (size < 12) wrong.push(`small: ${node.data}`);
      for (const rect of range.getClientRects()) {
        if (rect.width > 1) words.push({text: node.data, rect, around});
      }
    }
    const room = ladder.getBoundingClientRect();
    const apart = (a, b) =>
      a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 3 || b.bottom <= a.top + 3;
    const brackets = [...ladder.querySelectorAll(".gg-loop")].filter((each) => each.checkVisibility());
    const heads = ladder.querySelector(".gg-heads");
    words.forEach(({text, rect, around}, place) => {
      if (rect.left < room.left - 1 || rect.right > room.right + 1) wrong.push(`beyond: ${text}`);
      if (heads.contains(around)) return;
      for (const other of words.slice(place + 1)) {
        if (!apart(rect, other.rect)) wrong.push(`on another: ${text} / ${other.text}`);
      }
      for (const bracket of brackets) {
        if (!apart(rect, bracket.getBoundingClientRect())) wrong.push(`on a bracket: ${text}`);
      }
    });
    if (ladder.scrollWidth > ladder.clientWidth) wrong.push("scrolls");
  }
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) wrong.push("the page scrolls");
  return wrong;
}"""

# the middle of each lane, and of the first and last lane of each row
LANES = """() => [...document.querySelectorAll(".gg-ladder")].flatMap((ladder) => {
  if (!ladder.checkVisibility()) return [];
  const middle = (element) => {
    const {left, right} = element.getBoundingClientRect();
    return (left + right) / 2;
  };
  const heads = [...ladder.querySelectorAll(".gg-heads > li")].filter((each) => each.checkVisibility());
  return [...ladder.querySelectorAll("li > p")].filter((each) => each.checkVisibility()).map((words) => {
    const style = getComputedStyle(words.parentElement);
    const lane = (name) => middle(heads[Number(style.getPropertyValue(name)) - 1]);
    const {left, right} = words.getBoundingClientRect();
    const half = heads[0].getBoundingClientRect().width / 2 + 4;
    const ends = [lane("--gg-from"), lane("--gg-to")].sort((a, b) => a - b);
    return {text: words.textContent, wanted: ends, found: [left + half, right - half], alone: ends[0] === ends[1]};
  });
})"""

NAMES = (
    "Al",
    "Überseehandelsgesellschaft",
    "清算機関の会員",
    "The clearing house of many words",
    "شركة",
    "F",
    "G",
    "H",
    "I",
)

ACTS = (
    "Acts",
    "Posts collateral by the deadline, or else asks for more time",
    "追加証拠金を請求する" * 3,
    "W" * 40,
    "بيع",
)


def _crowd(lanes: int) -> Diagram:
    """Return a diagram with so many lanes, long words, a fork in a loop, and what is folded."""
    actors = dict(zip("abcdefghi", NAMES[:lanes], strict=False))
    ids = [*actors]

    def step(number: int) -> Step:
        source, target = ids[number % lanes], ids[(number * 3 + 1) % lanes]
        other = "" if source == target else target
        action = ACTS[number % len(ACTS)]
        return Step(number, source, other, action, "", "", "dough", "Dough", None, number == 5)

    fork = Frame("alt", (Branch("it rains", "", (step(6),)), Branch("it snows " * 9, "", (step(7), step(8)))))
    loop = Frame("loop", (Branch("", "", (step(3), step(4), step(5), fork, step(9)), ("It is colder. " * 5,)),))
    outer = Frame("loop", (Branch("", "", (step(2), loop)),))
    return Diagram("Crowd", actors, (step(1), outer, *(step(number) for number in range(10, 14))))


@pytest.fixture(params=[(1280, 900), (390, 844)], ids=["desk", "phone"])
def opened(request: pytest.FixtureRequest, new_page: Callable[..., Page]) -> Page:
    """A page in a window of one of two sizes."""
    width, height = request.param
    return new_page(viewport={"width": width, "height": height})


@pytest.mark.parametrize("address", PAGES)
def test_no_word_is_on_another_or_beyond_its_room(address: str, opened: Page, served: str) -> None:
    opened.goto(served + address)
    assert opened.evaluate(WRONG) == []
    opened.evaluate("document.querySelectorAll('.gg-ladder details').forEach(each => each.open = true)")
    assert opened.evaluate(WRONG) == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("lanes", [1, 2, 4, MOST_LANES])
def test_any_ladder_fits(lanes: int, direction: str, page: Page, bread: Glossary, project: Path) -> None:
    assets = project / "build_tools/glossgraph/site/material/assets"
    looks = "".join(file.read_text("utf-8") for file in sorted(assets.glob("*.css")))
    html = diagram_picture(Site(bread), _crowd(lanes)).draw(home())
    page.set_content(
        f"<html dir={direction}><style>{looks} body {{ font-family: Arial }}</style><div class=md-typeset>{html}</div>"
    )
    for width in (1280, 700, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        for unfolded in ("false", "true"):
            page.evaluate(f"document.querySelectorAll('.gg-ladder details').forEach(each => each.open = {unfolded})")
            assert page.evaluate(WRONG) == [], (width, unfolded)
            assert page.locator(".gg-heads").is_visible() == (width > 640)


@pytest.mark.parametrize("address", PAGES)
def test_arrows_lead_from_lane_to_lane(address: str, page: Page, served: str) -> None:
    page.goto(served + address)
    for _ in range(2):
        rows = page.evaluate(LANES)
        assert rows
        for row in rows:
            found = [sum(row["found"]) / 2] * 2 if row["alone"] else row["found"]
            assert found == pytest.approx(row["wanted"], abs=2), row["text"]
        page.evaluate("document.querySelectorAll('.gg-ladder details').forEach(each => each.open = true)")


def test_a_narrow_ladder_says_who_acts(phone: Page, served: str) -> None:
    phone.goto(served + PAGES[0])
    assert not phone.locator(".gg-heads").first.is_visible()
    own = phone.locator(".gg-own p:visible")
    assert own.inner_text().startswith("Prime broker → Leveraged investor")


def test_heads_stay_in_view_and_lanes_come_with_the_rows_that_need_them(page: Page, served: str) -> None:
    page.goto(served + PAGES[2])
    heads = page.locator(".gg-heads:visible").first
    page.locator(".gg-ladder li:visible").last.scroll_into_view_if_needed()
    box = heads.bounding_box()
    assert box
    assert 0 <= box["y"] < 100


@pytest.mark.parametrize("scripts", [True, False])
def test_the_keyboard_unfolds_what_comes_before(scripts: bool, new_page: Callable[..., Page], served: str) -> None:
    page = new_page(java_script_enabled=scripts)
    page.goto(served + PAGES[0])
    folded = page.locator(".gg-ladder:visible .gg-more").first
    first = folded.locator("li").first
    assert not first.is_visible()
    folded.locator("summary").focus()
    page.keyboard.press("Enter")
    assert first.is_visible()
    page.keyboard.press("Tab")
    assert folded.locator("a").first.evaluate("link => link === document.activeElement")


def test_on_paper_is_every_row(page: Page, served: str) -> None:
    page.goto(served + PAGES[0])
    page.emulate_media(media="print")
    ladder = page.locator(".gg-ladder").first
    rows = ladder.locator("li > p")
    assert rows.count() > ladder.locator("> ol > li > p").count()
    heights = rows.evaluate_all("all => all.map((each) => each.getBoundingClientRect().height)")
    assert min(heights) > 10
    assert not ladder.locator("summary").first.is_visible()
