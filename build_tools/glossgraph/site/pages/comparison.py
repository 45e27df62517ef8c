"""A page for each two terms that are easily confused, and one that lists these pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.sequence import predecessors, successors
from glossgraph.graph.story import action_at_home, story_of_both
from glossgraph.pictures.diagram import story_diagram
from glossgraph.site.content import Link, Markdown, Words, joined, text
from glossgraph.site.parts.collation import collation
from glossgraph.site.parts.edges import comparison_path, edge_in_words, link
from glossgraph.site.parts.paged_list import Item, Whole, pages_of, parts_of
from glossgraph.site.parts.prose import BELOW_ENTRY, BELOW_TITLE, prose, sentence, sentences
from glossgraph.site.parts.sequence_diagram import diagram_picture, diagram_steps
from glossgraph.site.parts.sizes import size
from glossgraph.site.parts.stories import named_settings
from glossgraph.site.template import page
from glossgraph.text.mentions import label_in_sentence, mentioned
from glossgraph.text.names import uses
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossgraph.model import Edge, Glossary, Question, Stage, Term
    from glossgraph.site.page import Page, Site

_SOURCE = "graph/relations.yml"

MOST_NAMED = 50
"""The most terms right before or after a term that are named; the page of that term has all."""

TableRow = tuple[str, list[Link | Markdown] | list[Markdown]]
"""A row of the table: its heading, and a cell for each term."""


def pages(site: Site) -> Iterator[Page]:
    """Make the page of each two terms and the one that lists them; none if no terms are kept apart."""
    glossary, say = site.glossary, site.words.say
    apart = glossary.apart
    if not apart:
        return
    path, heading = "compare/index.md", say("comparisons.title")
    summary = say("comparisons.summary", glossary=glossary.about.title)
    pairs = _sorted_pairs(site)
    items = (Item(_size(site, pair), _letter(site, pair)) for pair in pairs)
    parts = parts_of(site.words, "comparisons/", items)
    yield page(
        site,
        path,
        "comparisons.md.j2",
        heading,
        summary,
        values=lambda: {
            "parts": parts,
            "rows": [] if parts else _listed_pairs(site, pairs),
        },
        source=_SOURCE,
        leads_to=[part.path for part in parts] or (comparison_path(*pair) for pair in apart),
        entry=heading,
    )
    yield from pages_of(
        site,
        Whole(path, heading, summary, _SOURCE),
        parts,
        "comparisons_list.j2",
        lambda part: {"rows": _listed_pairs(site, pairs[part.span])},
        leads_to=lambda part: (comparison_path(*pair) for pair in pairs[part.span]),
    )
    for pair, edges in apart.items():
        yield _page(site, pair, edges)


def _sorted_pairs(site: Site) -> list[tuple[str, str]]:
    """Return the terms that are compared, by the titles of the comparisons."""
    order = collation(site.glossary.about.language)
    return sorted(site.glossary.apart, key=lambda pair: (order.key(title(site, pair)), comparison_path(*pair)))


def _size(site: Site, pair: tuple[str, str]) -> int:
    return size(title(site, pair), comparison_path(*pair), site.glossary.apart[pair][0].reason)


def _letter(site: Site, pair: tuple[str, str]) -> str:
    return collation(site.glossary.about.language).letter(title(site, pair))


def _listed_pairs(site: Site, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str, Markdown]]:
    """Return the title, the path and the reason of comparisons."""
    apart = site.glossary.apart
    return [
        (title(site, pair), comparison_path(*pair), sentence(site.glossary, apart[pair][0].reason)) for pair in pairs
    ]


def title(site: Site, pair: tuple[str, str]) -> str:
    """Return what a comparison is called, such as "Forced liquidation vs margin call"."""
    first, second = (site.glossary.terms[id_].label for id_ in pair)
    return site.words.say(
        "comparisons.pair", first=first, second=label_in_sentence(second, first, site.glossary.about.language)
    )


def _page(site: Site, pair: tuple[str, str], edges: Sequence[Edge]) -> Page:
    glossary = site.glossary
    name = title(site, pair)

    def values() -> dict[str, object]:
        terms = [glossary.terms[id_] for id_ in pair]
        story = story_of_both(glossary, *pair)
        diagram = story_diagram(glossary, story[0], site.words.say, story[1], terms) if story else None
        joining = [e for e in glossary.by_term[pair[0]] if pair[1] in {e.source, e.target} and e not in edges]
        return {
            "terms": terms,
            "heading": Words(name),
            "links": [link(term) for term in terms],
            "distinctions": [_distinction(glossary, e) for e in edges],
            "joined": [
                (edge_in_words(glossary, e, in_time=True), Words(e.when), sentence(glossary, e.reason)) for e in joining
            ],
            "rows": [row for row in _rows(site, terms) if any(row[1])],
            "diagram": diagram_picture(site, diagram) if diagram else None,
            "steps": diagram_steps(site.words, diagram) if diagram else None,
            "settings": named_settings(glossary, [story[0]]) if story else [],
        }

    return page(
        site,
        comparison_path(*pair),
        "comparison.md.j2",
        name,
        plain_words(glossary, edges[0].reason),
        values=values,
        source=glossary.terms[edges[0].source].file,
    )


def _rows(site: Site, terms: Sequence[Term]) -> Iterator[TableRow]:
    glossary, say = site.glossary, site.words.say
    first, second = terms
    yield say("comparisons.definition"), [sentence(glossary, term.definition, term.id) for term in terms]
    kinds = [glossary.kinds.get(term.kind) for term in terms]
    yield say("comparisons.kind"), [Link(f"kinds/{k.id}.md", k.label) if k else Markdown() for k in kinds]
    stages = [glossary.stages.get(term.stage) for term in terms]
    yield say("comparisons.stage"), [_stage(site, stage) if stage else Markdown() for stage in stages]
    yield say("comparisons.who-acts"), [_who(site, term) for term in terms]
    yield say("comparisons.leads-in"), [_named(site, predecessors(glossary, term)) for term in terms]
    yield say("comparisons.follows"), [_named(site, successors(glossary, term)) for term in terms]
    boundaries = (sentences(glossary, term.boundaries, term.id, {first.id, second.id}) for term in terms)
    yield say("comparisons.boundaries"), [_listed(texts) for texts in boundaries]
    yield say("comparisons.asked"), [_asked(glossary, first, second), _asked(glossary, second, first)]


def _named(site: Site, terms: Sequence[Term]) -> Markdown:
    links, more = site.words.listed(map(link, terms[:MOST_NAMED])), len(terms[MOST_NAMED:])
    return site.words.text("list.and-more", list=links, number=more) if more else links


def _stage(site: Site, stage: Stage) -> Link:
    return Link(f"stages/{stage.id}.md", site.words.say("stages.numbered", number=stage.number, stage=stage.label))


def _distinction(glossary: Glossary, edge: Edge) -> tuple[Markdown, Markdown]:
    seen = {edge.source, edge.target}
    return sentence(glossary, edge.reason, seen=seen), prose(glossary, edge.detail, seen=seen, level=BELOW_TITLE)


def _who(site: Site, term: Term) -> Markdown:
    terms, words = site.glossary.terms, site.words
    action = action_at_home(site.glossary, term)
    if not action:
        return Markdown()
    actor, other = link(terms[action.source]), terms.get(action.target)
    if other and other.id != action.source:
        return words.text("comparisons.does-to", actor=actor, other=link(other), action=action.text)
    return words.text("comparisons.does", actor=actor, action=action.text)


def _listed(boundaries: Iterable[Markdown]) -> Markdown:
    return joined((text("- ", boundary) for boundary in boundaries), "\n")


def _asked(glossary: Glossary, term: Term, other: Term) -> Markdown:
    """Return the questions about a term that name the other one, with their answers."""
    questions = (question for question in term.faq if _names(glossary, question, other.id))
    return joined(
        (
            text("**", Words(q.question), "** ", prose(glossary, q.answer, term.id, {other.id}, level=BELOW_ENTRY))
            for q in questions
        ),
        "\n\n",
    )


def _names(glossary: Glossary, question: Question, other: str) -> bool:
    both = f"{question.question}\n\n{question.answer}"
    return any(id_ == other for id_, _ in mentioned(both)) or any(other in use.terms for use in uses(glossary, both))
