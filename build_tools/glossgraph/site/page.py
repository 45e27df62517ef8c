"""What pages are made from, and what a page is."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from glossgraph import exports
from glossgraph.site.address import in_directories, seen_from
from glossgraph.site.material.front_matter import front_matter
from glossgraph.source import History

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from glossgraph.model import Glossary

_IN_MARKDOWN = re.compile(r"\]\(page:([^)#\s]*)(#[^)\s]*)?\)")
_IN_HTML = re.compile(r"(href|src)=\"(page|file):([^\"#?]*)(\?[^\"#]*)?(#[^\"]*)?\"")


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
    markdown: bool = False
    """Whether the Markdown of each page will stand beside it, under the page's own path."""

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
    """A page of the site.

    Links in its texts name other pages as `page:terms/margin-call.md`, in Markdown and in the attributes of raw HTML,
    where `file:` is for what stands on the site as it is; only `resolved` and `for_programs` know where a page stands.
    """

    path: str
    """Where it stands below the site's root, such as `terms/margin-call.md`."""
    title: str
    summary: str
    """What it is about, in a sentence of plain words."""
    text: str
    """Markdown, with raw HTML for what Markdown cannot say."""
    plain: str = ""
    """The same as Markdown without raw HTML, for programs and for readers of plain text."""
    source: str = ""
    """The file below the glossary's root that a reader would edit; empty if there is none."""
    names: tuple[str, ...] = ()
    """The names of what it is about, by which a search finds it first."""
    searched: bool = True
    """Whether a search finds it."""
    wide: bool = False
    """Whether it needs the whole width of the window, so that nothing should stand beside it."""


def resolved(page: Page, address: Callable[[str], str] = str) -> str:
    """Return a page as a file of Markdown, under a front matter with its title and summary.

    Its links are relative: to files in Markdown, to addresses in raw HTML.

    Args:
        page: The page.
        address: Gives the address below the site's root at which a file will stand. By default that is the file itself,
            as for generators which, unlike MkDocs, also look after the links in raw HTML.

    """
    here = address(page.path)

    def in_html(match: re.Match[str]) -> str:
        path = match[3] or page.path
        target = path if match[2] == "file" else address(path)
        return f'{match[1]}="{seen_from(here, target)}{match[4] or ""}{match[5] or ""}"'

    return front_matter(page) + _IN_HTML.sub(in_html, _in_markdown(page.path, page.text))


def for_programs(page: Page) -> str:
    """Return a page as Markdown without raw HTML and front matter; links lead to the Markdown of other pages."""
    return _in_markdown(page.path, page.plain)


def _in_markdown(path: str, text: str) -> str:
    folder = posixpath.dirname(path) or "."
    return _IN_MARKDOWN.sub(lambda m: f"]({posixpath.relpath(m[1] or path, folder)}{m[2] or ''})", text)
