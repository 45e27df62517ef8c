"""What pages are made from, and what a page is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from glossgraph import exports
from glossgraph.site.address import as_text, in_directories, seen_from
from glossgraph.site.words import CATALOGUES, Catalogue, catalogue
from glossgraph.source import History

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from importlib.resources.abc import Traversable

    from glossgraph.model import Glossary


@dataclass(frozen=True)
class Site:
    """What pages are made from."""

    glossary: Glossary
    url: str = ""
    """The address of the home page, with a slash at its end; empty if it is not known."""
    history: History = field(default_factory=History)
    files: Mapping[str, str] = field(default_factory=dict)
    """The text of each term's file by the term's id, where the pages are to offer it."""
    address: Callable[[str], str] = in_directories
    """Gives the address below the home page at which a file will stand."""
    in_html: Callable[[str], str] = str
    """Gives what a link in raw HTML names a page by.

    By default that is its file, as for generators which, unlike MkDocs, also look after the links in raw HTML.
    """
    twin: Callable[[str], str] = as_text
    """Gives the path at which the plain Markdown of a page will stand beside it."""
    catalogues: Traversable = CATALOGUES
    """The folder with the words of the interface, a file for each language."""

    @cached_property
    def words(self) -> Catalogue:
        """The words of the interface, in the language of the glossary as far as there are any."""
        return catalogue(self.glossary.about.language, self.catalogues)

    def link(self, path: str, here: str = "index.md") -> str:
        """Return the address of a page or file: whole if that of the home page is known, or else seen from a page."""
        return self._whole(self.address(path), here)

    def file(self, path: str, here: str = "index.md") -> str:
        """Return the same for what stands on the site under its own path, as a page's Markdown does."""
        return self._whole(path, here)

    @cached_property
    def exported(self) -> Mapping[str, Mapping[str, str]]:
        """The text of each export's files by their names, by the name of the format."""
        return {exports.name(export): export.export(self.glossary) for export in exports.EXPORTS}

    def _whole(self, target: str, here: str) -> str:
        return f"{self.url}{quote(target)}" if self.url else quote(seen_from(self.address(here), target))


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site, with true links."""

    path: str
    """Where it stands below the site's root, such as `terms/margin-call.md`."""
    title: str
    summary: str
    """What it is about, in a sentence of plain words."""
    text: str
    """Markdown, with raw HTML for what Markdown cannot say."""
    plain: str = ""
    """The same as Markdown without raw HTML, for programs and for readers of plain text."""
    plain_at: Callable[[str], str] = str
    """Gives the same as it is written at another path, whence its links lead."""
    source: str = ""
    """The file below the glossary's root that a reader would edit; empty if there is none."""
    term: str = ""
    """The id of the term that it is the page of."""
    mentions: tuple[str, ...] = ()
    """The ids of the terms to which its words link, each once, in order."""
    leads_to: tuple[str, ...] = ()
    """The paths of the pages that it is a list of, as far as they are there."""
    parent: str = ""
    """The path of the page that lists it; that of its folder's list by default."""
    entry: str = ""
    """What it is called in the navigation, which does not list every page: themes render all of it on each of them."""
    section: str = ""
    """The group of the navigation in which it is listed; empty for an entry of its own."""
    names: tuple[str, ...] = ()
    """The names of what it is about, by which a search finds it first."""
    searched: bool = True
    """Whether a search finds it."""
    wide: bool = False
    """Whether it needs the whole width of the window, so that nothing should stand beside it."""


def last_changed(site: Site, page: Page) -> date | None:
    """Return the day on which a page last changed, as far as git knows.

    The page of a term changes with its file, any other with its file and those of the terms that it shows.
    """
    shown = () if page.term else page.mentions
    files = [page.source, *(site.glossary.terms[id_].file for id_ in shown)]
    return max((site.history.files[file].changed for file in files if file in site.history.files), default=None)
