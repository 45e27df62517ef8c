"""The front matter of a page: what a generator with the theme Material reads before the text."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossgraph.site.page import Page


def front_matter(page: Page, head: str = "") -> str:
    """Return the front matter of a page. Themes copy its values to the page as they are, so they are escaped here."""
    front: dict[str, object] = {"title": escape(page.title), "description": escape(page.summary)}
    if page.path == "index.md":
        # without a title, themes show the name of the site
        del front["title"]
    if page.names:
        front |= {"tags": [escape(name) for name in page.names], "search": {"boost": 4}}
    if not page.searched:
        front["search"] = {"exclude": True}
    if page.wide:
        front["hide"] = ["navigation", "toc"]
    elif not page.contents:
        front["hide"] = ["toc"]
    if head:
        front["head"] = head
    rows = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    return "\n".join(["---", *rows, "---", "", ""])
