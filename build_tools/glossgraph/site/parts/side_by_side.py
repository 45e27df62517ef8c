"""Two terms side by side: a row for each respect in which they differ, or in which it helps to see them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.graph.sequence import predecessors, successors
from glossgraph.graph.story import action_at_home
from glossgraph.site.parts.citations import named_source
from glossgraph.site.parts.edges import link
from glossgraph.site.parts.ways import core_first
from glossgraph.text.escape import escape_markdown
from glossgraph.text.mentions import mentioned
from glossgraph.text.names import uses
from glossgraph.words.content import Cite, Link, Markdown, Source, Words, joined, text
from glossgraph.words.formula import ShownFormula, shown_formula
from glossgraph.words.prose import sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossgraph.model import Glossary, Stage, Term
    from glossgraph.site.page import Site

MOST_NAMED = 5
"""The most terms right before or after a term that are named; the page of that term has all."""

Cell = Link | Markdown | ShownFormula


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: its heading, and a cell for each term, or one for both."""

    name: str
    cells: tuple[Cell, ...]


def rows(site: Site, first: Term, second: Term) -> Iterator[Row]:
    """Yield what is to be said of two terms; a row that says nothing, or the same of each, is left out."""
    say, terms = site.words.say, (first, second)
    glossary = site.glossary
    yield Row(say("comparisons.definition"), tuple(sentence(glossary, term.definition, term.id) for term in terms))
    kinds = [glossary.kinds.get(term.kind) for term in terms]
    if kinds[0] is not kinds[1]:
        yield Row(say("comparisons.kind"), tuple(Link(f"kinds/{k.id}.md", k.label) if k else Markdown() for k in kinds))
    stages = [glossary.stages.get(term.stage) for term in terms]
    cells = [_stage(site, stage) if stage else Markdown() for stage in stages]
    yield from _row(say("comparisons.stage"), cells)
    yield from _row(say("comparisons.who-acts"), [_who(site, term) for term in terms])
    for way, name, both in (
        (predecessors, say("comparisons.leads-in"), say("comparisons.leads-in-both")),
        (successors, say("comparisons.follows"), say("comparisons.follows-both")),
    ):
        yield from _ends(site, name, both, [way(glossary, term) for term in terms])
    yield from _row(
        say("comparisons.formula"), [shown_formula(site.glossary, site.words, term) or Markdown() for term in terms]
    )
    yield from _row(say("comparisons.figure"), [_figure(site, term) for term in terms])
    limits = [
        [b for b in term.boundaries if names(glossary, b, o.id)] for term, o in ((first, second), (second, first))
    ]
    shown = [sentences(glossary, each, t.id, {first.id, second.id}) for t, each in zip(terms, limits, strict=True)]
    yield from _row(say("comparisons.boundaries"), [_listed(texts) for texts in shown])


def names(glossary: Glossary, written: str, term: str) -> bool:
    """Tell whether a text names a term."""
    return any(id_ == term for id_, _ in mentioned(written)) or any(
        term in use.terms for use in uses(glossary, written)
    )


def _row(name: str, cells: Sequence[Cell]) -> Iterator[Row]:
    if any(cells):
        yield Row(name, tuple(cells[:1] if cells[0] == cells[1] else cells))


def _ends(site: Site, name: str, both: str, sides: Sequence[Sequence[Term]]) -> Iterator[Row]:
    """Yield which terms are right before, or after, one of the two alone, and which both."""
    shared = {term.id for term in sides[0]} & {term.id for term in sides[1]}
    alone = [[term for term in side if term.id not in shared] for side in sides]
    yield from _row(name, [_named(site, terms) for terms in alone])
    if shared:
        yield Row(both, (_named(site, [term for term in sides[0] if term.id in shared]),))


def _named(site: Site, terms: Sequence[Term]) -> Markdown:
    ranked = core_first(site.glossary, terms)
    links, more = site.words.listed(map(link, ranked[:MOST_NAMED])), len(ranked[MOST_NAMED:])
    return site.words.text("list.and-more", list=links, number=more) if more else links


def _stage(site: Site, stage: Stage) -> Link:
    return Link(f"stages/{stage.id}.md", site.words.say("stages.numbered", number=stage.number, stage=stage.label))


def _who(site: Site, term: Term) -> Markdown:
    terms, words = site.glossary.terms, site.words
    action = action_at_home(site.glossary, term)
    if not action:
        return Markdown()
    actor, other = link(terms[action.source]), terms.get(action.target)
    if other and other.id != action.source:
        return words.text("comparisons.does-to", actor=actor, other=link(other), action=action.text)
    return words.text("comparisons.does", actor=actor, action=action.text)


def _figure(site: Site, term: Term) -> Markdown:
    if not term.figures:
        return Markdown()
    figure = term.figures[0]
    cite = Cite((Source(figure.source),), f" ({escape_markdown(named_source(site, figure.source))})")
    return text("**", Words(figure.value), "** ", Words(figure.what), cite)


def _listed(boundaries: Iterable[Markdown]) -> Markdown:
    return joined((text("- ", boundary) for boundary in boundaries), "\n")
