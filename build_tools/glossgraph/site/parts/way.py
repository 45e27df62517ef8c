"""The way from the home page to a page, as it stands above its title and in its head."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from glossgraph.graph.hierarchy import chains, decides_order
from glossgraph.pictures.looks import stage_class
from glossgraph.site.address import HOME
from glossgraph.site.here import Here, without_links_to_nowhere
from glossgraph.text.escape import escape_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.site.page import Page, Site

MOST = 3
"""The most ways down the hierarchy to a term that are shown; of more, the preferred one is."""

_STEP = ' <i aria-hidden="true">›</i> '


def parent_of(site: Site, page: Page, pages: Mapping[str, Page]) -> Page | None:
    """Return the page that lists a page, if it is another one than the home page."""
    parents = (page.parent, posixpath.join(posixpath.dirname(page.path), "index.md"))
    known = (path for path in parents if path in pages and path not in {HOME, page.path} and site.has(path))
    return next((pages[path] for path in known), None)


def ways_to(site: Site, page: Page, pages: Mapping[str, Page]) -> list[list[Page]]:
    """Return the pages from the home page, which is the first, to a page, which is the last.

    Where the hierarchy puts the terms in order, the way to a term leads down through it, and there can be several.
    There is none to the home page itself.
    """
    home = pages.get(HOME)
    if home is None or page is home:
        return []
    parent = parent_of(site, page, pages)
    start = [home, *([parent] if parent else [])]
    return [[*start, *above, page] for above in _above(site, page, pages)]


def _above(site: Site, page: Page, pages: Mapping[str, Page]) -> list[list[Page]]:
    """Return the pages of the terms above that of a page, for each way down the hierarchy to it."""
    if page.term not in site.glossary.terms or not decides_order(site.glossary):
        return [[]]
    found = chains(site.glossary, page.term, MOST + 1)
    paths = ([f"terms/{id_}.md" for id_ in chain[:-1]] for chain in (found if len(found) <= MOST else found[:1]))
    return [[pages[path] for path in each if path in pages and site.has(path)] for each in paths]


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
    ways = [way[1:-1] for way in ways_to(site, page, pages)]
    if not any(ways):
        return ""
    here = Here(site, page.path, web=True)
    classes = f"gg-breadcrumb {stage_class(site.glossary, stage_of(site, page))}".strip()
    label = escape_html(site.words.say("way.breadcrumb"))
    current = f'<span aria-current="page">{escape_html(page.title)}</span>'
    written = "<br>".join(_STEP.join([*(_step(here, step) for step in way), current]) for way in ways)
    return without_links_to_nowhere(
        f'<nav class="{classes}" aria-label="{label}" data-search-exclude="true">{written}</nav>\n\n'
    )


def _step(here: Here, page: Page) -> str:
    return f'<a href="{here.address(page.path)}">{escape_html(name_of(page))}</a>'
