"""Every page of a glossary, and the other files of its site."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from glossgraph import source
from glossgraph.exports import json
from glossgraph.site.machines.feed import FEED, feed
from glossgraph.site.machines.head import head
from glossgraph.site.machines.lists import plain_texts, robots
from glossgraph.site.machines.redirects import redirects
from glossgraph.site.material import assets
from glossgraph.site.material.front_matter import front_matter
from glossgraph.site.pages import PAGE_KINDS, data, whole_map

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.compiler import Compiled
    from glossgraph.site.page import Page, Site


@dataclass(frozen=True)
class Output:
    """The content of a site."""

    site: Site
    pages: list[Page]
    """The pages of the glossary."""
    others: list[Page]
    """The pages that are written by hand; each replaces a page of the glossary at the same path."""

    @cached_property
    def by_path(self) -> Mapping[str, Page]:
        """Every page by its path."""
        return {page.path: page for page in (*self.pages, *self.others)}

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The text of each file that is not a page, by its path."""
        site = self.site
        files = assets() | whole_map.files(site) | data.files(site)
        files |= {f"terms/{term.id}.json": json.of_term(site.glossary, term) for term in site.glossary.terms.values()}
        files |= {f"terms/{id_}.yml": text for id_, text in site.files.items()}
        files |= redirects(site, self.pages) | {"robots.txt": robots(site)}
        if site.history.days:
            files[FEED] = feed(site)
        return files | plain_texts(site, self.by_path)

    def markdown(self, page: Page) -> str:
        """Return a page as a file for a generator: the front matter has the lines for the page's head as `head`."""
        return front_matter(page, self.head(page)) + page.text

    def head(self, page: Page) -> str:
        """Return the lines that programs look for in the head of a page."""
        return head(self.site, page, self.by_path)

    @property
    def written(self) -> dict[str, str]:
        """The text of every file by its path, including the pages."""
        return {page.path: self.markdown(page) for page in self.pages} | {**self.files}


def with_sources(site: Site, compiled: Compiled) -> Site:
    """Return what pages are made from, with the texts of the terms' files and the history of the folder they are in."""
    files = {term.id: compiled.texts[term.file] for term in compiled.glossary.terms.values()}
    return replace(site, history=source.history(compiled.root), files=files)


def publish(site: Site, others: Iterable[Page] = ()) -> Output:
    """Return every page of a glossary that has no errors, and the other files of the site."""
    return Output(site, [page for kind in PAGE_KINDS for page in kind.pages(site)], list(others))
