"""Pages at the former addresses of terms, which lead to the present ones."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from glossgraph.site.content import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.model import Term
    from glossgraph.site.page import Page, Site

_NAME = re.compile(r"[^\s/\\?#%:*\"<>|.\x00-\x1f][^\s/\\?#%:*\"<>|\x00-\x1f]*")
"""A name that is safe as a part of an address, and as the name of a file on every operating system."""


def redirects(site: Site, pages: Iterable[Page]) -> dict[str, str]:
    """Return a page of HTML for each former address of a term, by its path; none where there is another page today."""
    taken = {_file(site, page.path).casefold() for page in pages}
    redirect_pages: dict[str, str] = {}
    for term in site.glossary.terms.values():
        for old in term.former_ids:
            path = _file(site, f"terms/{old}.md")
            if _NAME.fullmatch(old) and path.casefold() not in taken:
                taken.add(path.casefold())
                redirect_pages[path] = _page(site, term, site.link(f"terms/{term.id}.md", f"terms/{old}.md"))
    return redirect_pages


def _file(site: Site, path: str) -> str:
    address = site.address(path)
    return f"{address}index.html" if address.endswith("/") or not address else address


def _page(site: Site, term: Term, target: str) -> str:
    label, address = escape(term.label), escape(target)
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
