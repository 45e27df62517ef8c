"""Return two terms side by side: what keeps them apart, what they share, and how they are joined.

Use it where a person may confuse two terms, or asks for the difference between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.assistant.markdown import edge_line, section, shown, term_line, term_name, whole
from glossgraph.assistant.plain import LONG, named, said
from glossgraph.assistant.shapes import Answer, EdgeTold, Name, Shape, TermFound, TermNamed
from glossgraph.assistant.terms import (
    UnanswerableError,
    address_of,
    found_term,
    named_term,
    settings_with,
    term_of,
    told_edge,
    told_sources,
)
from glossgraph.site.parts.edges import comparison_path
from glossgraph.text.cited import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Glossary, Term
    from glossgraph.site.page import Site

TITLE = "Compare two terms"

MOST_SHARED = 30
"""How many neighbours that both have are named at most."""


class Asked(Shape):
    """Two terms."""

    first: Name
    """The id, label or another name of a term."""
    second: Name
    """The id, label or another name of the other term."""


class Side(TermFound):
    """One of the two terms."""

    kind: str = ""
    stage: str = ""
    boundaries: tuple[str, ...] = ()
    """What it is not."""


class Distinction(Shape):
    """Why the glossary keeps the two apart."""

    reason: str
    detail: str = ""
    sources: tuple[str, ...] = ()


class Told(Answer):
    """Two terms side by side."""

    first: Side
    second: Side
    address: str = ""
    """The page that compares the two, if there is one; cite it."""
    apart: tuple[Distinction, ...] = ()
    """What keeps them apart. If this is empty, the glossary does not say, and only the definitions do."""
    joined: tuple[EdgeTold, ...] = ()
    """The edges from one to the other."""
    shared: tuple[str, ...] = ()
    """What both have in common, in words: their kind, stage, groups and settings."""
    shared_neighbours: tuple[TermNamed, ...] = ()
    """The terms to which both are joined."""


def answer(site: Site, asked: Asked) -> Told:
    """Return the comparison that is asked for.

    Raises:
        UnanswerableError: there is no such term, or both are the same.

    """
    glossary = site.glossary
    first, second = term_of(glossary, asked.first), term_of(glossary, asked.second)
    if first is second:
        raise UnanswerableError(f"both names mean the term `{first.id}`; name two different terms")
    apart = glossary.kept_apart(first.id, second.id)
    joined = [e for e in glossary.by_term[first.id] if second.id in {e.source, e.target} and e not in apart]
    neighbours = [term for term in _neighbours(glossary, first) if term in _neighbours(glossary, second)]
    cited = [*sources_of(first), *sources_of(second), *(id_ for edge in (*apart, *joined) for id_ in sources_of(edge))]
    return Told(
        first=_side(site, first),
        second=_side(site, second),
        address=address_of(site, comparison_path(first.id, second.id)) if apart else "",
        apart=[_distinction(glossary, edge) for edge in apart],
        joined=[told_edge(glossary, edge, first.id) for edge in joined],
        shared=list(_shared(glossary, first, second)),
        shared_neighbours=[named_term(glossary.terms[id_]) for id_ in neighbours[:MOST_SHARED]],
        sources=told_sources(site, cited),
        left_out={"shared_neighbours": len(neighbours[MOST_SHARED:])} if neighbours[MOST_SHARED:] else {},
    )


def _side(site: Site, term: Term) -> Side:
    glossary = site.glossary
    kind, stage = glossary.kinds.get(term.kind), glossary.stages.get(term.stage)
    return Side(
        **found_term(site, term).model_dump(),
        kind=named(kind.label) if kind else "",
        stage=named(f"{stage.number}. {stage.label}") if stage else "",
        boundaries=[said(glossary, text) for text in term.boundaries],
    )


def _distinction(glossary: Glossary, edge: Edge) -> Distinction:
    detail = said(glossary, edge.detail, LONG)
    return Distinction(reason=said(glossary, edge.reason), detail=detail, sources=list(sources_of(edge)))


def _neighbours(glossary: Glossary, term: Term) -> dict[str, None]:
    """Return the ids of the terms to which a term is joined, but not those from which it is only kept apart."""
    edges = (e for e in glossary.by_term[term.id] if not glossary.relations[e.relation].distinguishes)
    return dict.fromkeys(edge.target if edge.source == term.id else edge.source for edge in edges)


def _shared(glossary: Glossary, first: Term, second: Term) -> Iterator[str]:
    kind, stage = glossary.kinds.get(first.kind), glossary.stages.get(first.stage)
    if kind and first.kind == second.kind:
        yield f"the kind {named(kind.label)}"
    if stage and first.stage == second.stage:
        yield f"the stage {named(stage.label)}"
    for group in first.groups:
        if group in second.groups and group in glossary.groups:
            yield f"the group {named(glossary.groups[group].label)}"
    there = {setting.id for setting in settings_with(glossary, second)}
    for setting in settings_with(glossary, first):
        if setting.id in there:
            yield f"the setting {named(setting.label)}"


def text(told: Told) -> str:
    """Return the answer as Markdown."""
    return whole(told, _lines(told))


def _lines(told: Told) -> Iterator[str]:
    yield from (f"# {shown(told.first.label)} and {shown(told.second.label)}", "", *filter(None, [told.address]))
    for side in (told.first, told.second):
        yield from ("", term_line(side))
        facts = ", ".join(
            f"{name}: {shown(fact)}" for name, fact in (("kind", side.kind), ("stage", side.stage)) if fact
        )
        yield from [f"    - {facts}"] if facts else []
        yield from (f"    - It is not: {shown(boundary)}" for boundary in side.boundaries)
    apart = [f"- {shown(d.reason)} {shown(d.detail)}".rstrip() + _cited(d) for d in told.apart]
    nothing = ["The glossary does not say; compare the definitions."]
    yield from section("What keeps them apart", apart or nothing)
    yield from section("What they share", (f"- {shown(what)}" for what in told.shared))
    yield from section("Terms to which both are joined", (f"- {term_name(term)}" for term in told.shared_neighbours))
    yield from section("How they are joined", map(edge_line, told.joined))


def _cited(distinction: Distinction) -> str:
    return f" [{', '.join(map(shown, distinction.sources))}]" if distinction.sources else ""
