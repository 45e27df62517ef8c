"""A page for each stage, and one that lists the stages in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.sequence import arrow, in_order
from glossgraph.model import Flow, once
from glossgraph.site.content import Words
from glossgraph.site.parts.edges import listed_link
from glossgraph.site.parts.listed_edges import edges_in_parts, listed_edges, pages_of_edges, size_of_edges
from glossgraph.site.parts.listed_terms import listed_terms, pages_of_terms, size_of_terms, terms_in_parts
from glossgraph.site.parts.paged_list import MOST, Whole
from glossgraph.site.parts.prose import BELOW_TITLE, prose, sentence
from glossgraph.site.template import page
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Glossary, Stage, Term
    from glossgraph.site.content import Link
    from glossgraph.site.page import Page, Site


_SOURCE = "graph/stages.yml"

MOST_LINKS = 12
"""How many terms of each stage the list of the stages names, if all of them are too many."""


def pages(site: Site) -> Iterator[Page]:
    """Make the page of all stages and one for each; none in a glossary without stages."""
    glossary, say = site.glossary, site.words.say
    if not glossary.stages:
        return
    stages = list(glossary.stages.values())
    most = None if size_of_terms(glossary, glossary.terms.values()) <= MOST else MOST_LINKS
    yield page(
        site,
        "stages/index.md",
        "stages.md.j2",
        say("stages.title"),
        say("stages.summary", number=len(stages), glossary=glossary.about.title),
        values=lambda: {
            "rows": [
                (stage, Words(stage.label), sentence(glossary, stage.description), *_links(glossary, stage, most))
                for stage in stages
            ],
        },
        source=_SOURCE,
        leads_to=(f"stages/{stage.id}.md" for stage in stages),
        entry=say("stages.entry"),
        section=say("stages.title"),
    )
    for number, stage in enumerate(stages):
        neighbours = [stages[number - 1] if number else None, *stages[number + 1 : number + 2], None]
        yield from _pages(site, stage, neighbours[0], neighbours[1])


def _links(glossary: Glossary, stage: Stage, most: int | None) -> tuple[list[Link], int]:
    """Return links to the first terms of a stage, and how many more it has."""
    terms = in_order(glossary, glossary.by_stage[stage.id])
    return [listed_link(glossary, term) for term in terms[:most]], len(terms[most or len(terms) :])


def _pages(site: Site, stage: Stage, before: Stage | None, after: Stage | None) -> Iterator[Page]:
    glossary, say = site.glossary, site.words.say
    path, folder = f"stages/{stage.id}.md", f"stages/{stage.id}"
    summary, terms = plain_words(glossary, stage.description), glossary.by_stage[stage.id]
    edges = _crossing(glossary)[stage.id]
    sizes = [size_of_terms(glossary, terms), *(size_of_edges(glossary, each) for each in edges)]
    room = MOST if sum(sizes) <= MOST else MOST // len(sizes)
    parts = terms_in_parts(site, f"{folder}/terms-", terms, room)
    parts_in, parts_out = (
        edges_in_parts(site, f"{folder}/{name}-", each, room)
        for name, each in zip(("leads-in", "leads-out"), edges, strict=True)
    )
    headings = say("stages.terms"), say("stages.leads-in"), say("stages.leads-out")
    lists = [Whole(path, say("parts.list-of", of=stage.label, list=heading), summary, _SOURCE) for heading in headings]
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
            "parts_of_terms": parts,
            **({} if parts else listed_terms(site, terms)),
            "crossing": [
                (heading, in_parts, [] if in_parts else listed_edges(glossary, each, in_time=True))
                for heading, in_parts, each in zip(headings[1:], (parts_in, parts_out), edges, strict=True)
            ],
        },
        source=_SOURCE,
        leads_to=[part.path for part in (*parts, *parts_in, *parts_out)]
        + ([] if parts else [f"terms/{term.id}.md" for term in terms]),
        entry=say("stages.numbered", number=stage.number, stage=stage.label),
        section=say("stages.title"),
    )
    yield from pages_of_terms(site, lists[0], parts, terms)
    for whole, in_parts, each in zip(lists[1:], (parts_in, parts_out), edges, strict=True):
        yield from pages_of_edges(site, whole, in_parts, each, in_time=True)


def _ends(glossary: Glossary, edge: Edge) -> tuple[Term, Term] | None:
    """Return the terms from which and to which an edge leads in time; None if it says nothing about time."""
    pair = arrow(glossary, edge)
    if glossary.flow(edge) is Flow.FEEDBACK:
        pair = edge.source, edge.target
    return (glossary.terms[pair[0]], glossary.terms[pair[1]]) if pair else None


@once
def _crossing(glossary: Glossary) -> dict[str, tuple[list[Edge], list[Edge]]]:
    """Return the edges that lead into each stage in time, and those that lead out of it."""
    crossing: dict[str, tuple[list[Edge], list[Edge]]] = {stage: ([], []) for stage in glossary.stages}
    for edge in glossary.joining:
        ends = _ends(glossary, edge)
        if ends is None or ends[0].stage == ends[1].stage:
            continue
        if ends[1].stage in crossing:
            crossing[ends[1].stage][0].append(edge)
        if ends[0].stage in crossing:
            crossing[ends[0].stage][1].append(edge)
    return crossing
