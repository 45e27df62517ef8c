"""What programs read in the head of every page: structured data (schema.org as JSON-LD), Open Graph, other formats."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from glossgraph.pictures.card import HEIGHT, WIDTH
from glossgraph.site.machines.cards import shown_by
from glossgraph.site.machines.lists import LIST
from glossgraph.site.machines.structured import structured
from glossgraph.site.pages.changes import FEED
from glossgraph.text.escape import escape_script

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.site.page import Page, Site


def head(site: Site, page: Page, pages: Mapping[str, Page]) -> str:
    """Return the lines for the end of a page's head; `pages` are all pages of the site, by their paths.

    The theme itself writes the description and the canonical address.
    """
    lines = (*_meta(site, page, pages), *_links(site, page, pages), _script(site, page, pages))
    return "".join(f"{line}\n" for line in lines)


def _meta(site: Site, page: Page, pages: Mapping[str, Page]) -> Iterator[str]:
    about, card = site.glossary.about, shown_by(site, page, pages)
    values = {
        "og:title": page.title,
        "og:description": page.summary,
        "og:type": "article" if page.term else "website",
        "og:url": site.link(page.path) if site.url else "",
        "og:site_name": about.title,
        "og:locale": about.language.replace("-", "_"),
    }
    if card:
        path, alt = card
        size = {"og:image:width": str(WIDTH), "og:image:height": str(HEIGHT)}
        values |= {"og:image": site.file(path), **size, "og:image:alt": alt}
    for name, value in values.items():
        if value:
            yield f'<meta property="{name}" content="{_attribute(value)}">'
    yield f'<meta name="twitter:card" content="{"summary_large_image" if card else "summary"}">'


def _links(site: Site, page: Page, pages: Mapping[str, Page]) -> Iterator[str]:
    """Yield links to other formats; those to Markdown are in the form of https://llmstxt.org."""
    # no plain text is written for a page that another plugin adds
    has_plain_text = not page.blank and page.path in pages
    formats = [("text/markdown", site.twin(page.path))] if has_plain_text else []
    if page.term:
        formats.append(("application/json", f"terms/{page.term}.json"))
    for type_, path in formats:
        if path in site.taken:
            continue
        yield f'<link rel="alternate" type="{type_}" href="{_attribute(site.file(path, page.path))}">'
    if site.has(LIST):
        yield f'<link rel="describedby" type="text/markdown" href="{_attribute(site.file(LIST, page.path))}">'
    if site.has_days and site.has(FEED):
        title = _attribute(f"{site.glossary.about.title}: what changed")
        address = _attribute(site.file(FEED, page.path))
        yield f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">'


def _script(site: Site, page: Page, pages: Mapping[str, Page]) -> str:
    data = {"@context": "https://schema.org", "@graph": list(structured(site, page, pages))}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{escape_script(text)}</script>'


def _attribute(text: str) -> str:
    return escape(" ".join(text.split()))
