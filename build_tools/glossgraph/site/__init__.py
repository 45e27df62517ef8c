"""The glossary as pages of plain Markdown."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from importlib import resources

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


def resolved(page: Page, *, directories: bool = True) -> str:
    """Return a page's text with relative links: to `.md` files in Markdown, to addresses in raw HTML.

    Args:
        page: The page.
        directories: Whether `terms/a.md` becomes the address `terms/a/` (or else `terms/a.html`).

    """
    folder = posixpath.dirname(page.path) or "."
    here = _address(page.path, directories=directories)
    here = here if here.endswith("/") or not here else posixpath.dirname(here)

    def in_markdown(match: re.Match[str]) -> str:
        return f"]({posixpath.relpath(match[1] or page.path, folder)}{match[2] or ''})"

    def in_html(match: re.Match[str]) -> str:
        target = _address(match[2] or page.path, directories=directories)
        link = posixpath.relpath(target or ".", here or ".")
        end = "/" if target.endswith("/") or not target else ""
        return f'{match[1]}="{link}{end}{match[3] or ""}"'

    return _IN_HTML.sub(in_html, _IN_MARKDOWN.sub(in_markdown, page.text))


def style_sheet() -> str:
    """Return the text of the site's own style sheet."""
    return resources.files(__package__).joinpath("assets/glossgraph.css").read_text(encoding="utf-8")


def _address(path: str, *, directories: bool) -> str:
    """Return the address of a page below the site's root; the root itself is empty."""
    stem, ending = posixpath.splitext(path)
    if ending != ".md":
        return path
    if posixpath.basename(stem) == "index":
        folder = posixpath.dirname(stem)
        return f"{folder}/" if folder and directories else "" if directories else f"{stem}.html"
    return f"{stem}/" if directories else f"{stem}.html"
