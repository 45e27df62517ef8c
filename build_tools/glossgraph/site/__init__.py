"""The glossary as pages of plain Markdown."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import dataclass, field
from html import escape
from importlib import resources
from typing import TYPE_CHECKING
from urllib.parse import quote

from glossgraph.source import History

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from glossgraph.model import Glossary

_IN_MARKDOWN = re.compile(r"\]\(page:([^)#\s]*)(#[^)\s]*)?\)")
_IN_HTML = re.compile(r"(href|src)=\"(page|file):([^\"#?]*)(\?[^\"#]*)?(#[^\"]*)?\"")

ASSETS = "assets"
"""The folder on the site in which its style sheet and scripts stand."""

STYLE_SHEETS = (f"{ASSETS}/glossgraph.css", f"{ASSETS}/diagram.css")
"""The site's own style sheets, for every page."""

SCRIPT = f"{ASSETS}/glossgraph.js"
"""The site's own script, for every page. Every page can be read without it."""


def in_directories(path: str) -> str:
    """Return the address of a file where each page has a folder of its own: `terms/a/` for `terms/a.md`."""
    stem, ending = posixpath.splitext(path)
    if ending != ".md":
        return path
    folder = posixpath.dirname(stem) if posixpath.basename(stem) == "index" else stem
    return f"{folder}/" if folder else ""


def in_files(path: str) -> str:
    """Return the address of a file where each page is a file: `terms/a.html` for `terms/a.md`."""
    stem, ending = posixpath.splitext(path)
    return f"{stem}.html" if ending == ".md" else path


def seen_from(here: str, target: str) -> str:
    """Return an address as a link to it stands on the page at another address; both are below the home page."""
    # a browser resolves links from the last slash of an address
    link = posixpath.relpath(target or ".", posixpath.dirname(here) or ".")
    return f"{link}/" if target.endswith("/") or not target else link


@dataclass(frozen=True, slots=True)
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

    return _front_matter(page) + _IN_HTML.sub(in_html, _in_markdown(page.path, page.text))


def for_programs(page: Page) -> str:
    """Return a page as Markdown without raw HTML and front matter; links lead to the Markdown of other pages."""
    return _in_markdown(page.path, page.plain)


def _in_markdown(path: str, text: str) -> str:
    folder = posixpath.dirname(path) or "."
    return _IN_MARKDOWN.sub(lambda m: f"]({posixpath.relpath(m[1] or path, folder)}{m[2] or ''})", text)


def _front_matter(page: Page) -> str:
    """Return what a generator is told of a page. Themes put it into a page as it is, so it is escaped here."""
    front: dict[str, object] = {"title": escape(page.title), "description": escape(page.summary)}
    if page.path == "index.md":
        # without a title of its own, themes show the site's name
        del front["title"]
    if page.names:
        front |= {"tags": [escape(name) for name in page.names], "search": {"boost": 4}}
    if not page.searched:
        front["search"] = {"exclude": True}
    if page.wide:
        front["hide"] = ["navigation", "toc"]
    rows = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    return "\n".join(["---", *rows, "---", "", ""])


def assets() -> dict[str, str]:
    """Return the style sheets and the scripts by their paths on the site."""
    files = resources.files(__package__).joinpath("assets").iterdir()
    return {f"{ASSETS}/{file.name}": file.read_text(encoding="utf-8") for file in sorted(files, key=lambda f: f.name)}
