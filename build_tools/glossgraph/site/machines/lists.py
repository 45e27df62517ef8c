"""The site for programs that read text: the Markdown of each page, a list of the pages (llms.txt), and robots.txt."""

from __future__ import annotations

import posixpath
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from glossgraph.graph.sequence import order
from glossgraph.site.parts.paged_list import Item, parts_of, stage_or_kind
from glossgraph.site.parts.sizes import size, sizes_by_term
from glossgraph.text.escape import escape_markdown
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from glossgraph.site.page import Page, Site
    from glossgraph.site.parts.paged_list import Part

LIST = "llms.txt"
"""The list of pages, in the form of https://llmstxt.org."""

WHOLE = "llms-full.txt"
"""Every term in one file, or the names of the files that have them."""

_MADE = 3_500
"""About how many bytes of a term's Markdown are made from the graph, such as its stories and its links."""

ROBOTS = "robots.txt"
"""The rules for programs that visit pages; these look for it at the top of a host and nowhere else."""


def robots(site: Site) -> str:
    """Return the rules for programs that visit every page: all of them may, and where the list of addresses is."""
    rows = ["User-agent: *", "Allow: /"]
    if site.url:
        rows += ["", f"Sitemap: {site.url}sitemap.xml"]
    return "\n".join(rows) + "\n"


def plain_texts(site: Site, pages: Mapping[str, Page]) -> dict[str, Callable[[], str]]:
    """Return what makes the plain Markdown of every page, a list of the pages, and all terms in one text, by path.

    A list of the pages, and a text of all terms, that would be too long are split: they name their parts then.
    """
    listed = {path: page for path, page in pages.items() if not page.blank}
    texts: dict[str, Callable[[], str]] = {site.twin(path): partial(_plain, page) for path, page in listed.items()}
    sections = [(heading, section) for heading, section in _sections(site, listed) if section]
    rows = [(heading, page) for heading, section in sections[1:] for page in section]
    items = (Item(size(page.title, page.summary, page.path, site.url), heading) for heading, page in rows)
    parts = parts_of(site.words, "llms-", items, ending="txt")
    texts[LIST] = partial(_list, site, [*sections[:1], *([] if parts else sections[1:])], parts)
    texts |= {part.path: partial(_list, site, _grouped(rows[part.span]), (), part) for part in parts}
    terms = _terms(site, listed.values())
    items = (Item(_size(site, page), stage_or_kind(site)[page.term]) for page in terms)
    parts = parts_of(site.words, "llms-full-", items, ending="txt")
    texts[WHOLE] = partial(_names, site, parts) if parts else partial(_whole, site, terms)
    return texts | {part.path: partial(_whole, site, terms[part.span]) for part in parts}


def _plain(page: Page) -> str:
    return page.plain


def _grouped(rows: Iterable[tuple[str, Page]]) -> list[tuple[str, list[Page]]]:
    return [(heading, [page for _, page in section]) for heading, section in groupby(rows, key=itemgetter(0))]


def _list(
    site: Site, sections: Iterable[tuple[str, list[Page]]], parts: Sequence[Part], part: Part | None = None
) -> str:
    """Return the list of the pages, or a part of it."""
    say, rows = site.words.say, _opening(site)
    if not part:
        rows += [f"{say('llms.in-one-file')} [{WHOLE}]({site.file(WHOLE)})", ""]
    for heading, section in sections:
        rows += [f"## {escape_markdown(heading)}", ""]
        for page in section:
            summary = f": {escape_markdown(page.summary)}" if page.summary else ""
            rows.append(f"- [{escape_markdown(page.title)}]({site.file(site.twin(page.path))}){summary}")
        rows.append("")
    if parts:
        rows += [f"## {say('llms.other-pages')}", "", *_links(site, parts), ""]
    return "\n".join(rows)


def _whole(site: Site, terms: Iterable[Page]) -> str:
    # the links lead from the path of this file, or from beside it
    texts = [page.content.plain_at(WHOLE).strip() for page in terms]
    return "\n".join([*_opening(site), "\n\n---\n\n".join(texts), ""])


def _names(site: Site, parts: Iterable[Part]) -> str:
    """Return what stands in the place of a text of all terms that would be too long."""
    return "\n".join([*_opening(site), site.words.say("llms.in-several-files"), "", *_links(site, parts), ""])


def _links(site: Site, parts: Iterable[Part]) -> Iterator[str]:
    return (f"- [{escape_markdown(part.name)}]({site.file(part.path)})" for part in parts)


def _size(site: Site, page: Page) -> int:
    """Return about how many bytes the plain Markdown of a term takes, with what is made from the graph."""
    term = site.glossary.terms[page.term]
    texts = [term.definition, term.explanation, *term.boundaries]
    texts += [text for question in term.faq for text in (question.question, question.answer)]
    return _MADE + sum(map(size, texts)) + sizes_by_term(site.glossary)[term.id]


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
    lists = [page for page in others if _is_list(page)]
    say = site.words.say
    yield say("llms.overview"), [page for page in lists if page.searched]
    stage_of = {page.path: site.glossary.terms[page.term].stage for page in terms}
    for stage in site.glossary.stages.values():
        heading = say("parts.list-of", of=say("llms.all"), list=f"{stage.number}. {stage.label}")
        yield heading, [page for page in terms if stage_of[page.path] == stage.id]
    yield say("llms.all"), [page for page in terms if stage_of[page.path] not in site.glossary.stages]
    in_folders: dict[str, list[Page]] = {}
    for page in others:
        if not _is_list(page):
            in_folders.setdefault(posixpath.dirname(page.path), []).append(page)
    # in the order in which the searched pages come
    folders = dict.fromkeys(posixpath.dirname(page.path) for page in others if not _is_list(page) and page.searched)
    for folder in folders:
        title = pages[f"{folder}/index.md"].title if f"{folder}/index.md" in pages else folder.capitalize()
        yield title, in_folders[folder]
    # the heading is a part of the format, and the same in all languages
    yield "Optional", [page for page in lists if not page.searched]


def _is_list(page: Page) -> bool:
    return posixpath.basename(page.path) == "index.md" or "/" not in page.path
