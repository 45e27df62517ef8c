"""A glossary in which terms are folded into groups: each group is one term, and the edges between two are one edge."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.model import Edge, Term
from glossgraph.text.escape import escape_markdown
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from glossgraph.model import Glossary

MOST_LINES = 400
"""The most edges that lead to groups or from them: those that stand for the most edges of terms."""


class Group(NamedTuple):
    """Terms that are shown as one."""

    id: str
    """No term has this id."""
    label: str
    stage: str
    """The stage that the group is in, or that it begins with; empty if there is none."""
    terms: Collection[str]


def folded(
    glossary: Glossary, groups: Sequence[Group], reason: Callable[[int], str], unfolded: Group | None = None
) -> Glossary:
    """Return a glossary of groups, in which only the terms of one group, if any, are terms as they are.

    Groups that have nothing to do with those terms are left out then. No edge joins a group to itself, and none joins
    two groups beside the one that is unfolded.

    Args:
        glossary: The whole glossary.
        groups: The groups; each term is in one of them.
        reason: Gives the reason of an edge that stands for so many.
        unfolded: The group whose terms are not folded.

    """
    inside = set(unfolded.terms) if unfolded else set()
    name = {id_: group.id for group in groups for id_ in group.terms} | {id_: id_ for id_ in inside}
    edges: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in glossary.joining:
        if edge.source in inside and edge.target in inside:
            edges[edge.source].append(_in_plain_words(glossary, edge))
    for (source, relation, target), number in _counted(glossary, name, inside).most_common(MOST_LINES):
        edges[source].append(Edge(source, relation, target, escape_markdown(reason(number))))
    joined = {edge.target for each in edges.values() for edge in each} | edges.keys()
    shown = [*_terms(glossary, inside), *(_term(group) for group in groups if not inside or group.id in joined)]
    terms = {term.id: replace(term, edges=tuple(edges[term.id])) for term in shown}
    # what is said of settings is said of terms that are not all there
    return replace(glossary, terms=dict(sorted(terms.items())), settings={}, paths={})


def _counted(glossary: Glossary, name: Mapping[str, str], inside: set[str]) -> Counter[tuple[str, str, str]]:
    """Return how many edges lead from what to what, by which relation, apart from those between two single terms."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for edge in glossary.joining:
        single = (edge.source in inside) + (edge.target in inside)
        ends = name[edge.source], name[edge.target]
        if ends[0] == ends[1] or single != bool(inside):
            continue
        source, target = sorted(ends) if glossary.relations[edge.relation].symmetric else ends
        counted[source, edge.relation, target] += 1
    return counted


def _in_plain_words(glossary: Glossary, edge: Edge) -> Edge:
    """Return an edge whose reason needs no other terms to be read."""
    return replace(edge, reason=escape_markdown(plain_words(glossary, edge.reason)))


def _terms(glossary: Glossary, ids: Collection[str]) -> Iterator[Term]:
    return (term for id_, term in glossary.terms.items() if id_ in ids)


def _term(group: Group) -> Term:
    return Term(id=group.id, file="", label=group.label, kind="", definition="", stage=group.stage)
