"""A page for each stage, and one that lists the stages in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossgraph.graph.history import happened
from glossgraph.graph.seen import seen_in
from glossgraph.graph.spine import leading, main_chain
from glossgraph.site.material import ASSETS
from glossgraph.site.parts.chain import chain
from glossgraph.site.parts.crossings import bars, between, crossings, pages_of_crossing, sizes
from glossgraph.site.parts.edges import listed_link
from glossgraph.site.parts.history import history
from glossgraph.site.parts.listed_terms import pages_of_terms, size_of_terms, terms_in_parts
from glossgraph.site.parts.paged_list import MOST, Whole
from glossgraph.site.template import page
from glossgraph.text.plain import plain_words
from glossgraph.words.content import Link, Words
from glossgraph.words.prose import BELOW_TITLE, prose, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.model import Glossary, Stage, Term
    from glossgraph.site.page import Page, Site


_SOURCE = "graph/stages.yml"

CARDS, MOST_CARDS = 6, 9
"""How many terms of a stage have a card at least, if it has so many, and at most."""

NAMED = 20
"""The most terms of a kind that are named besides, if all of them are too many for one page."""

MOST_SEEN = 12
"""The most articles in which a stage was seen."""


def pages(site: Site) -> Iterator[Page]:
    """Make the page of all stages and one for each; none in a glossary without stages."""
    glossary, say = site.glossary, site.words.say
    if not glossary.stages:
        return
    stages = list(glossary.stages.values())
    yield page(
        site,
        "stages/index.md",
        "stages.md.j2",
        say("stages.title"),
        say("stages.summary", number=len(stages), glossary=glossary.about.title),
        values=lambda: {
            "chain": chain(glossary),
            "assets": ASSETS,
            "rows": [
                (stage, Words(stage.label), sentence(glossary, stage.description), *_links(glossary, stage))
                for stage in stages
            ],
        },
        source=_SOURCE,
        leads_to=(f"stages/{stage.id}.md" for stage in stages),
        entry=say("stages.entry"),
        section=say("stages.title"),
        contents=False,
    )
    for number, stage in enumerate(stages):
        neighbours = [stages[number - 1] if number else None, *stages[number + 1 : number + 2], None]
        yield from _pages(site, stage, neighbours[0], neighbours[1])


def _links(glossary: Glossary, stage: Stage) -> tuple[list[Link], int]:
    """Return links to the main terms of a stage, and how many more it has."""
    main = _main(glossary, stage)
    return [listed_link(glossary, term) for term in main], len(glossary.by_stage[stage.id]) - len(main)


def _main(glossary: Glossary, stage: Stage) -> list[Term]:
    """Return the terms of a stage that matter most: those of the main chain in its order, then the leading ones."""
    ids = leading(glossary, [term.id for term in glossary.by_stage[stage.id]])
    on_chain = [id_ for id_ in main_chain(glossary) if id_ in set(ids)]
    others = [id_ for id_ in ids if id_ not in on_chain]
    number = len(on_chain) + sum(id_ in glossary.about.core for id_ in others)
    chosen = [*on_chain, *others][: min(max(number, CARDS), MOST_CARDS)]
    return [glossary.terms[id_] for id_ in chosen]


def _pages(site: Site, stage: Stage, before: Stage | None, after: Stage | None) -> Iterator[Page]:
    glossary, say = site.glossary, site.words.say
    path, terms = f"stages/{stage.id}.md", glossary.by_stage[stage.id]
    summary = plain_words(glossary, stage.description)
    whole = Whole(path, say("parts.list-of", of=stage.label, list=say("stages.terms")), summary, _SOURCE)
    edges = between(glossary, stage)
    needed = [size_of_terms(glossary, terms), *sizes(glossary, edges)]
    room = MOST if sum(needed) <= MOST else MOST // len(needed)
    parts = terms_in_parts(site, f"stages/{stage.id}/terms-", terms, room)
    incoming, outgoing, within = crossings(site, stage, edges, room)
    found = [*incoming, *outgoing, *within]
    most = max((len(crossing.edges) for crossing in found), default=0)
    main = _main(glossary, stage)
    yield page(
        site,
        path,
        "stage.md.j2",
        stage.label,
        summary,
        values=lambda: {
            "stage": stage,
            "stages": list(glossary.stages.values()),
            "heading": Words(stage.label),
            "description": prose(glossary, stage.description, seen=set(), level=BELOW_TITLE),
            "before": before,
            "after": after,
            "members": len(terms),
            "main": [
                (listed_link(glossary, term), term.id in main_chain(glossary), sentence(glossary, term.definition))
                for term in main
            ],
            "others": list(_others(glossary, terms, main, NAMED if parts else len(terms))),
            "parts_of_terms": parts,
            "incoming": bars(site, stage, incoming, most),
            "outgoing": bars(site, stage, outgoing, most),
            "within": bars(site, stage, within, most),
            **_seen(glossary, terms),
            "assets": ASSETS,
        },
        source=_SOURCE,
        leads_to=[part.path for each in (parts, *(crossing.parts for crossing in found)) for part in each]
        + ([] if parts else [f"terms/{term.id}.md" for term in terms]),
        entry=say("stages.numbered", number=stage.number, stage=stage.label),
        section=say("stages.title"),
        contents=False,
    )
    yield from pages_of_terms(site, whole, parts, terms)
    for crossing in found:
        yield from pages_of_crossing(site, stage, crossing, whole)


def _others(
    glossary: Glossary, terms: Sequence[Term], main: Sequence[Term], most: int
) -> Iterator[tuple[str, list[Link], int]]:
    """Yield the terms without a card by kind: what the kind is called, some of its terms, and how many more."""
    shown = {term.id for term in main}
    for kind in (*glossary.kinds.values(), None):
        ids = leading(glossary, [t.id for t in terms if t.id not in shown and glossary.kinds.get(t.kind) is kind])
        if ids:
            links = [listed_link(glossary, glossary.terms[id_]) for id_ in ids[:most]]
            yield (kind.plural or kind.label) if kind else "", links, len(ids[most:])


def _seen(glossary: Glossary, terms: Sequence[Term]) -> dict[str, Any]:
    """Return the articles in which the terms of a stage appear, along an axis of years."""
    articles = {appearance.article.id for term in terms for appearance in seen_in(glossary, term)}
    ids = [id_ for id_ in happened(glossary) if id_ in articles]
    return history(glossary, ids, MOST_SEEN)
