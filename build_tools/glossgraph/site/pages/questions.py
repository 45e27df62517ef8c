"""Every question that a term answers, by stage, for readers who have a question and no word for what they ask about."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from glossgraph.graph.sequence import in_order
from glossgraph.site.parts.edges import listed_link
from glossgraph.site.parts.paged_list import MOST, Item, Whole, pages_of, parts_of
from glossgraph.site.parts.questions import with_ids_of
from glossgraph.site.parts.sizes import size
from glossgraph.site.template import page
from glossgraph.words.content import Link, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Glossary, Term
    from glossgraph.site.page import Page, Site

PATH = "questions.md"

_LINK = 25
"""About how many bytes a link takes besides its words and what it leads to."""


def pages(site: Site) -> Iterator[Page]:
    """Make the page, and one for each part if there are too many questions; none in a glossary that asks nothing."""
    glossary, say = site.glossary, site.words.say
    number = sum(len(term.faq) for term in glossary.terms.values())
    if not number:
        return
    title, summary = say("questions.title"), say("questions.summary", glossary=glossary.about.title)
    fits = sum(map(_size, glossary.terms.values())) <= MOST
    asked = [] if fits else list(_asked(site))
    parts = parts_of(site.words, "questions/", (Item(_size(term), heading) for heading, term in asked))
    yield page(
        site,
        PATH,
        "questions.md.j2",
        title,
        summary,
        values=lambda: {
            "number": number,
            "parts": parts,
            "groups": [] if parts else _groups(glossary, _asked(site)),
        },
        leads_to=[part.path for part in parts],
        entry=title,
    )
    yield from pages_of(
        site,
        Whole(PATH, title, summary),
        parts,
        "questions_list.j2",
        lambda part: {"groups": _groups(glossary, asked[part.span])},
    )


def _size(term: Term) -> int:
    """Return about how many bytes the questions of a term take; each is a link to an id that is made of its words."""
    if not term.faq:
        return 0
    return size(term.id, term.title) + sum(2 * len(q.question.encode()) + len(term.id) + _LINK for q in term.faq)


def _asked(site: Site) -> Iterator[tuple[str, Term]]:
    """Yield the terms that answer questions, each with its heading: by stages, and then the others by their kinds."""
    glossary = site.glossary
    for stage in glossary.stages.values():
        yield from _below(glossary, stage.label, glossary.by_stage[stage.id])
    outside = [term for term in glossary.terms.values() if term.stage not in glossary.stages]
    for kind in glossary.kinds.values():
        yield from _below(glossary, kind.label, [term for term in outside if term.kind == kind.id])
    unknown = [term for term in outside if term.kind not in glossary.kinds]
    yield from _below(glossary, site.words.say("questions.others"), unknown)


def _below(glossary: Glossary, heading: str, terms: Iterable[Term]) -> Iterator[tuple[str, Term]]:
    return ((heading, term) for term in in_order(glossary, terms) if term.faq)


def _groups(glossary: Glossary, asked: Iterable[tuple[str, Term]]) -> list[tuple[Words, list[tuple[Link, list[Link]]]]]:
    """Return the headings, and below each the terms with links to their answers."""
    return [
        (Words(heading), [(listed_link(glossary, term), list(_links(term))) for _, term in below])
        for heading, below in groupby(asked, key=itemgetter(0))
    ]


def _links(term: Term) -> Iterator[Link]:
    """Yield a link to each answer."""
    for question, id_ in with_ids_of(term):
        yield Link(f"terms/{term.id}.md", " ".join(question.question.split()), f"#{id_}")
