"""A page for each two terms that are easily confused, and one that lists these pages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.story import story_of_both
from glossgraph.pictures.diagram import story_diagram
from glossgraph.pictures.looks import stage_class
from glossgraph.site.material import ASSETS
from glossgraph.site.page import once_for_site
from glossgraph.site.parts.comparisons import kept_apart, leading, link_to_comparison, title_of_pair
from glossgraph.site.parts.edges import comparison_path, edge_in_words, link
from glossgraph.site.parts.paged_list import Item, Whole, pages_of, parts_of
from glossgraph.site.parts.sequence_diagram import diagram_picture, diagram_steps
from glossgraph.site.parts.side_by_side import names, rows
from glossgraph.site.parts.sizes import size
from glossgraph.site.parts.stories import named_settings
from glossgraph.site.template import page
from glossgraph.text.collation import collation
from glossgraph.text.plain import plain_words
from glossgraph.text.sentences import second_sentence
from glossgraph.words.content import Markdown, Words
from glossgraph.words.prose import BELOW_ENTRY, BELOW_SECTION, prose, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.model import Edge, Glossary, Question, Term
    from glossgraph.site.page import Page, Site
    from glossgraph.site.parts.comparisons import Pair
    from glossgraph.words.content import Link

_SOURCE = "graph/relations.yml"

MOST_ALSO = 8
"""The most other comparisons of a term that are named; its own page has all."""

_LONGEST_LEAD = 220
"""The longest sentence, in characters, that leaves room for the head of the table on a first screen."""

_MARKUP = "*_`~|<"
"""What may begin a piece of markup that goes on in the next sentence."""


class Group(NamedTuple):
    """The comparisons of one term in the list: those in which it is the one that is mistaken more often."""

    term: Link
    rows: Sequence[tuple[Link, Markdown]]


class Listed(NamedTuple):
    """A comparison in the list: the term that leads it, and the other."""

    term: Term
    other: Term
    edge: Edge


def pages(site: Site) -> Iterator[Page]:
    """Make the page of each two terms and the one that lists them; none if no terms are kept apart."""
    glossary, say = site.glossary, site.words.say
    apart = glossary.apart
    if not apart:
        return
    path, heading = "compare/index.md", say("comparisons.title")
    summary = say("comparisons.summary", glossary=glossary.about.title)
    listed = _listed(site)
    items = (Item(_size(each), each.term.title) for each in listed)
    parts = parts_of(site.words, "comparisons/", items)
    yield page(
        site,
        path,
        "comparisons.md.j2",
        heading,
        summary,
        values=lambda: {
            "number": len(apart),
            "parts": parts,
            "groups": [] if parts else _groups(site, listed),
            "assets": ASSETS,
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
        lambda part: {"groups": _groups(site, listed[part.span]), "assets": ASSETS},
        leads_to=lambda part: (comparison_path(each.term.id, each.other.id) for each in listed[part.span]),
    )
    for pair, edges in apart.items():
        yield _page(site, pair, edges)


@once_for_site
def _listed(site: Site) -> Sequence[Listed]:
    """Return all comparisons below the terms that are mistaken most often, which come first."""
    glossary, key = site.glossary, collation(site.glossary.about.language).key
    led = [(leading(glossary, pair), pair) for pair in glossary.apart]
    numbers = Counter(id_ for id_, _ in led)
    listed = [
        Listed(
            glossary.terms[id_],
            glossary.terms[pair[0] if id_ == pair[1] else pair[1]],
            glossary.apart[pair][0],
        )
        for id_, pair in led
    ]
    return sorted(listed, key=lambda e: (-numbers[e.term.id], key(e.term.title), e.term.id, key(e.other.label)))


def _size(each: Listed) -> int:
    return size(each.term.title, each.other.title, comparison_path(each.term.id, each.other.id), each.edge.reason)


def _groups(site: Site, listed: Sequence[Listed]) -> list[Group]:
    groups: dict[str, list[tuple[Link, Markdown]]] = {}
    for each in listed:
        shown = link_to_comparison(each.term, each.other)
        groups.setdefault(each.term.id, []).append((shown, sentence(site.glossary, each.edge.reason)))
    return [Group(link(site.glossary.terms[id_]), rows) for id_, rows in groups.items()]


def _page(site: Site, pair: Pair, edges: Sequence[Edge]) -> Page:
    glossary = site.glossary
    name = title_of_pair(site, pair)

    def values() -> dict[str, object]:
        terms = [glossary.terms[id_] for id_ in pair]
        story = story_of_both(glossary, *pair)
        diagram = story_diagram(glossary, story[0], site.words.say, story[1], terms) if story else None
        joining = [e for e in glossary.by_term[pair[0]] if pair[1] in {e.source, e.target} and e not in edges]
        return {
            "terms": terms,
            "heading": Words(name),
            "assets": ASSETS,
            "links": [link(term) for term in terms],
            "classes": [stage_class(glossary, term.stage) for term in terms],
            "numbers": [glossary.stage_number(term.id) for term in terms],
            "distinctions": [_distinction(glossary, edge) for edge in edges],
            "joined": [
                (edge_in_words(glossary, e, in_time=True), Words(e.when), sentence(glossary, e.reason)) for e in joining
            ],
            "rows": list(rows(site, *terms)),
            "diagram": diagram_picture(site, diagram) if diagram else None,
            "steps": diagram_steps(site.words, diagram) if diagram else None,
            "settings": named_settings(glossary, [story[0]]) if story else [],
            "asked": [*_asked(glossary, *terms), *_asked(glossary, *reversed(terms))],
            "also": [also for also in (_also(glossary, *terms), _also(glossary, *reversed(terms))) if also[1]],
        }

    return page(
        site,
        comparison_path(*pair),
        "comparison.md.j2",
        name,
        plain_words(glossary, edges[0].reason)
        or site.words.say(
            "comparisons.summary-of-pair", first=glossary.terms[pair[0]].label, second=glossary.terms[pair[1]].label
        ),
        values=values,
        source=glossary.terms[edges[0].source].file,
    )


def _distinction(glossary: Glossary, edge: Edge) -> tuple[Markdown, Markdown, Markdown]:
    """Return why two terms are apart, by what to tell them apart, in a sentence, and what else there is to say."""
    seen = {edge.source, edge.target}
    reason = sentence(glossary, edge.reason, seen=seen)
    end = _end_of_lead(edge.detail, glossary.about.language)
    lead = sentence(glossary, edge.detail[:end], seen=seen)
    return reason, lead, prose(glossary, edge.detail[end:].strip(), seen=seen, level=BELOW_SECTION)


def _end_of_lead(detail: str, language: str) -> int:
    """Return where the first sentence of a text ends, or 0 if it is long or may be cut out of some markup."""
    first = detail.partition("\n\n")[0]
    end = second_sentence(first, language) or len(first)
    is_whole = first[:1].isalpha() and not any(mark in first[:end] for mark in _MARKUP)
    return end if is_whole and end <= _LONGEST_LEAD else 0


def _asked(glossary: Glossary, term: Term, other: Term) -> Iterator[tuple[Words, Markdown]]:
    """Yield the questions about a term that name the other one, with their answers."""
    for question in term.faq:
        if _names(glossary, question, other.id):
            yield Words(question.question), prose(glossary, question.answer, term.id, {other.id}, level=BELOW_ENTRY)


def _names(glossary: Glossary, question: Question, other: str) -> bool:
    return names(glossary, f"{question.question}\n\n{question.answer}", other)


def _also(glossary: Glossary, term: Term, compared: Term) -> tuple[Link, list[Link], int]:
    """Return a term, links to its other comparisons, and how many more there are."""
    others = [other for other in kept_apart(glossary)[term.id] if other is not compared]
    shown = [link_to_comparison(term, other) for other in others[:MOST_ALSO]]
    return link(term), shown, len(others[MOST_ALSO:])
