"""A page for each term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.sequence import order, sequence
from glossgraph.mentions import on_one_line
from glossgraph.model import Status
from glossgraph.site.diagram import as_html, diagram
from glossgraph.site.pages.reference import sources_of
from glossgraph.site.prose import plain, prose, sentence, sentences
from glossgraph.site.template import page
from glossgraph.site.words import citation, groups, link, links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Term
    from glossgraph.site import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """Make the page of every term."""
    for term in site.glossary.terms.values():
        yield _page(site.glossary, term)


def _page(glossary: Glossary, term: Term) -> Page:
    drawn = diagram(glossary, term)
    kind = glossary.kinds.get(term.kind)
    replacement = glossary.terms.get(term.replaced_by)
    return page(
        f"terms/{term.id}.md",
        "term.md.j2",
        term.label,
        on_one_line(glossary, term.definition),
        source=term.file,
        names=[term.label, *term.aliases],
        heading=plain(term.label),
        kind=kind.label if kind else term.kind,
        stage=glossary.stages.get(term.stage),
        stages=list(glossary.stages.values()),
        aliases=term.aliases,
        draft=term.status is Status.DRAFT,
        deprecated=term.status is Status.DEPRECATED,
        replacement=link(replacement) if replacement else "",
        definition=sentence(glossary, term.definition, term.id, set()),
        explanation=prose(glossary, term.explanation, term.id, set()),
        boundaries=sentences(glossary, term.boundaries, term.id),
        before=_next_to(glossary, term, onwards=False),
        after=_next_to(glossary, term, onwards=True),
        diagram=list(as_html(drawn)) if drawn else [],
        fence=drawn.source if drawn and not drawn.svg else "",
        groups=groups(glossary, term, distinguishing=False),
        distinctions=groups(glossary, term, distinguishing=True),
        faq=[(plain(q.question), prose(glossary, q.answer, term.id, set())) for q in term.faq],
        sources=[_source(glossary, key) for key in sources_of(term)],
    )


def _next_to(glossary: Glossary, term: Term, *, onwards: bool) -> str:
    """Return links to the terms right before or after a term in the sequence."""
    graph, position = sequence(glossary), order(glossary)
    found = graph.successors(term.id) if onwards else graph.predecessors(term.id)
    return links(glossary, sorted(found, key=position.__getitem__))


def _source(glossary: Glossary, key: str) -> str:
    reference = glossary.references.get(key)
    return citation(reference) if reference else plain(key)
