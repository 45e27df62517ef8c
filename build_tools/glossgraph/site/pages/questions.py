"""Every question that a term answers, by stage, for readers who have a question and no word for what they ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.sequence import in_order
from glossgraph.site.content import Link, Words
from glossgraph.site.parts.edges import listed_link
from glossgraph.site.parts.questions import with_ids_of
from glossgraph.site.template import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Glossary, Term
    from glossgraph.site.page import Page, Site

PATH = "questions.md"

_Group = tuple[Words, list[tuple[Link, list[Link]]]]
"""A heading, and below it terms with the questions that they answer."""


def pages(site: Site) -> Iterator[Page]:
    """Make the one page; none in a glossary in which nothing is asked."""
    glossary, say = site.glossary, site.words.say
    number = sum(len(term.faq) for term in glossary.terms.values())
    if not number:
        return
    yield page(
        site,
        PATH,
        "questions.md.j2",
        say("questions.title"),
        say("questions.summary", glossary=glossary.about.title),
        values=lambda: {
            "number": number,
            "groups": list(_groups(site)),
        },
        entry=say("questions.title"),
        definitions=False,
    )


def _groups(site: Site) -> Iterator[_Group]:
    """Yield the terms that answer questions: those of each stage, and then the others by their kinds."""
    glossary = site.glossary
    for stage in glossary.stages.values():
        yield from _group(glossary, Words(stage.label), glossary.by_stage[stage.id])
    outside = [term for term in glossary.terms.values() if term.stage not in glossary.stages]
    for kind in glossary.kinds.values():
        yield from _group(glossary, Words(kind.label), [term for term in outside if term.kind == kind.id])
    unknown = [term for term in outside if term.kind not in glossary.kinds]
    yield from _group(glossary, Words(site.words.say("questions.others")), unknown)


def _group(glossary: Glossary, heading: Words, terms: Iterable[Term]) -> Iterator[_Group]:
    asked = [(listed_link(glossary, term), list(_links(term))) for term in in_order(glossary, terms) if term.faq]
    if asked:
        yield heading, asked


def _links(term: Term) -> Iterator[Link]:
    """Yield a link to each answer."""
    for question, id_ in with_ids_of(term):
        yield Link(f"terms/{term.id}.md", " ".join(question.question.split()), f"#{id_}")
