"""A list of edges in words with their reasons, in the order of the sequence, on one page or on several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossgraph.graph.sequence import order
from glossgraph.site.parts.edges import edge_in_words
from glossgraph.site.parts.paged_list import MOST, Item, fits, pages_of, parts_of, stage_or_kind, total
from glossgraph.site.parts.sizes import size_of_edge, sizes_of_links
from glossgraph.words.content import Words
from glossgraph.words.prose import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossgraph.model import Edge, Glossary
    from glossgraph.site.page import Page, Site
    from glossgraph.site.parts.paged_list import Part, Whole


def edges_in_order(glossary: Glossary, edges: Iterable[Edge]) -> list[Edge]:
    """Return edges by the places of their terms in the sequence, and then by their relations."""
    position = order(glossary)
    return sorted(edges, key=lambda edge: (position[edge.source], position[edge.target], edge.relation))


def size_of_edges(glossary: Glossary, edges: Iterable[Edge]) -> int:
    """Return about how many bytes the list takes on a page."""
    return total(_item(glossary, edge) for edge in edges)


def _item(glossary: Glossary, edge: Edge, group: str = "") -> Item:
    links = sizes_of_links(glossary)
    return Item(size_of_edge(glossary, edge) + links[edge.source] + links[edge.target], group)


def edges_in_parts(site: Site, start: str, edges: Sequence[Edge], room: int = MOST) -> tuple[Part, ...]:
    """Return the parts of the list, whose paths start as given; none if it fits into the room on its page."""
    glossary = site.glossary
    if fits((_item(glossary, edge) for edge in edges), room):
        return ()
    groups = stage_or_kind(site)
    items = (_item(glossary, edge, groups[edge.source]) for edge in edges_in_order(glossary, edges))
    return parts_of(site.words, start, items, room)


def listed_edges(glossary: Glossary, edges: Iterable[Edge], *, in_time: bool = False) -> list[tuple[Any, ...]]:
    """Return what the template of the list needs: edges in words, their conditions and their reasons."""
    return [
        (
            edge_in_words(glossary, edge, in_time=in_time),
            Words("" if in_time else edge.when),
            sentence(glossary, edge.reason),
        )
        for edge in edges_in_order(glossary, edges)
    ]


def pages_of_edges(
    site: Site, whole: Whole, parts: Sequence[Part], edges: Iterable[Edge], *, in_time: bool = False
) -> Iterator[Page]:
    """Make the pages of the parts of the list."""
    ordered = edges_in_order(site.glossary, edges) if parts else []
    yield from pages_of(
        site,
        whole,
        parts,
        "edges_list.j2",
        lambda part: {"edges": listed_edges(site.glossary, ordered[part.span], in_time=in_time)},
    )
