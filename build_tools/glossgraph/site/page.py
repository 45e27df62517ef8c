"""What pages are made from, and what a page is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

from glossgraph import exports
from glossgraph.model.derived import Functions, once_in
from glossgraph.model.reads import Watched, note, unrecorded
from glossgraph.model.watched import watched_glossary
from glossgraph.site.address import HOME, as_text, file_at, in_directories, seen_from
from glossgraph.source import History
from glossgraph.words import CATALOGUES, Catalogue, catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date
    from importlib.resources.abc import Traversable

    from glossgraph.model import Glossary
    from glossgraph.site.past import Edition
    from glossgraph.source.git import Day


Value = TypeVar("Value")


CONTENT = "content"
"""What the content of a page is called in what is read, before the path of the page."""


@dataclass(frozen=True)
class Site:
    """What pages are made from."""

    glossary: Glossary
    url: str = ""
    """The address of the home page, with a slash at its end; empty if it is not known."""
    history: History = field(default_factory=History)
    editions: tuple[Edition, ...] = ()
    """The editions that git knows by their tags, the newest first."""
    address: Callable[[str], str] = in_directories
    """Gives the address of a file, relative to the home page."""
    in_html: Callable[[str], str] = str
    """Gives the target of links to a page in raw HTML.

    By default that is the page's file, for generators that, unlike MkDocs, also rewrite links in raw HTML.
    """
    twin: Callable[[str], str] = as_text
    """Gives the path of the plain Markdown of a page."""
    manuals: bool = False
    """Whether there are pages with the manuals of the checks, for those who write the glossary."""
    has_search: bool = True
    """Whether the glossary brings its own search."""
    has_cards: bool = False
    """Whether there are cards of pages, which are named by their whole addresses."""
    formats: tuple[str, ...] = ()
    """The formats in which it offers the glossary, as `exports.offered` takes them."""
    taken: Collection[str] = frozenset()
    """The files of the built site that come from elsewhere, by their paths below the home page.

    No page or file of the glossary replaces them, and as its links would not lead to what they say, there are none.
    """
    unwatched: Glossary | None = None
    """The glossary of a watched site as one of which is not noted what is read: its exports need all of it."""
    catalogues: Traversable = CATALOGUES
    """The folder with the words of the interface, a file for each language."""

    @cached_property
    def derived(self) -> dict[object, Any]:
        """The results of functions of it, by the function. Only `once_for_site` reads and writes them."""
        return {}

    @property
    def is_watched(self) -> bool:
        """Whether is noted what is read of it."""
        return self.glossary.is_watched

    @cached_property
    def words(self) -> Catalogue:
        """The words of the interface, in the language of the glossary if there is a catalogue for it."""
        return catalogue(self.glossary.about.language, self.catalogues)

    def built(self, path: str) -> str:
        """Return the path of a file, or of what is made of a page, on the built site."""
        return file_at(self.address(path))

    def has(self, path: str) -> bool:
        """Tell whether a page or file is there, as something to link to. Any home page will do."""
        return path == HOME or self.built(path) not in self.taken

    def link(self, path: str, here: str = HOME) -> str:
        """Return the address of a page or file: absolute if the home page's is known, or else as a link from a page."""
        return self._absolute(self.address(path), here)

    def file(self, path: str, here: str = HOME) -> str:
        """Return the same for a file that is on the site at its own path, such as the Markdown of a page."""
        return self._absolute(path, here)

    @property
    def has_dates(self) -> bool:
        """Whether it is known of any file when it changed."""
        return bool(self.history.files)

    @property
    def has_days(self) -> bool:
        """Whether any day is known on which terms changed."""
        return bool(self.history.days)

    @property
    def days(self) -> tuple[Day, ...]:
        """The days on which terms changed, newest first."""
        note(("days",))
        return self.history.days

    def watched(self) -> Site:
        """Return it as one of which is noted what is read, while that is recorded."""
        history = replace(self.history, files=Watched(("dates",), self.history.files) if self.history.files else {})
        return replace(self, glossary=watched_glossary(self.glossary), history=history, unwatched=self.glossary)

    @property
    def exported(self) -> Mapping[str, Mapping[str, str | bytes]]:
        """The content of the files of each export by their names, by the name of its format; made when asked for."""
        note(("exported",))
        with unrecorded():
            return exports.made(self.unwatched or self.glossary)

    def _absolute(self, target: str, here: str) -> str:
        return f"{self.url}{quote(target)}" if self.url else quote(seen_from(self.address(here), target))


