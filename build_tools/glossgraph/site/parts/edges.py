"""Edges in words, as the pages show them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from glossgraph.graph.by_relation import ends_by_relation
from glossgraph.model import Flow, Status, once
from glossgraph.text.former import comparison_id
from glossgraph.words.content import Link, Markdown, Words, text
from glossgraph.words.prose import prose, sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from glossgraph.model import Edge, Glossary, Term
    from glossgraph.site.parts.paged_list import Part


@dataclass(frozen=True, slots=True)
class ListedEdge:
    """An edge in a list on the page of one of its terms."""

    other: str
    """The id of the other term."""
    link: Link
    """A link to the other term."""
    reason: Markdown
    when: str
    """Plain words."""
    detail: Markdown


@dataclass(frozen=True, slots=True)
class EdgeGroup:
    """The edges of one relation in one direction, on the page of a term."""

    words: str
    """The plain words between the term and the others."""
    relation: str
    """The id of the relation."""
    edges: tuple[ListedEdge, ...]
    """None of them if they are too many for the page."""
    parts: tuple[Part, ...] = ()
    """The pages that have the edges then."""

    @property
    def says_more(self) -> bool:
        """Whether any of the edges has a reason, a condition or a detail."""
        return any(edge.reason or edge.when or edge.detail for edge in self.edges)


def link(term: Term, query: str = "") -> Link:
    """Return a link to a term's page, which says if the term is deprecated."""
    return Link(f"terms/{term.id}.md", term.title, query, mark=term.status if term.deprecated else "")


def listed_link(glossary: Glossary, term: Term) -> Link:
    """Return a link for a list of terms, which also says what is a draft, unless all terms are."""
    return replace(link(term), mark=term.status) if term.id in drafts(glossary) else link(term)


@once
def drafts(glossary: Glossary) -> frozenset[str]:
    """Return the terms that are drafts, if others have been reviewed."""
    reviewed = any(term.status is Status.REVIEWED for term in glossary.terms.values())
    return frozenset(id_ for id_, term in glossary.terms.items() if reviewed and term.status is Status.DRAFT)


def comparison_path(id_: str, other: str) -> str:
    """Return the path of the page that compares two terms, in whatever order they are given."""
    return f"compare/{comparison_id(id_, other)}.md"


def edge_in_words(glossary: Glossary, edge: Edge, *, in_time: bool = False) -> Markdown:
    """Return an edge as words between links to its two terms: as written, or with the earlier term first."""
    source, target = glossary.terms[edge.source], glossary.terms[edge.target]
    relation = glossary.relations[edge.relation]
    if in_time and relation.flow is Flow.BACKWARD:
        return text(link(target), " ", Words(relation.backwards), " ", link(source))
    return text(link(source), " ", Words(relation.label), " ", link(target))


@once
def has_reasons(glossary: Glossary) -> bool:
    """Tell whether any edge says why it holds."""
    return any(edge.reason for edge in glossary.joining)


def edge_groups(
    glossary: Glossary,
    term: Term,
    *,
    without: Collection[Edge] = (),
    in_parts: Mapping[tuple[str, bool], tuple[Part, ...]] = MappingProxyType({}),
) -> list[EdgeGroup]:
    """Return a term's edges by relation, outgoing before incoming, but not those that only keep it apart from others.

    Args:
        glossary: The glossary.
        term: The term.
        without: Edges that the page shows elsewhere.
        in_parts: The parts of the groups that are too long for the page, by the relation and whether they come in.

    """
    return [
        EdgeGroup(ends.words, ends.relation, listed_edges_of(glossary, term, [] if parts else ends.edges), parts)
        for ends in ends_by_relation(glossary, term, distinguishing=False, without=without)
        for parts in [in_parts.get((ends.relation, ends.incoming), ())]
    ]


def listed_edges_of(glossary: Glossary, term: Term, ends: Iterable[tuple[str, Edge]]) -> tuple[ListedEdge, ...]:
    """Return edges of a term as its page lists them, from the ids of the other terms and the edges."""
    return tuple(_listed(glossary, term, other, edge) for other, edge in ends)


def _listed(glossary: Glossary, term: Term, other: str, edge: Edge) -> ListedEdge:
    # the list links to the other term right before the reason
    seen = {other}
    reason = sentence(glossary, edge.reason, term.id, seen)
    detail = prose(glossary, edge.detail, term.id, seen)
    return ListedEdge(other, link(glossary.terms[other]), reason, edge.when, detail)
