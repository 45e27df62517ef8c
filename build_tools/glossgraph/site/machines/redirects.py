"""What is at the old addresses of terms and comparisons: pages that lead on, and the same data as today."""

from __future__ import annotations

from functools import partial
from html import escape
from itertools import product
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from glossgraph.site.address import NAME
from glossgraph.site.parts.comparisons import title_of_pair
from glossgraph.site.parts.edges import comparison_path
from glossgraph.text.former import may_be_comparison
from glossgraph.words.content import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from glossgraph.site.page import Page, Site

_DATA = (".json", ".yml")
"""The endings of the files that hold a term alone."""


def redirects(site: Site, pages: Iterable[Page]) -> dict[str, str]:
    """Return a page of HTML for each address that was in use, by its path; none where something else stands today."""
    taken = {site.built(page.path).casefold() for page in pages}
    found: dict[str, str] = {}
    for old, now, label in _moved(site):
        path = site.built(old)
        if path.casefold() not in taken and site.has(now):
            taken.add(path.casefold())
            found[path] = _page(site, label, site.link(now, old))
    return found


def data_at_old_addresses(
    site: Site, pages: Mapping[str, Page], makers: Mapping[str, Callable[[], str | bytes]]
) -> dict[str, Callable[[], str | bytes]]:
    """Return what makes the data and the plain Markdown of terms and comparisons at their old addresses, by its path.

    A program does not follow a page that leads on. `makers` has what makes the files of today, by their paths.
    """
    taken = {site.built(path).casefold() for path in pages} | {path.casefold() for path in makers}
    found: dict[str, Callable[[], str | bytes]] = {}

    def add(path: str, make: Callable[[], str | bytes]) -> None:
        if path.casefold() not in taken:
            taken.add(path.casefold())
            found[path] = make

    for old, now, _ in _moved(site):
        is_led = site.built(old) in makers and site.has(now)
        if is_led and site.twin(now) in makers:
            add(site.twin(old), partial(_plain_at, pages[now], old))
        for ending in _DATA if is_led and not may_be_comparison(site.glossary, PurePosixPath(old).stem) else ():
            file = now.removesuffix(".md") + ending
            if file in makers:
                add(old.removesuffix(".md") + ending, makers[file])
    return found


def _plain_at(page: Page, path: str) -> str:
    return page.content.plain_at(path)


def _moved(site: Site) -> Iterator[tuple[str, str, str]]:
    """Yield the old paths of pages, their paths of today and what they are called."""
    former = {id_: list(filter(NAME.fullmatch, term.former_ids)) for id_, term in site.glossary.terms.items()}
    for term in site.glossary.terms.values():
        for old in former[term.id]:
            # it may be that of a comparison for which there is no edge any more
            folders = ("terms", "compare") if "-vs-" in old else ("terms",)
            yield from ((f"{folder}/{old}.md", f"terms/{term.id}.md", term.title) for folder in folders)
    for pair in site.glossary.apart:
        names = ((id_, *(old for old in former[id_] if not may_be_comparison(site.glossary, old))) for id_ in pair)
        now = comparison_path(*pair)
        yield from ((comparison_path(*old), now, title_of_pair(site, pair)) for old in product(*names))


def _page(site: Site, title: str, target: str) -> str:
    label, address = escape(title), escape(target)
    sentence = site.words.text("redirect.moved", address=target)
    moved = "".join(
        f'<a href="{address}">{escape(p.words)}</a>' if isinstance(p, Link) else escape(str(p)) for p in sentence.pieces
    )
    rows = [
        "<!doctype html>",
        f'<html lang="{escape(site.glossary.about.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{label}</title>",
        '<meta name="robots" content="noindex">',
        f'<link rel="canonical" href="{address}">',
        f'<meta http-equiv="refresh" content="0; url={address}">',
        "</head>",
        "<body>",
        f"<main><h1>{label}</h1><p>{moved}</p></main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(rows) + "\n"
