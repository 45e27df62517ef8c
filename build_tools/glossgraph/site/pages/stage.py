"""A page for each stage, and one that lists the stages in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.sequence import arrow, in_order, order
from glossgraph.model import Flow
from glossgraph.site.content import Words
from glossgraph.site.parts.edges import edge_in_words, listed_link
from glossgraph.site.parts.prose import BELOW_TITLE, prose, sentence
from glossgraph.site.parts.setting_filter import filter_of_terms
from glossgraph.site.template import page
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Glossary, Stage, Term
    from glossgraph.site.content import Link, Markdown
    from glossgraph.site.page import Page, Site


_SOURCE = "graph/stages.yml"


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
            "rows": [
                (stage, Words(stage.label), sentence(glossary, stage.description), _terms(glossary, stage))
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
        yield _page(site, stage, neighbours[0], neighbours[1])


def _page(site: Site, stage: Stage, before: Stage | None, after: Stage | None) -> Page:
    glossary, say = site.glossary, site.words.say

    def values() -> dict[str, object]:
        crossing = [edge for edge in glossary.joining if _crosses(glossary, edge, stage)]
        return {
            "stage": stage,
            "stages": list(glossary.stages.values()),
            "heading": Words(stage.label),
            "description": prose(glossary, stage.description, seen=set(), level=BELOW_TITLE),
            "before": before,
            "after": after,
            "terms": _terms(glossary, stage),
            "filter": filter_of_terms(site, [term.id for term in glossary.by_stage[stage.id]]),
            "leads_in": _edges_in_words(glossary, [e for e in crossing if _stage_reached(glossary, e) == stage.id]),
            "leads_out": _edges_in_words(glossary, [e for e in crossing if _stage_reached(glossary, e) != stage.id]),
        }

    return page(
        site,
        f"stages/{stage.id}.md",
        "stage.md.j2",
        stage.label,
        plain_words(glossary, stage.description),
        values=values,
        source=_SOURCE,
        leads_to=(f"terms/{term.id}.md" for term in glossary.by_stage[stage.id]),
        entry=say("stages.numbered", number=stage.number, stage=stage.label),
        section=say("stages.title"),
    )


def _terms(glossary: Glossary, stage: Stage) -> list[tuple[Link, Markdown]]:
    """Return links to the terms of a stage, and their definitions, in sequence order."""
    terms = in_order(glossary, glossary.by_stage[stage.id])
    return [(listed_link(glossary, term), sentence(glossary, term.definition)) for term in terms]


def _ends(glossary: Glossary, edge: Edge) -> tuple[Term, Term] | None:
    """Return the terms from which and to which an edge leads in time; None if it says nothing about time."""
    pair = arrow(glossary, edge)
    if glossary.flow(edge) is Flow.FEEDBACK:
        pair = edge.source, edge.target
    return (glossary.terms[pair[0]], glossary.terms[pair[1]]) if pair else None


def _crosses(glossary: Glossary, edge: Edge, stage: Stage) -> bool:
    ends = _ends(glossary, edge)
    return ends is not None and (ends[0].stage == stage.id) != (ends[1].stage == stage.id)


def _stage_reached(glossary: Glossary, edge: Edge) -> str:
    ends = _ends(glossary, edge)
    return ends[1].stage if ends else ""


def _edges_in_words(glossary: Glossary, edges: list[Edge]) -> list[tuple[Markdown, Markdown]]:
    """Return edges as sentences of links with their reasons, in the order of the sequence."""
    position = order(glossary)
    ranked = sorted(edges, key=lambda e: (position[e.source], position[e.target], e.relation))
    return [
        (
            edge_in_words(glossary, e, in_time=True),
            sentence(glossary, e.reason),
        )
        for e in ranked
    ]
