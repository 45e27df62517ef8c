"""The glossary as pages of plain Markdown."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_IN_MARKDOWN = re.compile(r"\]\(page:([^)#\s]*)(#[^)\s]*)?\)")
_IN_HTML = re.compile(r"(href|src)=\"page:([^\"#]*)(#[^\"]*)?\"")

STYLE_SHEET = "assets/glossgraph.css"
"""Where the site's own style sheet stands."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site.

    Links in `text` name other pages as `page:terms/margin-call.md`, in Markdown and in the attributes of raw HTML; only
    `resolved` knows where a page stands.
    """

    path: str
    """Where it stands below the site's root, such as `terms/margin-call.md`."""
    title: str
    text: str
    source: str = ""
    """The file below the glossary's root that a reader would edit; empty if there is none."""


def resolved(page: Page, address: Callable[[str], str] = str) -> str:
    """Return a page's text with relative links: to files in Markdown, to addresses in raw HTML.

    Args:
        page: The page.
        address: Gives the address below the site's root at which a file will stand. By default that is the file itself,
            as for generators which, unlike MkDocs, also look after the links in raw HTML.

    """
    folder = posixpath.dirname(page.path) or "."
    # a browser resolves links from the last slash of an address
    here = posixpath.dirname(address(page.path)) or "."

    def in_markdown(match: re.Match[str]) -> str:
        return f"]({posixpath.relpath(match[1] or page.path, folder)}{match[2] or ''})"

    def in_html(match: re.Match[str]) -> str:
        target = address(match[2] or page.path)
        link = posixpath.relpath(target or ".", here)
        end = "/" if target.endswith("/") or not target else ""
        return f'{match[1]}="{link}{end}{match[3] or ""}"'

    return _IN_HTML.sub(in_html, _IN_MARKDOWN.sub(in_markdown, page.text))


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


def style_sheet() -> str:
    """Return the text of the site's own style sheet."""
    return resources.files(__package__).joinpath("assets/glossgraph.css").read_text(encoding="utf-8")
