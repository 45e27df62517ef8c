"""Axe, which knows the rules by which everyone can use a page."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from palette import LOOKS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from palette import Look

AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

LEAVE_TWO_OF_EACH = """() => {
  // what differs from neighbour to neighbour, and decides no colour and no size
  const own = new Set(["id", "href", "title", "aria-label", "datetime"]);
  const shapeOf = (element) => {
    // where things are in a drawing decides what is behind them
    if (element.namespaceURI !== document.body.namespaceURI) return element.tagName;
    const times = new Map();
    for (const child of [...element.children]) {
      const shape = shapeOf(child);
      times.set(shape, (times.get(shape) ?? 0) + 1);
      if (times.get(shape) > 2) child.remove();
    }
    const names = element.getAttributeNames().sort();
    const attributes = names.map((name) => own.has(name) ? name : `${name}=${element.getAttribute(name)}`);
    const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    return `${element.tagName} ${attributes} ${says} (${[...times.keys()].sort()})`;
  };
  shapeOf(document.body);
}"""


def violations(page: Page, look: Look = LOOKS[0]) -> list[str]:
    """Return what axe finds fault with in an open page.

    What a palette or a width changes is the same for neighbours with the same elements, attributes and classes: the
    rules of style sheets know nothing else of them. So a long list is looked at as a whole in the first look alone; in
    the others, two neighbours of each shape are left in the page.
    """
    # what fades in is judged when it is there
    page.evaluate("Promise.allSettled(document.getAnimations().map(animation => animation.finished))")
    if look != LOOKS[0]:
        page.evaluate(LEAVE_TWO_OF_EACH)
    page.evaluate(AXE)
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{page.url}: {found['id']}: {node['html'][:200]} {node['failureSummary']}"
        for found in result["violations"]
        for node in found["nodes"]
    ]
