"""Edges in words, as the pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.graph.sequence import order
from glossgraph.model import Flow
from glossgraph.site.content import Link, Markdown, Words, text
from glossgraph.site.parts.prose import prose, sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from glossgraph.model import Edge, Glossary, Relation, Term


@dataclass(frozen=True, slots=True)
class Row:
    """An edge as a list shows it, from one of its ends."""

    other: str
    """The id of the term at the other end."""
    link: Link
    reason: Markdown
    when: str
    """Plain words."""
    detail: Markdown


@dataclass(frozen=True, slots=True)
class Group:
    """The edges of one relation, seen from one of their ends; the plain words stand between that end and the others."""

    words: str
    relation: str
    rows: tuple[Row, ...]


def link(term: Term, query: str = "") -> Link:
    """Return a link to a term's page."""
    return Link(f"terms/{term.id}.md", term.label, query)


def in_words(glossary: Glossary, edge: Edge, *, in_time: bool = False) -> Markdown:
    """Return an edge as words between links to its two terms: as written, or with the earlier one first."""
    source, target = glossary.terms[edge.source], glossary.terms[edge.target]
    relation = glossary.relations[edge.relation]
    if in_time and relation.flow is Flow.BACKWARD:
        return text(link(target), " ", Words(relation.backwards), " ", link(source))
    return text(link(source), " ", Words(relation.label), " ", link(target))


def groups(glossary: Glossary, term: Term, *, distinguishing: bool, without: Collection[Edge] = ()) -> list[Group]:
    """Return a term's edges by relation, outgoing before incoming; or those that only keep it apart from others.

    Edges of which the page speaks elsewhere are left out.
    """
    found = []
    for relation in glossary.relations.values():
        if relation.distinguishes == distinguishing:
            found += list(_of_relation(glossary, term, relation, without))
    return found


def _of_relation(glossary: Glossary, term: Term, relation: Relation, without: Collection[Edge]) -> Iterator[Group]:
    edges = [edge for edge in glossary.by_relation[relation.id] if edge not in without]
    out = [(e.target, e) for e in edges if e.source == term.id]
    back = [(e.source, e) for e in edges if e.target == term.id]
    if relation.symmetric:
        out, back = out + back, []
    if out:
        yield _group(glossary, term, relation.label, relation, out)
    if back:
        yield _group(glossary, term, relation.inverse, relation, back)


def _group(glossary: Glossary, term: Term, words: str, relation: Relation, ends: list[tuple[str, Edge]]) -> Group:
    position = order(glossary)
    rows = tuple(_row(glossary, term, other, edge) for other, edge in sorted(ends, key=lambda end: position[end[0]]))
    return Group(words, relation.id, rows)


def _row(glossary: Glossary, term: Term, other: str, edge: Edge) -> Row:
    # a link to the other end stands right before its reason
    seen = {other}
    reason = sentence(glossary, edge.reason, term.id, seen)
    detail = prose(glossary, edge.detail, term.id, seen)
    return Row(other, link(glossary.terms[other]), reason, edge.when, detail)
