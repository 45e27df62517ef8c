"""Where terms that take no step are read, such as measures: the steps that their edges join them to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.sequence import in_order
from glossgraph.graph.settings import settings, takes_steps
from glossgraph.graph.threads import acting
from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.model import Action, Edge, Glossary, Setting, Term

_HIERARCHY = frozenset({"broader", "narrower"})
"""What SKOS calls relations by which one term is a kind of another: they say nothing of where either is read."""


def read_at(glossary: Glossary, term: Term) -> list[Term]:
    """Return the terms at whose steps a term is read, in the order of the sequence.

    These are the terms with a step to which an edge joins it, whatever the edge says of time, unless it keeps the two
    apart or makes one a kind of the other. A term of a kind that takes steps is read nowhere.
    """
    if takes_steps(glossary, term) or term.deprecated:
        return []
    edges = (edge for edge in glossary.by_term[term.id] if _counts(glossary, edge))
    joined = {edge.target if edge.source == term.id else edge.source for edge in edges}
    return in_order(glossary, (glossary.terms[id_] for id_ in joined & acted_in(glossary).keys()))


@once
def acted_in(glossary: Glossary) -> Mapping[str, Mapping[tuple[Action, ...], tuple[Setting, ...]]]:
    """Return what happens in the step of each term that takes one, with the settings where it happens so."""
    found: dict[str, dict[tuple[Action, ...], tuple[Setting, ...]]] = {}
    for setting in settings(glossary):
        for id_, actions in acting(glossary, setting).items():
            ways = found.setdefault(id_, {})
            ways[actions] = (*ways.get(actions, ()), setting)
    return found


def _counts(glossary: Glossary, edge: Edge) -> bool:
    relation = glossary.relations[edge.relation]
    return not relation.distinguishes and relation.skos not in _HIERARCHY