FUNCTIONS: Functions = {}
"""The functions of a site that run once for each."""


def once_for_site(function: Callable[[Site], Value]) -> Callable[[Site], Value]:
    """Make a function of a site keep its result with the site, so that it runs only once for each site.

    The result is shared, so it must not be changed.
    """
    return once_in(FUNCTIONS)(function)


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on a page, with links that work."""

    text: str = ""
    """Markdown, with raw HTML for what Markdown cannot express."""
    plain: str = ""
    """The text as Markdown without raw HTML, for programs and readers of plain text."""
    plain_at: Callable[[str], str] = str
    """Gives the plain text for a file at another path, with links that work from there."""
    mentions: tuple[str, ...] = ()
    """The ids of the terms to which the text links, each once, in order."""


@dataclass(frozen=True)
class Page:
    """A page of the site. Its content is made when somebody first asks for it."""

    path: str
    """Its path below the root of the site, such as `terms/margin-call.md`."""
    title: str
    summary: str
    """What it is about, in a sentence of plain words."""
    make: Callable[[], Content]
    """Makes its content."""
    source: str = ""
    """The file below the glossary's root that a reader would edit; empty if there is none."""
    term: str = ""
    """The id of the term that the page is about; empty if it is not the page of a term."""
    leads_to: tuple[str, ...] = ()
    """The paths of the pages that it lists; some of them may not exist."""
    parent: str = ""
    """The path of the page that lists it; by default, the list of its folder."""
    entry: str = ""
    """Its name in the navigation. Few pages have one, as themes render the whole navigation on every page."""
    section: str = ""
    """The group of the navigation in which it is listed; empty for an entry at the top level."""
    names: tuple[str, ...] = ()
    """The names of what it is about; a search for one of them shows this page first."""
    searched: bool = True
    """Whether a search finds it."""
    wide: bool = False
    """Whether it needs the whole width of the window, so that navigation and contents are hidden."""
    contents: bool = True
    """Whether a list of its headings stands beside it."""
    blank: bool = False
    """Whether nothing stands on it."""
    foot: str = ""
    """Its name among the links at the foot of every page, for what is about the glossary; few pages have one."""

    @property
    def content(self) -> Content:
        """What stands on it."""
        note((CONTENT, self.path))
        return self._content

    @cached_property
    def _content(self) -> Content:
        return self.make()

    def settle(self, content: Content) -> None:
        """Take what stands on it from elsewhere, so that it is not made."""
        vars(self)["_content"] = content

    def forget(self) -> None:
        """Keep nothing of what stands on it: it is made again for whoever asks."""
        vars(self).pop("_content", None)

    @property
    def text(self) -> str:
        """Its Markdown, with raw HTML for what Markdown cannot express."""
        return self.content.text

    @property
    def plain(self) -> str:
        """Its text as Markdown without raw HTML."""
        return self.content.plain

    @property
    def mentions(self) -> tuple[str, ...]:
        """The ids of the terms to which its text links, each once, in order."""
        return self.content.mentions


def last_changed(site: Site, page: Page) -> date | None:
    """Return the day on which a page last changed, as far as git knows.

    The page of a term changes with its file; any other page with its file and the files of the terms that it shows.
    """
    terms = () if page.term else page.mentions
    files = [page.source, *(site.glossary.terms[id_].file for id_ in terms)]
    return max((site.history.files[file].changed for file in files if file in site.history.files), default=None)
