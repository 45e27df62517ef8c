"""Whether anything in the sequence leads to a term, and whether anything follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.diagnostics import one_of
from glossgraph.graph.doubt import ANY_TERM, possible_sequence
from glossgraph.model import Flow, StageRule, once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Term


_MOST_NAMED = 3
"""How many relations an advice names."""


class _Ends(NamedTuple):
    """The terms that something leads to, and the terms that something follows from."""

    reached: frozenset[str]
    leading_on: frozenset[str]


def staged(glossary: Glossary) -> Iterator[tuple[Term, int]]:
    """Yield the terms whose kind requires a stage, with the numbers of their stages.

    There are none while the relations, kinds or stages are in doubt: nobody can say then what leads where.
    """
    if {"relations", "kinds", "stages"} & (glossary.doubtful.keys() | glossary.unread_parts):
        return
    for term in glossary.terms.values():
        kind, stage = glossary.kinds.get(term.kind), glossary.stages.get(term.stage)
        if kind and kind.stage is StageRule.REQUIRED and stage and not term.deprecated:
            yield term, stage.number


def is_reached(glossary: Glossary, term: str) -> bool:
    """Tell whether something leads to a term, to its genus or to one of its kinds, or may once mistakes are fixed."""
    return term in _ends(glossary).reached


def leads_on(glossary: Glossary, term: str) -> bool:
    """Tell whether something follows from a term, its genus or one of its kinds, or may once mistakes are fixed."""
    return term in _ends(glossary).leading_on


def such_as(glossary: Glossary, *flows: Flow) -> str:
    """Return the relations with one of some flows, as the end of an advice to write such an edge."""
    names = [
        relation.id for relation in glossary.relations.values() if relation.flow in flows and not relation.distinguishes
    ]
    if not names:
        return f", by a relation that has `flow: {flows[0]}` in `graph/relations.yml`"
    return f", such as {one_of(names[:_MOST_NAMED])}"


@once
def _ends(glossary: Glossary) -> _Ends:
    graph = possible_sequence(glossary)
    reached = {node for node, degree in graph.in_degree() if degree}
    leading_on = {node for node, degree in graph.out_degree() if degree}
    for edge in glossary.edges:
        relation = glossary.relations.get(edge.relation)
        if relation and relation.flow is Flow.FEEDBACK:
            leading_on.add(edge.source)
            reached.add(edge.target if edge.target in glossary.terms else ANY_TERM)
    return _Ends(_with_kinds(glossary, reached), _with_kinds(glossary, leading_on))


def _with_kinds(glossary: Glossary, terms: set[str]) -> frozenset[str]:
    """Add the genus and the kinds of each of the terms: a kind has the place of its genus in the sequence.

    An unknown target among them may be any term, so that all are returned.
    """
    with_kinds = set(terms)
    for edge in glossary.edges:
        relation = glossary.relations.get(edge.relation)
        if relation and relation.skos in {"broader", "narrower"}:
            known = edge.target in glossary.terms or edge.target in glossary.unread
            target = edge.target if known else ANY_TERM
            if edge.source in terms:
                with_kinds.add(target)
            if target in terms:
                with_kinds.add(edge.source)
    return frozenset(glossary.terms if ANY_TERM in with_kinds else with_kinds)
