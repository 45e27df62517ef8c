"""Addresses of pages on the site, and links from one to another."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from itertools import takewhile

HOME = "index.md"
"""The path of the home page."""

NAME = re.compile(r"[^\s/\\?#%:*\"<>|.\x00-\x1f][^\s/\\?#%:*\"<>|\x00-\x1f]*")
"""A name that is safe as a part of an address, and as the name of a file on every operating system."""


@lru_cache(maxsize=2**16)
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


def file_at(address: str) -> str:
    """Return the file on the built site that has an address: `terms/a/index.html` for `terms/a/`."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def within(folder: str, path: str) -> str:
    """Return the path of what is in a folder; the folder is empty for the whole site."""
    return f"{folder}/{path}" if folder else path


def below(folder: str, path: str) -> str | None:
    """Return a path as seen from a folder, or nothing if it is not in there; the opposite of `within`."""
    if not folder:
        return path
    return path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/") else None


def as_text(path: str) -> str:
    """Return the path of a page's plain Markdown: `terms/a.txt`, as generators would make a page of `terms/a.md`."""
    stem, ending = posixpath.splitext(path)
    return f"{stem}.txt" if ending == ".md" else path


def seen_from(here: str, target: str) -> str:
    """Return the link to an address from the page at another address; both are relative to the home page."""
    # a browser resolves links from the last slash of an address
    return _from_folder(posixpath.dirname(here), target)


@lru_cache(maxsize=2**16)
def _from_folder(folder: str, target: str) -> str:
    above, parts = folder.split("/") if folder else [], target.split("/")
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(above, parts[:-1], strict=False)))
    return "../" * (len(above) - shared) + "/".join(parts[shared:]) or "./"
