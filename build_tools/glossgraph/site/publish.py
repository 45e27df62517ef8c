"""Every page of a glossary, and the files beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from glossgraph import source
from glossgraph.exports import json
from glossgraph.site.machines.feed import FEED, feed
from glossgraph.site.machines.lists import robots
from glossgraph.site.machines.redirects import redirects
from glossgraph.site.material import assets
from glossgraph.site.material.front_matter import front_matter
from glossgraph.site.pages import PAGE_KINDS, data, whole_map

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.site.page import Page, Site


class Output(NamedTuple):
    """What a site consists of: its pages, and the text of every other file by its path."""

    pages: list[Page]
    files: dict[str, str]

    @property
    def written(self) -> dict[str, str]:
        """The text of every file by its path, each page as a file of Markdown."""
        return {page.path: front_matter(page) + page.text for page in self.pages} | self.files


def gather(site: Site, root: Path) -> Site:
    """Return what pages are made from, with what the glossary's files and their history tell beside what is known."""
    files = {term.id: source.read(root / term.file, root) for term in site.glossary.terms.values()}
    return replace(site, history=source.history(root), files=files)


def publish(site: Site) -> Output:
    """Return every page of a glossary without errors, and what the site needs beside them."""
    pages = [page for kind in PAGE_KINDS for page in kind.pages(site)]
    files = assets() | whole_map.files(site) | data.files(site)
    files |= {f"terms/{term.id}.json": json.of_term(site.glossary, term) for term in site.glossary.terms.values()}
    files |= {f"terms/{id_}.yml": text for id_, text in site.files.items()}
    files |= redirects(site, pages) | {"robots.txt": robots(site)}
    if site.history.days:
        files[FEED] = feed(site)
    return Output(pages, files)
