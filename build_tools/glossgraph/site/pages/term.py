"""A page for each term."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossgraph.graph.nearby import nearby
from glossgraph.graph.seen import is_article, is_dated, seen_in
from glossgraph.graph.sequence import predecessors, successors
from glossgraph.model import Status
from glossgraph.pictures.diagram import term_diagram
from glossgraph.pictures.neighbourhood import neighbourhood
from glossgraph.site.content import Emphasis, Picture, Words, joined
from glossgraph.site.pages.comparison import address
from glossgraph.site.pages.path import stops_at
from glossgraph.site.parts import examples
from glossgraph.site.parts.citations import reference_citation, short_citation
from glossgraph.site.parts.edges import groups, in_words, link
from glossgraph.site.parts.footer import footer
from glossgraph.site.parts.prose import prose, sentence, sentences
from glossgraph.site.parts.sequence_diagram import picture, steps
from glossgraph.site.template import page
from glossgraph.text.mentions import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.graph.seen import Seen
    from glossgraph.model import Term
    from glossgraph.site.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """Make the page of every term."""
    for term in site.glossary.terms.values():
        yield _page(site, term)


def _page(site: Site, term: Term) -> Page:
    glossary, words = site.glossary, site.words
    diagram = term_diagram(glossary, term, words.say)
    near = neighbourhood(glossary, term, words.say)
    replacement = glossary.terms.get(term.replaced_by)
    seen = seen_in(glossary, term)
    elsewhere = [edge for each in seen for edge in each.edges]
    shown = [*(each.article.id for each in seen), *(item.term for item in term.sequence)]
    return page(
        site,
        f"terms/{term.id}.md",
        "term.md.j2",
        term.label,
        on_one_line(glossary, term.definition),
        source=term.file,
        term_id=term.id,
        parent=f"stages/{term.stage}.md",
        names=[term.label, *term.aliases],
        term=term,
        heading=Words(term.label),
        kind=glossary.kinds.get(term.kind),
        stage=glossary.stages.get(term.stage),
        stages=list(glossary.stages.values()),
        draft=term.status is Status.DRAFT,
        replacement=link(replacement) if replacement else "",
        aliases=words.listed(map(Emphasis, term.aliases)),
        titles=_titles(site, term),
        dates=" … ".join(dict.fromkeys(_dates(term)[:1] + _dates(term)[-1:])),
        definition=sentence(glossary, term.definition, term.id, set()),
        explanation=prose(glossary, term.explanation, term.id, set()),
        boundaries=sentences(glossary, term.boundaries, term.id),
        ways=[
            (words.say("term.follows-from"), predecessors(glossary, term)),
            (words.say("term.leads-to"), successors(glossary, term)),
        ],
        diagram=picture(words, diagram) if diagram else None,
        steps=steps(words, diagram) if diagram else None,
        neighbourhood=Picture(lambda here: near.draw(here.term)) if near else None,
        groups=groups(glossary, term, distinguishing=False, without=elsewhere),
        distinctions=[
            (row, address(term.id, row.other))
            for group in groups(glossary, term, distinguishing=True, without=elsewhere)
            for row in group.rows
        ],
        figures=[_figure(site, *figure) for figure in ((f.what, f.value, f.source) for f in term.figures)],
        shown=_shown(site, term) if is_article(glossary, term) else [],
        examples=[examples.shown(site, example, term.id) for example in term.examples],
        faq=[(Words(q.question), prose(glossary, q.answer, term.id, set())) for q in term.faq],
        seen=[_seen(site, term, each) for each in seen],
        nearby=[
            (link(other), Words(on_one_line(glossary, other.definition)))
            for other in (glossary.terms[id_] for id_ in nearby(glossary, term.id, shown))
        ],
        sources=[_source(site, key) for key in term.references],
        paths=stops_at(glossary, term.id),
        footer=footer(site, term),
    )


def _titles(site: Site, term: Term) -> dict[str, str]:
    """Return the headings that depend on how a term is read."""
    say = site.words.say
    if not is_article(site.glossary, term):
        diagram, explanation, boundaries = say("term.diagram"), say("term.explanation"), say("term.boundaries")
    elif is_dated(term):
        diagram, explanation = say("term.diagram-of-episode"), say("term.explanation-of-episode")
        boundaries = say("term.boundaries-of-episode")
    else:
        diagram, explanation = say("term.diagram-of-article"), say("term.explanation-of-article")
        boundaries = say("term.boundaries")
    return {"diagram": diagram, "explanation": explanation, "boundaries": boundaries}


def _dates(term: Term) -> list[str]:
    return [item.date for item in term.sequence if item.date]


def _shown(site: Site, term: Term) -> list[tuple[Words, list[Term]]]:
    """Return the terms that an article shows, each once, by their stages."""
    glossary, say = site.glossary, site.words.say
    found: dict[int, list[Term]] = {}
    last = len(glossary.stages) + 1
    for id_ in dict.fromkeys(item.term for item in term.sequence if item.term in glossary.terms):
        found.setdefault(glossary.stage_number(id_) or last, []).append(glossary.terms[id_])
    labels = {s.number: say("stages.numbered", number=s.number, stage=s.label) for s in glossary.stages.values()}
    return [(Words(labels.get(number, "")), [*terms]) for number, terms in sorted(found.items())]


def _seen(site: Site, term: Term, seen: Seen) -> dict[str, Any]:
    """Return an article in which a term is seen: a link to it, when, what happens there, and what joins the two."""
    glossary = site.glossary
    happens = [(item.date, item.action or term.step) for item in seen.items]
    return {
        "link": link(seen.article),
        "steps": joined(
            (
                joined(filter(None, (Words(date), Words(action.text) if action else "")), ": ")
                for date, action in happens
            ),
            site.words.say("list.semicolon"),
        ),
        "edges": [(in_words(glossary, edge), sentence(glossary, edge.reason, term.id)) for edge in seen.edges],
    }


def _figure(site: Site, what: str, value: str, key: str) -> tuple[str, str, str]:
    reference = site.glossary.references.get(key)
    return what, value, short_citation(site.words, reference) if reference else key


def _source(site: Site, key: str) -> str | Words:
    reference = site.glossary.references.get(key)
    return reference_citation(site.words, reference) if reference else Words(key)
