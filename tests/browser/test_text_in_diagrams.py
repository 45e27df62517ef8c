"""The text of sequence diagrams as a browser sets it: never wider than the room that the layout has for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from written import diagrams

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from glossgraph.model import Glossary

ARIAL = 118
"""How wide Arial sets the words below at 14 pixels."""

OVERFLOWING = """() => [...document.querySelectorAll(".gg-diagram a")].flatMap((link) => {
  const box = link.querySelector("rect");
  const [start, , end] = box ? [] : link.querySelector("path").getAttribute("d").match(/-?\\d+/g).map(Number);
  const room = box ? box.width.baseVal.value : Math.abs(end - start);
  return [...link.querySelectorAll("text")].filter((text) => text.getComputedTextLength() > room - 2)
    .map((text) => text.textContent);
})"""


def test_no_text_is_wider_than_its_room(page: Page, glossary: Glossary, project: Path) -> None:
    assets = project / "build_tools/glossgraph/site/material/assets"
    looks = "".join(file.read_text("utf-8") for file in sorted(assets.glob("*.css")))
    drawn = [found.draw(str) for term in glossary.terms.values() for found in diagrams(glossary, term)]
    assert len(drawn) > 100
    probe = '<svg class="gg-diagram"><text id="probe">Closes the position</text></svg>'
    page.set_content(f"<style>body {{ --md-text-font-family: Arial }} {looks}</style>{probe}{''.join(drawn)}")
    width = page.evaluate("document.querySelector('#probe').getComputedTextLength()")
    if abs(width - ARIAL) > 2:
        pytest.skip("no font is as wide as Arial")
    assert page.evaluate(OVERFLOWING) == []
