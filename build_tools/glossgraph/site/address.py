"""Addresses of pages on the site, and links from one to another."""

from __future__ import annotations

import posixpath


def in_directories(path: str) -> str:
    """Return the address of a file on a site where each page has its own folder: `terms/a/` for `terms/a.md`."""
    stem, ending = posixpath.splitext(path)
    if ending != ".md":
        return path
    folder = posixpath.dirname(stem) if posixpath.basename(stem) == "index" else stem
    return f"{folder}/" if folder else ""


def in_files(path: str) -> str:
    """Return the address of a file on a site where each page is a file: `terms/a.html` for `terms/a.md`."""
    stem, ending = posixpath.splitext(path)
    return f"{stem}.html" if ending == ".md" else path


def as_text(path: str) -> str:
    """Return the path of a page's plain Markdown: `terms/a.txt`, as generators would make a page of `terms/a.md`."""
    stem, ending = posixpath.splitext(path)
    return f"{stem}.txt" if ending == ".md" else path


def seen_from(here: str, target: str) -> str:
    """Return the link to an address from the page at another address; both are relative to the home page."""
    # a browser resolves links from the last slash of an address
    link = posixpath.relpath(target or ".", posixpath.dirname(here) or ".")
    return f"{link}/" if target.endswith("/") or not target else link
