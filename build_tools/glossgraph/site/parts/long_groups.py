"""The edges of a term that has too many for its page, on pages of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import once
from glossgraph.site.parts.edges import ends_by_relation, listed_edges_of
from glossgraph.site.parts.paged_list import MOST, Item, Whole, fits, pages_of, parts_of, stage_or_kind
from glossgraph.site.parts.sizes import size_of_edge, sizes_by_term, sizes_of_definitions, sizes_of_links

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.model import Edge, Glossary, Term
    from glossgraph.site.page import Page, Site
    from glossgraph.site.parts.edges import Ends
    from glossgraph.site.parts.paged_list import Part

Groups = dict[tuple[str, bool], tuple["Part", ...]]
"""The parts of groups of edges, by the relation and whether the edges come in."""


def long_groups(site: Site, term: Term) -> Groups:
    """Return the groups of edges that are too long for the page of a term; mostly there are none."""
    if _at_most(site.glossary)[term.id] <= MOST:
        return {}
    ends = ((edge.target if edge.source == term.id else edge.source, edge) for edge in _edges(site, term))
    if fits((_item(site, other, edge) for other, edge in ends), MOST):
        return {}
    groups = list(ends_by_relation(site.glossary, term, distinguishing=False))
    found = ((group, _parts(site, term, group, MOST // len(groups))) for group in groups)
    return {(group.relation, group.incoming): parts for group, parts in found if parts}


@once
def _at_most(glossary: Glossary) -> Mapping[str, int]:
    """Return the most bytes that the edges of each term take on its page; a definition may be counted twice."""
    others = {id_: bytes_ + sizes_of_definitions(glossary)[id_] for id_, bytes_ in sizes_of_links(glossary).items()}
    found = dict(sizes_by_term(glossary))
    for edge in glossary.joining:
        found[edge.source] += others[edge.target]
        found[edge.target] += others[edge.source]
    return found


def _edges(site: Site, term: Term) -> Iterator[Edge]:
    relations = site.glossary.relations
    return (edge for edge in site.glossary.by_term[term.id] if not relations[edge.relation].distinguishes)


def _item(site: Site, other: str, edge: Edge) -> Item:
    glossary = site.glossary
    own = size_of_edge(glossary, edge) + sizes_of_links(glossary)[other]
    return Item(own, linked=((other, sizes_of_definitions(glossary)[other]),))


def _parts(site: Site, term: Term, group: Ends, room: int) -> tuple[Part, ...]:
    name = f"{group.relation}-back" if group.incoming else group.relation
    items = (_item(site, other, edge)._replace(group=stage_or_kind(site)[other]) for other, edge in group.edges)
    return parts_of(site.words, f"terms/{term.id}/{name}-", items, room)


def pages_of_groups(
    site: Site, term: Term, summary: str, groups: Mapping[tuple[str, bool], tuple[Part, ...]]
) -> Iterator[Page]:
    """Make the pages of the parts of the groups that are too long."""
    for ends in ends_by_relation(site.glossary, term, distinguishing=False) if groups else ():
        title = site.words.say("parts.edges-of", term=term.label, relation=ends.words)
        yield from pages_of(
            site,
            Whole(f"terms/{term.id}.md", title, summary, term.file),
            groups.get((ends.relation, ends.incoming), ()),
            "group_list.j2",
            lambda part, edges=ends.edges: {"edges": listed_edges_of(site.glossary, term, edges[part.span])},  # type: ignore[misc]
        )
