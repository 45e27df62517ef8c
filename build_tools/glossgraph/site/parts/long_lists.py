"""The lists on the page of a term that grow with its neighbours; if they are too long, they are on further pages."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from glossgraph.graph.by_relation import ends_by_relation
from glossgraph.graph.readings import acted_in, read_at
from glossgraph.graph.seen import seen_in
from glossgraph.graph.story import settings_of, story
from glossgraph.model import once
from glossgraph.site.parts.appearances import listed_appearance
from glossgraph.site.parts.edges import comparison_path, listed_edges_of
from glossgraph.site.parts.paged_list import MOST, Item, Whole, fits, pages_of, parts_of, stage_or_kind
from glossgraph.site.parts.readings import listed_readings
from glossgraph.site.parts.sizes import size, size_of_edge, sizes_by_term, sizes_of_links

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.graph.by_relation import Ends
    from glossgraph.graph.seen import Appearance
    from glossgraph.model import Edge, Glossary, Term
    from glossgraph.site.page import Page, Site
    from glossgraph.site.parts.edges import ListedEdge
    from glossgraph.site.parts.paged_list import Part


class LongLists(NamedTuple):
    """The parts of the lists that are too long for the page of a term; mostly there are none."""

    groups: Mapping[tuple[str, bool], tuple[Part, ...]] = MappingProxyType({})
    """Those of its edges, by the relation and whether the edges come in."""
    seen: tuple[Part, ...] = ()
    """Those of the articles in which it appears."""
    read: tuple[Part, ...] = ()
    """Those of the steps at which it is read."""


def long_lists(site: Site, term: Term) -> LongLists:
    """Return the lists that are too long for the page of a term, or make it so together."""
    glossary = site.glossary
    if _at_most(glossary)[term.id] <= MOST:
        return LongLists()
    seen, groups, others = seen_in(glossary, term), list(_groups(glossary, term)), _read(glossary, term)
    lists = [
        *([_of_edge(site, term, other, edge) for other, edge in group.edges] for group in groups),
        [_of_appearance(site, term, appearance) for appearance in seen],
        [_of_reading(site, other) for other in others],
    ]
    if fits((item for each in lists for item in each), MOST):
        return LongLists()
    room = MOST // len(list(filter(None, lists)))
    names = [*(f"{g.relation}-back-" if g.incoming else f"{g.relation}-" for g in groups), "seen/", "read/"]
    *of_groups, of_seen, of_read = (
        parts_of(site.words, f"terms/{term.id}/{name}", items, room) for name, items in zip(names, lists, strict=True)
    )
    parts = {(g.relation, g.incoming): found for g, found in zip(groups, of_groups, strict=True) if found}
    return LongLists(parts, of_seen, of_read)


def pages_of_lists(site: Site, term: Term, summary: str, long: LongLists) -> Iterator[Page]:
    """Make the pages of the parts of the lists that are too long."""
    glossary, say = site.glossary, site.words.say
    for group in _groups(glossary, term) if long.groups else ():
        parts = long.groups.get((group.relation, group.incoming), ())
        whole = _whole(term, summary, say("parts.edges-of", term=term.title, relation=group.words))
        if glossary.relations[group.relation].distinguishes:
            yield from pages_of(site, whole, parts, "distinctions_list.j2", partial(_distinctions, site, term, group))
        else:
            yield from pages_of(site, whole, parts, "group_list.j2", partial(_edges, site, term, group))
    whole = _whole(term, summary, say("parts.list-of", of=term.title, list=say("term.seen")))
    yield from pages_of(site, whole, long.seen, "seen_list.j2", partial(_appearances, site, term))
    whole = _whole(term, summary, say("parts.list-of", of=term.title, list=say("term.read")))
    yield from pages_of(site, whole, long.read, "readings_list.j2", partial(_readings, site, term))


def listed_distinctions(glossary: Glossary, term: Term, ends: Ends) -> list[tuple[ListedEdge, str]]:
    """Return edges that keep a term apart from others, each with the path of the comparison."""
    edges = listed_edges_of(glossary, term, ends.edges)
    return [(edge, comparison_path(term.id, edge.other)) for edge in edges]


def _whole(term: Term, summary: str, title: str) -> Whole:
    return Whole(f"terms/{term.id}.md", title, summary, term.file)


def _distinctions(site: Site, term: Term, ends: Ends, part: Part) -> dict[str, Any]:
    return {"distinctions": listed_distinctions(site.glossary, term, ends._replace(edges=ends.edges[part.span]))}


def _edges(site: Site, term: Term, ends: Ends, part: Part) -> dict[str, Any]:
    return {"edges": listed_edges_of(site.glossary, term, ends.edges[part.span])}


def _appearances(site: Site, term: Term, part: Part) -> dict[str, Any]:
    return {"seen": [listed_appearance(site, term, each) for each in seen_in(site.glossary, term)[part.span]]}


def _readings(site: Site, term: Term, part: Part) -> dict[str, Any]:
    return {"readings": listed_readings(site, _read(site.glossary, term)[part.span])}


def _groups(glossary: Glossary, term: Term) -> Iterator[Ends]:
    """Yield the edges that the page of a term lists."""
    elsewhere = edges_to_articles(glossary, term)
    for distinguishing in (False, True):
        yield from ends_by_relation(glossary, term, distinguishing=distinguishing, without=elsewhere)


def edges_to_articles(glossary: Glossary, term: Term) -> frozenset[Edge]:
    """Return the edges of a term that its page shows with the articles in which it appears."""
    return frozenset(edge for appearance in seen_in(glossary, term) for edge in appearance.edges)


def _read(glossary: Glossary, term: Term) -> list[Term]:
    """Return the terms at whose steps a term is read, unless its own stories show them."""
    others = read_at(glossary, term)
    told = others and any(story(glossary, term, setting) for setting in settings_of(glossary, term))
    return [] if told else others


def _of_edge(site: Site, term: Term, other: str, edge: Edge) -> Item:
    glossary = site.glossary
    own = size_of_edge(glossary, edge) + sizes_of_links(glossary)[other]
    if glossary.relations[edge.relation].distinguishes:
        own += size(comparison_path(term.id, other))
    return Item(own, stage_or_kind(site)[other])


def _of_appearance(site: Site, term: Term, appearance: Appearance) -> Item:
    article = appearance.article.id
    own = _size_of_appearance(site.glossary, term, appearance)
    return Item(own, stage_or_kind(site)[article])


def _of_reading(site: Site, other: Term) -> Item:
    own = _sizes_of_steps(site.glossary)[other.id]
    return Item(own, stage_or_kind(site)[other.id])


def _size_of_appearance(glossary: Glossary, term: Term, appearance: Appearance) -> int:
    links = sizes_of_links(glossary)
    size_of_ends = 2 * (size() + len(appearance.article.label.encode()))
    actions = ((item.date, item.action or term.step) for item in appearance.items)
    own = sum(size(date, action.text if action else "") for date, action in actions)
    of_edges = sum(size_of_edge(glossary, edge) + size_of_ends for edge in appearance.edges)
    return links[appearance.article.id] + own + of_edges


@once
def _sizes_of_steps(glossary: Glossary) -> Mapping[str, int]:
    """Return about how many bytes the step of each term takes that has one, with a link to the term."""
    links = sizes_of_links(glossary)
    sizes: dict[str, int] = {}
    for id_, ways in acted_in(glossary).items():
        parties = sum(size(party) for actions in ways for action in actions for party in action.parties)
        texts = (action.text for actions in ways for action in actions)
        settings = (setting.label for each in ways.values() for setting in each)
        sizes[id_] = size() + links[id_] + parties + size(*texts, *settings)
    return sizes


@once
def _at_most(glossary: Glossary) -> Mapping[str, int]:
    """Return the most bytes that the lists of each term take on its page; much may be counted twice."""
    steps = _sizes_of_steps(glossary)
    others = {id_: bytes_ + steps.get(id_, 0) for id_, bytes_ in sizes_of_links(glossary).items()}
    found = dict(sizes_by_term(glossary))
    for edge in glossary.joining:
        more = size(comparison_path(edge.source, edge.target)) if glossary.relations[edge.relation].distinguishes else 0
        found[edge.source] += others[edge.target] + more
        found[edge.target] += others[edge.source] + more
    for id_, term in glossary.terms.items():
        for appearance in seen_in(glossary, term):
            found[id_] += _size_of_appearance(glossary, term, appearance)
    return found
