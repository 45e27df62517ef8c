"""The way from the home page to a page, as it stands above its title and in its head."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from glossgraph.pictures.looks import stage_class
from glossgraph.site.address import HOME
from glossgraph.site.here import Here, without_links_to_nowhere
from glossgraph.text.escape import escape_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.site.page import Page, Site

_STEP = ' <i aria-hidden="true">›</i> '


def parent_of(site: Site, page: Page, pages: Mapping[str, Page]) -> Page | None:
    """Return the page that lists a page, if it is another one than the home page."""
    parents = (page.parent, posixpath.join(posixpath.dirname(page.path), "index.md"))
    known = (path for path in parents if path in pages and path not in {HOME, page.path} and site.has(path))
    return next((pages[path] for path in known), None)


def way_to(site: Site, page: Page, pages: Mapping[str, Page]) -> list[Page]:
    """Return the pages from the home page, which is the first, to a page; none for the home page itself."""
    home = pages.get(HOME)
    if home is None or page is home:
        return []
    parent = parent_of(site, page, pages)
    return [home, *([parent] if parent else []), page]


def name_of(page: Page) -> str:
    """Return what a page is called on the way to another: for a stage, its number too."""
    return page.entry if page.title in page.entry else page.title


def listed_in(site: Site, page: Page, pages: Mapping[str, Page]) -> Iterator[Page]:
    """Yield a page, the page that lists it, the page that lists that one, and so on."""
    step: Page | None = page
    seen: set[str] = set()
    while step and step.path not in seen:
        seen.add(step.path)
        yield step
        step = parent_of(site, step, pages)


def stage_of(site: Site, page: Page) -> str:
    """Return the id of the stage in which a term's page or a page of a stage is; empty for other pages."""
    glossary = site.glossary
    if page.term in glossary.terms:
        stage = glossary.terms[page.term].stage
        return stage if stage in glossary.stages else ""
    folder, name = posixpath.split(page.path)
    return name.removesuffix(".md") if folder == "stages" and name.removesuffix(".md") in glossary.stages else ""


def breadcrumb(site: Site, page: Page, pages: Mapping[str, Page]) -> str:
    """Return the way to a page without the home page as HTML; nothing if no other page lists it."""
    between = way_to(site, page, pages)[1:-1]
    if not between:
        return ""
    here = Here(site, page.path, web=True)
    classes = f"gg-breadcrumb {stage_class(site.glossary, stage_of(site, page))}".strip()
    label = escape_html(site.words.say("way.breadcrumb"))
    steps = [f'<a href="{here.address(step.path)}">{escape_html(name_of(step))}</a>' for step in between]
    written = _STEP.join([*steps, f'<span aria-current="page">{escape_html(page.title)}</span>'])
    return without_links_to_nowhere(
        f'<nav class="{classes}" aria-label="{label}" data-search-exclude="true">{written}</nav>\n\n'
    )
