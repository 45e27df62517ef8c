"""Where the sequence is broken off: what leads to a term, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.doubt import ANY_TERM, possible_sequence
from glossgraph.model import Flow, StageRule, once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Term


class _Ends(NamedTuple):
    """The terms that have something before them, and those that have something after them."""

    after: frozenset[str]
    before: frozenset[str]


def staged(glossary: Glossary) -> Iterator[tuple[Term, int]]:
    """Yield the terms that have a place in the sequence by their kind, with the numbers of their stages.

    There are none while the relations cannot be relied on, as nothing can be said of what leads where.
    """
    if {"relations", "kinds", "stages"} & (glossary.doubtful.keys() | glossary.unread_parts):
        return
    for term in glossary.terms.values():
        kind, stage = glossary.kinds.get(term.kind), glossary.stages.get(term.stage)
        if kind and kind.stage is StageRule.REQUIRED and stage and not term.deprecated:
            yield term, stage.number


def led_to(glossary: Glossary, term: str) -> bool:
    """Tell whether something leads to a term, or to one that shares its place; or may, once mended."""
    return term in _ends(glossary).after


def leads_on(glossary: Glossary, term: str) -> bool:
    """Tell whether something follows from a term, or from one that shares its place; or may, once mended."""
    return term in _ends(glossary).before


@once
def _ends(glossary: Glossary) -> _Ends:
    graph = possible_sequence(glossary)
    after = {node for node, degree in graph.in_degree() if degree}
    before = {node for node, degree in graph.out_degree() if degree}
    for edge in glossary.edges:
        relation = glossary.relations.get(edge.relation)
        if relation and relation.flow is Flow.FEEDBACK:
            before.add(edge.source)
            after.add(edge.target if edge.target in glossary.terms else ANY_TERM)
    return _Ends(_with_kinds(glossary, after), _with_kinds(glossary, before))


def _with_kinds(glossary: Glossary, terms: set[str]) -> frozenset[str]:
    """Add the terms whose genus, or one of whose kinds, is among them: a kind has the place of its genus.

    If a term that is not known is among them, it may be any.
    """
    extended = set(terms)
    for edge in glossary.edges:
        relation = glossary.relations.get(edge.relation)
        if relation and relation.skos in {"broader", "narrower"}:
            known = edge.target in glossary.terms or edge.target in glossary.unread
            target = edge.target if known else ANY_TERM
            if edge.source in terms:
                extended.add(target)
            if target in terms:
                extended.add(edge.source)
    return frozenset(glossary.terms if ANY_TERM in extended else extended)
