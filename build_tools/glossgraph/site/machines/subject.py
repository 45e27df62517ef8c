"""What a page is about: its term, the terms that it links to, the pages that it leads to, and since when it is so."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from glossgraph.model import Term
    from glossgraph.site.page import Page, Site

_TERM = re.compile(r"\]\(page:terms/([^)#?\s]+)\.md")

_LISTS = ("terms", "compare", "kinds", "relations")
"""The folders whose lists the home page leads to. A site need not have all of them."""


def term_of(site: Site, page: Page) -> Term | None:
    """Return the term that a page is the page of."""
    folder, name = posixpath.split(page.path)
    return site.glossary.terms.get(name.removesuffix(".md")) if folder == "terms" else None


def terms_on(site: Site, page: Page) -> list[Term]:
    """Return the other terms to which the words of a page link, each once, in the order of the page."""
    found, own = dict.fromkeys(_TERM.findall(page.plain)), term_of(site, page)
    return [term for id_ in found if (term := site.glossary.terms.get(id_)) and term is not own]


def last_changed(site: Site, page: Page) -> date | None:
    """Return the day on which a page last changed, as far as git knows.

    The page of a term changes with its file, any other with its file and those of the terms that it shows.
    """
    files = [page.source]
    if term_of(site, page) is None:
        files += [term.file for term in terms_on(site, page)]
    return max((site.history.files[file].changed for file in files if file in site.history.files), default=None)


def parts(site: Site, page: Page, pages: Mapping[str, Page]) -> list[Page]:
    """Return the pages that a list of pages leads to: that of a folder, a stage, a kind or a path, or the home page."""
    folder, name = posixpath.split(page.path)
    glossary, id_ = site.glossary, name.removesuffix(".md")
    if page.path == "index.md":
        inside = [
            f"{each}/{one}.md" for each, ids in (("stages", glossary.stages), ("paths", glossary.paths)) for one in ids
        ]
        wanted: Iterable[str] = [*inside, *(f"{each}/index.md" for each in _LISTS), "map.md"]
    elif name == "index.md":
        wanted = (path for path in pages if posixpath.dirname(path) == folder and path != page.path)
    elif folder == "paths" and id_ in glossary.paths:
        wanted = (f"terms/{stop.term}.md" for stop in glossary.paths[id_].stops)
    elif folder in {"stages", "kinds"}:
        wanted = (
            f"terms/{t.id}.md" for t in glossary.terms.values() if id_ == (t.stage if folder == "stages" else t.kind)
        )
    else:
        wanted = ()
    return [pages[path] for path in wanted if path in pages]


def way_to(site: Site, page: Page, pages: Mapping[str, Page]) -> list[Page]:
    """Return the pages by which a reader comes to a page from the home page, which is the first of them."""
    if page.path == "index.md" or "index.md" not in pages:
        return []
    term = term_of(site, page)
    parents = [f"stages/{term.stage}.md"] if term else []
    parents.append(posixpath.join(posixpath.dirname(page.path), "index.md"))
    between = next((pages[path] for path in parents if path in pages and path not in {"index.md", page.path}), None)
    return [pages["index.md"], *([between] if between else []), page]
