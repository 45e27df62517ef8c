"""What a first visit costs: every file that the browser asks for, compressed."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Response

HTML, COMPRESSED, FIRST_VISIT = 70_000, 16_400, 102_000


@pytest.mark.parametrize("address", ["", "terms/margin-call/"])
def test_a_first_visit_is_light(address: str, page: Page, served: str) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.insert(0, answer))
    page.goto(served + address)
    page.wait_for_load_state("networkidle")
    sizes = {answer.url.removeprefix(served): len(gzip.compress(answer.body())) for answer in answers}
    assert not [path for path in sizes if path.startswith("search/")]
    assert sum(sizes.values()) < FIRST_VISIT, sizes


def test_the_page_of_a_term_is_light(built: Path) -> None:
    for page in built.glob("terms/*/index.html"):
        html = page.read_bytes()
        assert len(html) < HTML, page.parent.name
        assert len(gzip.compress(html)) < COMPRESSED, page.parent.name
