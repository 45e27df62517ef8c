"""The site for programs that read text: the Markdown of each page, a list of the pages (llms.txt), and robots.txt."""

from __future__ import annotations

import posixpath
from functools import partial
from typing import TYPE_CHECKING

from glossgraph.graph.sequence import order
from glossgraph.text.escape import escape_markdown
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from glossgraph.site.page import Page, Site

LIST = "llms.txt"
"""The list of pages, in the form of https://llmstxt.org."""

WHOLE = "llms-full.txt"
"""Every term in one file."""


ROBOTS = "robots.txt"
"""The rules for programs that visit pages; these look for it at the top of a host and nowhere else."""


def robots(site: Site) -> str:
    """Return the rules for programs that visit every page: all of them may, and where the list of addresses is."""
    rows = ["User-agent: *", "Allow: /"]
    if site.url:
        rows += ["", f"Sitemap: {site.url}sitemap.xml"]
    return "\n".join(rows) + "\n"


def plain_texts(site: Site, pages: Mapping[str, Page]) -> dict[str, Callable[[], str]]:
    """Return what makes the plain Markdown of every page, a list of the pages, and all terms in one text, by path."""
    listed = {path: page for path, page in pages.items() if not page.blank}
    texts: dict[str, Callable[[], str]] = {site.twin(path): partial(_plain, page) for path, page in listed.items()}
    return texts | {LIST: partial(_list, site, listed), WHOLE: partial(_whole, site, listed)}


def _plain(page: Page) -> str:
    return page.plain


def _list(site: Site, pages: Mapping[str, Page]) -> str:
    rows = [*_opening(site), f"Every term in one file: [{WHOLE}]({site.file(WHOLE)})", ""]
    for heading, section in _sections(site, pages):
        if not section:
            continue
        rows += [f"## {escape_markdown(heading)}", ""]
        for page in section:
            summary = f": {escape_markdown(page.summary)}" if page.summary else ""
            rows.append(f"- [{escape_markdown(page.title)}]({site.file(site.twin(page.path))}){summary}")
        rows.append("")
    return "\n".join(rows)


def _whole(site: Site, pages: Mapping[str, Page]) -> str:
    # the links lead from the path of this file
    texts = [page.content.plain_at(WHOLE).strip() for page in _terms(site, pages.values())]
    return "\n".join([*_opening(site), "\n\n---\n\n".join(texts), ""])


def _opening(site: Site) -> list[str]:
    about = site.glossary.about
    description = escape_markdown(plain_words(site.glossary, about.description))
    return [f"# {escape_markdown(about.title)}", "", *([f"> {description}", ""] if description else [])]


def _terms(site: Site, pages: Iterable[Page]) -> list[Page]:
    """Return those pages that are of terms, in the order of the sequence."""
    position = order(site.glossary)
    return sorted((page for page in pages if page.term), key=lambda page: position[page.term])


def _sections(site: Site, pages: Mapping[str, Page]) -> Iterator[tuple[str, list[Page]]]:
    """Yield the sections of the list, by stages and folders.

    The last section, of optional pages, has those that a search leaves out; of a folder of such pages, only the list.
    """
    terms = _terms(site, pages.values())
    others = [page for page in pages.values() if not page.term]
    lists = [page for page in others if posixpath.basename(page.path) == "index.md" or "/" not in page.path]
    yield "Overview", [page for page in lists if page.searched]
    stage_of = {page.path: site.glossary.terms[page.term].stage for page in terms}
    for stage in site.glossary.stages.values():
        yield f"Terms: {stage.number}. {stage.label}", [page for page in terms if stage_of[page.path] == stage.id]
    yield "Terms", [page for page in terms if stage_of[page.path] not in site.glossary.stages]
    folders = dict.fromkeys(posixpath.dirname(page.path) for page in others if page not in lists and page.searched)
    for folder in folders:
        title = pages[f"{folder}/index.md"].title if f"{folder}/index.md" in pages else folder.capitalize()
        yield title, [page for page in others if page not in lists and posixpath.dirname(page.path) == folder]
    yield "Optional", [page for page in lists if not page.searched]
