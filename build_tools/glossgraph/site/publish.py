"""Every page of a glossary, and the other files of its site."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from glossgraph import source
from glossgraph.exports import json
from glossgraph.site.machines.feed import feed
from glossgraph.site.machines.head import head
from glossgraph.site.machines.lists import ROBOTS, plain_texts, robots
from glossgraph.site.machines.redirects import redirects
from glossgraph.site.material import assets
from glossgraph.site.material.front_matter import front_matter
from glossgraph.site.pages import PAGE_KINDS, data, whole_map
from glossgraph.site.pages.changes import FEED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.compiler import Compiled
    from glossgraph.site.page import Page, Site


@dataclass(frozen=True)
class Output:
    """The content of a site."""

    site: Site
    made: list[Page]
    """Every page of the glossary, even if something else is on the site in its place."""
    others: list[Page]
    """The pages that are written by hand."""

    @cached_property
    def pages(self) -> list[Page]:
        """The pages of the glossary."""
        return [page for page in self.made if self.site.built(page.path) not in self.site.taken]

    @cached_property
    def by_path(self) -> Mapping[str, Page]:
        """Every page by its path."""
        return {page.path: page for page in (*self.pages, *self.others)}

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The text of each file that is not a page, by its path."""
        return {path: text for path, text in self._made_files.items() if path not in self.site.taken}

    @property
    def left_out(self) -> dict[str, str]:
        """The path of each page and file of the glossary in whose place something else is, by its file on the site."""
        pages = {self.site.built(page.path): page.path for page in self.made}
        made = pages | {path: path for path in self._made_files}
        return {file: path for file, path in made.items() if file in self.site.taken}

    @cached_property
    def _made_files(self) -> Mapping[str, str]:
        site = self.site
        files = assets() | whole_map.files(site) | data.files(site)
        files |= {f"terms/{term.id}.json": json.of_term(site.glossary, term) for term in site.glossary.terms.values()}
        files |= {f"terms/{id_}.yml": text for id_, text in site.files.items()}
        files |= redirects(site, self.pages) | {ROBOTS: robots(site)}
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
