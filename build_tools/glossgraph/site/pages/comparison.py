"""A page for each two terms that are easily taken for one another, and one for all of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from glossgraph.graph.story import story_of_both
from glossgraph.pictures.diagram import as_html, as_markdown, drawn
from glossgraph.site.parts.neighbours import arrivals, departures
from glossgraph.site.parts.prose import prose, sentence, sentences
from glossgraph.site.parts.words import in_words, link
from glossgraph.site.template import page
from glossgraph.text.escape import escape_markdown
from glossgraph.text.mentions import label_in_sentence, mentioned, on_one_line
from glossgraph.text.names import uses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossgraph.model import Edge, Glossary, Question, Term
    from glossgraph.site.page import Page, Site

_SOURCE = "graph/relations.yml"

Row = tuple[str, list[str]]
"""A row of the table: its heading, and a cell for each term, as Markdown."""


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
    yield page(path, "comparisons.md.j2", "Comparisons", description, source=_SOURCE, rows=sorted(rows))
    for pair, edges in found.items():
        yield _page(site, pair, edges)


def title(glossary: Glossary, pair: tuple[str, str]) -> str:
    """Return what a comparison is called, such as "Forced liquidation vs margin call"."""
    first, second = (glossary.terms[id_].label for id_ in pair)
    return f"{first} vs {label_in_sentence(second, first)}"


def _page(site: Site, pair: tuple[str, str], edges: Sequence[Edge]) -> Page:
    glossary = site.glossary
    terms = [glossary.terms[id_] for id_ in pair]
    steps = story_of_both(glossary, *pair)
    name = title(glossary, pair)
    story = drawn(glossary, steps, terms, " and ".join(term.label for term in terms), told=False) if steps else None
    joined = [e for e in glossary.joining if {e.source, e.target} == set(pair) and e not in edges]
    return page(
        address(*pair),
        "comparison.md.j2",
        name,
        on_one_line(glossary, edges[0].reason),
        source=glossary.terms[edges[0].source].file,
        site=site,
        terms=terms,
        heading=escape_markdown(name),
        links=[link(term) for term in terms],
        distinctions=[_distinction(glossary, e) for e in edges],
        joined=[
            (in_words(glossary, e, in_time=True), escape_markdown(e.when), sentence(glossary, e.reason)) for e in joined
        ],
        rows=[row for row in _rows(glossary, terms) if any(row[1])],
        diagram=list(as_html(story)) if story else [],
        steps=list(as_markdown(story)) if story else [],
        fence=story.source if story and not story.svg else "",
    )


def _rows(glossary: Glossary, terms: Sequence[Term]) -> Iterator[Row]:
    one, two = terms
    yield "Definition", [sentence(glossary, term.definition, term.id) for term in terms]
    kinds = [glossary.kinds.get(term.kind) for term in terms]
    yield "Kind", [f"[{escape_markdown(k.label)}](page:kinds/{k.id}.md)" if k else "" for k in kinds]
    stages = [glossary.stages.get(term.stage) for term in terms]
    yield "Stage", [f"[{s.number}. {escape_markdown(s.label)}](page:stages/{s.id}.md)" if s else "" for s in stages]
    yield "Who acts", [_who(glossary, term) for term in terms]
    yield "What leads in", [", ".join(map(link, arrivals(glossary, term))) for term in terms]
    yield "What follows", [", ".join(map(link, departures(glossary, term))) for term in terms]
    yield "Where it stops", [_listed(sentences(glossary, term.boundaries, term.id, {one.id, two.id})) for term in terms]
    yield "Asked about both", [_asked(glossary, one, two), _asked(glossary, two, one)]


def _distinction(glossary: Glossary, edge: Edge) -> tuple[str, str]:
    seen = {edge.source, edge.target}
    return sentence(glossary, edge.reason, seen=seen), prose(glossary, edge.detail, seen=seen)


def _who(glossary: Glossary, term: Term) -> str:
    if not term.step:
        return ""
    actors = dict.fromkeys((term.step.source, term.step.target))
    who = " to ".join(link(glossary.terms[id_]) for id_ in actors if id_ in glossary.terms)
    return f"{who}: {escape_markdown(term.step.text)}"


def _listed(texts: Iterable[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)


def _asked(glossary: Glossary, term: Term, other: Term) -> str:
    """Return the questions about a term that name the other one, with their answers."""
    asked = (question for question in term.faq if _names(glossary, question, other.id))
    return "\n\n".join(
        f"**{escape_markdown(q.question)}** {prose(glossary, q.answer, term.id, {other.id})}" for q in asked
    )


def _names(glossary: Glossary, question: Question, other: str) -> bool:
    text = f"{question.question}\n\n{question.answer}"
    return any(id_ == other for id_, _ in mentioned(text)) or any(other in use.terms for use in uses(glossary, text))
