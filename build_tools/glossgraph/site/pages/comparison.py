"""A page for each two terms that are easily taken for one another, and one for all of them."""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from glossgraph.graph.story import story_of_both
from glossgraph.pictures.diagram import drawn
from glossgraph.site.content import Link, Markdown, Words, joined, text
from glossgraph.site.parts.edges import in_words, link, links
from glossgraph.site.parts.neighbours import arrivals, departures
from glossgraph.site.parts.prose import prose, sentence, sentences
from glossgraph.site.parts.sequence_diagram import picture, steps
from glossgraph.site.template import page
from glossgraph.text.mentions import label_in_sentence, mentioned, on_one_line
from glossgraph.text.names import uses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossgraph.model import Edge, Glossary, Question, Term
    from glossgraph.site.page import Page, Site

_SOURCE = "graph/relations.yml"

Row = tuple[str, list[Link | Markdown] | list[Markdown]]
"""A row of the table: its heading, and a cell for each term."""


def address(one: str, two: str) -> str:
    """Return the path of the page that compares two terms: the same from both ends."""
    first, second = sorted((one, two))
    return f"compare/{first}-vs-{second}.md"


@lru_cache(maxsize=2)
def pairs(glossary: Glossary) -> dict[tuple[str, str], tuple[Edge, ...]]:
    """Return the edges that keep two terms apart, by the ids of the two in order."""
    found: dict[tuple[str, str], list[Edge]] = {}
    for relation in glossary.relations.values():
        for edge in glossary.by_relation[relation.id] if relation.distinguishes else ():
            first, second = sorted((edge.source, edge.target))
            found.setdefault((first, second), []).append(edge)
    return {pair: tuple(found[pair]) for pair in sorted(found)}


def pages(site: Site) -> Iterator[Page]:
    """Make the page of each two terms and the one that lists them; none if nothing is kept apart."""
    glossary = site.glossary
    found = pairs(glossary)
    if not found:
        return
    rows = [
        (title(glossary, pair), address(*pair), sentence(glossary, edges[0].reason)) for pair, edges in found.items()
    ]
    description = f"Terms of the {glossary.about.title} that are easily taken for one another, side by side."
    path = "compare/index.md"
    yield page(
        site,
        path,
        "comparisons.md.j2",
        "Comparisons",
        description,
        source=_SOURCE,
        leads_to=(address(*pair) for pair in found),
        entry="Comparisons",
        rows=sorted(rows, key=itemgetter(0, 1)),
    )
    for pair, edges in found.items():
        yield _page(site, pair, edges)


def title(glossary: Glossary, pair: tuple[str, str]) -> str:
    """Return what a comparison is called, such as "Forced liquidation vs margin call"."""
    first, second = (glossary.terms[id_].label for id_ in pair)
    return f"{first} vs {label_in_sentence(second, first)}"


def _page(site: Site, pair: tuple[str, str], edges: Sequence[Edge]) -> Page:
    glossary = site.glossary
    terms = [glossary.terms[id_] for id_ in pair]
    told = story_of_both(glossary, *pair)
    name = title(glossary, pair)
    story = drawn(glossary, told, terms, " and ".join(term.label for term in terms), told=False) if told else None
    joined = [e for e in glossary.joining if {e.source, e.target} == set(pair) and e not in edges]
    return page(
        site,
        address(*pair),
        "comparison.md.j2",
        name,
        on_one_line(glossary, edges[0].reason),
        source=glossary.terms[edges[0].source].file,
        terms=terms,
        heading=Words(name),
        links=[link(term) for term in terms],
        distinctions=[_distinction(glossary, e) for e in edges],
        joined=[(in_words(glossary, e, in_time=True), Words(e.when), sentence(glossary, e.reason)) for e in joined],
        rows=[row for row in _rows(glossary, terms) if any(row[1])],
        diagram=picture(story) if story else None,
        steps=steps(story) if story else None,
    )


def _rows(glossary: Glossary, terms: Sequence[Term]) -> Iterator[Row]:
    one, two = terms
    yield "Definition", [sentence(glossary, term.definition, term.id) for term in terms]
    kinds = [glossary.kinds.get(term.kind) for term in terms]
    yield "Kind", [Link(f"kinds/{k.id}.md", k.label) if k else Markdown() for k in kinds]
    stages = [glossary.stages.get(term.stage) for term in terms]
    yield "Stage", [Link(f"stages/{s.id}.md", f"{s.number}. {s.label}") if s else Markdown() for s in stages]
    yield "Who acts", [_who(glossary, term) for term in terms]
    yield "What leads in", [links(arrivals(glossary, term)) for term in terms]
    yield "What follows", [links(departures(glossary, term)) for term in terms]
    yield "Where it stops", [_listed(sentences(glossary, term.boundaries, term.id, {one.id, two.id})) for term in terms]
    yield "Asked about both", [_asked(glossary, one, two), _asked(glossary, two, one)]


def _distinction(glossary: Glossary, edge: Edge) -> tuple[Markdown, Markdown]:
    seen = {edge.source, edge.target}
    return sentence(glossary, edge.reason, seen=seen), prose(glossary, edge.detail, seen=seen)


def _who(glossary: Glossary, term: Term) -> Markdown:
    if not term.step:
        return Markdown()
    actors = dict.fromkeys((term.step.source, term.step.target))
    who = joined((link(glossary.terms[id_]) for id_ in actors if id_ in glossary.terms), " to ")
    return text(who, ": ", Words(term.step.text))


def _listed(boundaries: Iterable[Markdown]) -> Markdown:
    return joined((text("- ", boundary) for boundary in boundaries), "\n")


def _asked(glossary: Glossary, term: Term, other: Term) -> Markdown:
    """Return the questions about a term that name the other one, with their answers."""
    asked = (question for question in term.faq if _names(glossary, question, other.id))
    return joined(
        (text("**", Words(q.question), "** ", prose(glossary, q.answer, term.id, {other.id})) for q in asked), "\n\n"
    )


def _names(glossary: Glossary, question: Question, other: str) -> bool:
    asked = f"{question.question}\n\n{question.answer}"
    return any(id_ == other for id_, _ in mentioned(asked)) or any(other in use.terms for use in uses(glossary, asked))
