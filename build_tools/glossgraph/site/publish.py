"""Every page of a glossary, and the other files of its site."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from glossgraph.exports import json
from glossgraph.model.made import Made
from glossgraph.model.reads import note, watched
from glossgraph.site.machines import search
from glossgraph.site.machines.cards import cards
from glossgraph.site.machines.feed import feed
from glossgraph.site.machines.head import head
from glossgraph.site.machines.lists import ROBOTS, plain_texts, robots
from glossgraph.site.machines.redirects import data_at_old_addresses, redirects
from glossgraph.site.material import assets
from glossgraph.site.material.front_matter import front_matter
from glossgraph.site.material.scripts import scripts
from glossgraph.site.pages import PAGE_KINDS, a_to_z, data
from glossgraph.site.pages.changes import FEED
from glossgraph.site.parts import map_files, references
from glossgraph.site.parts.questions import has_questions
from glossgraph.site.parts.way import breadcrumb

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from glossgraph.site.page import Page, Site


FOOT = "foot"
"""What the links at the foot of every page are called in what is read."""


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
        return watched(("pages",), {page.path: page for page in (*self.pages, *self.others)})

    @cached_property
    def files(self) -> Made[str | bytes]:
        """The content of each file that is not a page, by its path; it is made when somebody first asks for it."""
        return Made({path: make for path, make in self._makers.items() if path not in self.site.taken})

    @cached_property
    def cards(self) -> Made[str]:
        """The card of each page that has one, as SVG, by the path of the PNG that is rendered from it."""
        return Made({path: make for path, make in self._drawing.items() if path not in self.site.taken})

    @property
    def at_foot(self) -> tuple[tuple[str, str], ...]:
        """The paths of the pages that are linked at the foot of every page, and what they are called there."""
        note((FOOT,))
        return self._at_foot

    @cached_property
    def _at_foot(self) -> tuple[tuple[str, str], ...]:
        return tuple((page.path, page.foot) for page in (*self.others, *self.pages) if page.foot)

    @property
    def left_out(self) -> dict[str, str]:
        """The path of each page and file of the glossary in whose place something else is, by its file on the site."""
        pages = {self.site.built(page.path): page.path for page in self.made}
        made = pages | {path: path for path in (*self._makers, *self._drawing)}
        return {file: path for file, path in made.items() if file in self.site.taken}

    @cached_property
    def _drawing(self) -> Mapping[str, Callable[[], str]]:
        return cards(self.site, self.by_path)

    @cached_property
    def _makers(self) -> Mapping[str, Callable[[], str | bytes]]:
        site, glossary = self.site, self.site.glossary
        makers: dict[str, Callable[[], str | bytes]] = {path: partial(str, text) for path, text in assets().items()}
        makers |= map_files.files(site) | data.files(site) | references.files(site)
        whole = f"../{data.FOLDER}/{json.names(glossary)[0]}"
        makers |= {
            f"terms/{term.id}.json": partial(json.of_term, glossary, term, whole) for term in glossary.terms.values()
        }
        makers |= {
            f"terms/{term.id}.yml": partial(str, glossary.texts[term.file])
            for term in glossary.terms.values()
            if term.file in glossary.texts
        }
        makers |= {path: partial(str, text) for path, text in redirects(site, self.pages).items()}
        makers[ROBOTS] = partial(robots, site)
        of_all = site.address(a_to_z.PATH)
        makers |= scripts(
            site.words,
            terms="terms/",
            list_of_terms=of_all,
            has_search=site.has_search,
            has_questions=has_questions(glossary),
        )
        if site.has_search:
            by_hand = [page.path for page in self.others if not page.blank]
            makers |= search.files(site, self.by_path, by_hand)
        if site.has_days:
            makers[FEED] = partial(feed, site)
        makers |= plain_texts(site, self.by_path)
        return makers | data_at_old_addresses(site, self.by_path, makers)

    def markdown(self, page: Page) -> str:
        """Return a page as a file for a generator: the front matter has the lines for the page's head as `head`."""
        return front_matter(page, self.head(page)) + self.text(page)

    def text(self, page: Page) -> str:
        """Return the Markdown of a page, below the way to it."""
        return breadcrumb(self.site, page, self.by_path) + page.text

    def head(self, page: Page) -> str:
        """Return the lines that programs look for in the head of a page."""
        return head(self.site, page, self.by_path)

    @property
    def written(self) -> dict[str, str | bytes]:
        """The content of every file by its path, including the pages."""
        return {page.path: self.markdown(page) for page in self.pages} | {**self.files}


def publish(site: Site, others: Iterable[Page] = ()) -> Output:
    """Return every page of a glossary that has no errors, and the other files of the site."""
    return Output(site, [page for kind in PAGE_KINDS for page in kind.pages(site)], list(others))
