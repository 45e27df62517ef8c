"""What surrounds a page: where it is in the menu, with the terms of its stage, and the links at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.pictures.looks import stage_class
from glossgraph.site.address import HOME, within
from glossgraph.site.here import Here, without_links_to_nowhere
from glossgraph.site.page import once_for_site
from glossgraph.site.parts.way import listed_in, stage_of
from glossgraph.text.collation import collation
from glossgraph.text.escape import escape_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.model import Glossary, Term
    from glossgraph.site.page import Page, Site

MOST = 40
"""The most terms of a stage that the menu lists; of more, it lists the core terms."""

FEW = 12
"""How many terms the menu lists of a stage that has more, if the glossary names no core terms."""


def shown_on(
    site: Site, page: Page, pages: Mapping[str, Page], linked: Iterable[tuple[str, str]], folder: str
) -> dict[str, str]:
    """Return what the templates show around a page, by the names that they know it by.

    Args:
        site: What pages are made from.
        page: The page.
        pages: Every page by its path.
        linked: The paths of the pages that are linked at its foot, and what they are called there.
        folder: The folder of the site for the glossary.

    """
    entry, stage = _opened(site, page, pages)
    return {
        "gg_open": within(folder, entry) if entry else "",
        "gg_terms": _terms(site, stage, page) if stage else "",
        "gg_foot": _foot(site, page, linked),
    }


def _opened(site: Site, page: Page, pages: Mapping[str, Page]) -> tuple[str, str]:
    """Return the path of the page with an entry in the menu to which a page belongs, and the stage that is open."""
    for step in listed_in(site, page, pages):
        if step.entry and step.path != HOME:
            return step.path, "" if step.term else stage_of(site, step)
    return "", ""


@once_for_site
def _listed(site: Site) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the ids and the labels of the terms that the menu lists of each stage, in alphabetical order."""
    glossary, order = site.glossary, collation(site.glossary.about.language)
    listed = {}
    for stage in glossary.stages:
        terms = [term for term in glossary.by_stage[stage] if not term.deprecated]
        some = terms if len(terms) <= MOST else _core(glossary, terms)
        by_label = sorted(some, key=lambda term: (order.key(term.title), term.id))
        listed[stage] = tuple((term.id, term.title) for term in by_label)
    return listed


@once_for_site
def _numbers(site: Site) -> Mapping[str, int]:
    """Return how many terms each stage has."""
    return {stage: len(site.glossary.by_stage[stage]) for stage in site.glossary.stages}


def _core(glossary: Glossary, terms: list[Term]) -> list[Term]:
    core = [term for term in terms if term.id in glossary.about.core]
    return core[:MOST] or sorted(terms, key=lambda term: -glossary.graph.degree(term.id))[:FEW]


def _terms(site: Site, stage: str, page: Page) -> str:
    here, listed, number = Here(site, page.path, web=True), list(_listed(site)[stage]), _numbers(site)[stage]
    if page.term and page.term not in {id_ for id_, _ in listed}:
        listed.append((page.term, page.title))
    links = [_link(here, f"terms/{id_}.md", label, is_here=id_ == page.term) for id_, label in listed]
    if number > len(listed):
        links.append(_link(here, f"stages/{stage}.md", site.words.say("menu.all", number=number)))
    colour = stage_class(site.glossary, stage)
    written = "".join(f"<li>{link}</li>" for link in links)
    return without_links_to_nowhere(f'<ul class="gg-menu {colour}">{written}</ul>')


def _foot(site: Site, page: Page, linked: Iterable[tuple[str, str]]) -> str:
    here = Here(site, page.path, web=True)
    # pages by hand are among them, which the glossary has not made
    links = [_anchor(here.existing(path), name, is_here=path == page.path) for path, name in linked]
    if not links:
        return ""
    name = escape_html(site.words.say("menu.about"))
    written = "".join(f"<li>{link}</li>" for link in links)
    return f'<nav class="gg-about" aria-label="{name}"><b>{name}</b><ul>{written}</ul></nav>'


def _link(here: Here, path: str, words: str, *, is_here: bool = False) -> str:
    return _anchor(here.address(path), words, is_here=is_here)


def _anchor(address: str, words: str, *, is_here: bool) -> str:
    current = ' aria-current="page"' if is_here else ""
    return f'<a href="{address}"{current}>{escape_html(words)}</a>'
