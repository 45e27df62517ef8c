"""Cards: the pictures by which links to pages are shown elsewhere."""

from __future__ import annotations

import posixpath
from functools import partial
from typing import TYPE_CHECKING

from glossgraph.pictures.card import Card, can_show, drawn
from glossgraph.site.address import HOME
from glossgraph.site.page import once_for_site
from glossgraph.site.pages.path import terms_of
from glossgraph.site.parts.edges import comparison_path
from glossgraph.site.parts.way import name_of, parent_of, stage_of
from glossgraph.text.sentences import second_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from glossgraph.site.page import Page, Site

FOLDER = "cards"

_FOLDERS = {"stages", "compare", "paths", "models"}
"""The folders whose pages have cards, besides the home page and those of terms."""


def cards(site: Site, pages: Mapping[str, Page]) -> dict[str, Callable[[], str]]:
    """Return what draws the card of each page that has one, as SVG, by the path of the picture.

    None is drawn of a page whose title has characters that the font lacks.
    """
    if not site.has_cards:
        return {}
    return {_path(page): partial(card_of, site, page, pages) for page in pages.values() if _has_own(page)}


def shown_by(site: Site, page: Page, pages: Mapping[str, Page]) -> tuple[str, str] | None:
    """Return the path of the picture that stands for a page, and what it says: its own card, or that of the home page.

    There is none if neither of them has a card.
    """
    candidates = (pages.get(path) for path in (page.path, HOME))
    known = (each for each in candidates if each and _has_own(each) and _path(each) not in site.taken)
    shown = next(known, None) if site.has_cards else None
    return (_path(shown), _in_words(site, shown)) if shown else None


def card_of(site: Site, page: Page, pages: Mapping[str, Page]) -> str:
    """Return the card of a page as SVG."""
    return drawn(
        Card(
            site=site.glossary.about.title,
            above=_above(site, page, pages),
            title=page.title,
            sentence=_sentence(site, page),
            stages=len(site.glossary.stages),
            own=tuple(_numbers(site, page)),
        )
    )


def _has_own(page: Page) -> bool:
    is_one = page.path == HOME or page.term or posixpath.dirname(page.path) in _FOLDERS
    return bool(is_one) and can_show(page.title)


def _path(page: Page) -> str:
    return f"{FOLDER}/{page.path.removesuffix('.md')}.png"


def _in_words(site: Site, page: Page) -> str:
    sentence = _sentence(site, page)
    return site.words.say("card.alt", title=page.title, sentence=sentence) if sentence else page.title


def _sentence(site: Site, page: Page) -> str:
    end = second_sentence(page.summary, site.glossary.about.language)
    return page.summary[:end].rstrip() if end else page.summary


def _above(site: Site, page: Page, pages: Mapping[str, Page]) -> str:
    """Return where a page is: in which stage, which of the stages it is itself, or in which list."""
    stage = site.glossary.stages.get(stage_of(site, page))
    if stage and not page.term:
        return site.words.say("stages.place", number=stage.number, of=len(site.glossary.stages))
    parent = parent_of(site, page, pages)
    return name_of(parent) if parent else ""


def _numbers(site: Site, page: Page) -> Iterator[int]:
    """Yield the number of each stage that a page is about, in order."""
    glossary = site.glossary
    own = set(_stages(site, page))
    yield from (stage.number for stage in glossary.stages.values() if stage.id in own)


def _stages(site: Site, page: Page) -> Iterable[str]:
    glossary = site.glossary
    folder, name = posixpath.split(page.path.removesuffix(".md"))
    if page.path in {HOME, "stages/index.md"}:
        return list(glossary.stages)
    if folder == "paths" and name in glossary.paths:
        return [term.stage for term in terms_of(glossary, glossary.paths[name])]
    if folder == "models" and name in glossary.models:
        explained = glossary.models[name].explains
        return [glossary.terms[id_].stage for id_ in explained if id_ in glossary.terms]
    pair = _pairs(site).get(page.path) if folder == "compare" else None
    if pair:
        return [glossary.terms[id_].stage for id_ in pair]
    term = glossary.terms.get(page.term)
    if term and term.stage not in glossary.stages:
        # an article, such as an episode, is in no stage itself
        return [glossary.terms[item.term].stage for item in term.sequence if item.term in glossary.terms]
    return [stage_of(site, page)]


@once_for_site
def _pairs(site: Site) -> Mapping[str, tuple[str, str]]:
    """Return the terms that are compared by the path of their page."""
    return {comparison_path(*pair): pair for pair in site.glossary.apart}
