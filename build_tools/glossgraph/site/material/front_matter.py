"""What a generator with the theme Material is told of a page, before its text."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossgraph.site.page import Page


def front_matter(page: Page, head: str = "") -> str:
    """Return what a generator is told of a page. Themes put it into a page as it is, so it is escaped here."""
    front: dict[str, object] = {"title": escape(page.title), "description": escape(page.summary)}
    if page.path == "index.md":
        # without a title of its own, themes show the site's name
        del front["title"]
    if page.names:
        front |= {"tags": [escape(name) for name in page.names], "search": {"boost": 4}}
    if not page.searched:
        front["search"] = {"exclude": True}
    if page.wide:
        front["hide"] = ["navigation", "toc"]
    if head:
        front["head"] = head
    rows = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    return "\n".join(["---", *rows, "---", "", ""])
