"""A page for each group of terms, and one that lists the groups as they are within each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.groups import members_of_group, outermost, parts_of_groups
from glossgraph.site.parts.listed_terms import listed_terms, pages_of_terms, terms_in_parts
from glossgraph.site.parts.paged_list import Whole
from glossgraph.site.template import page
from glossgraph.text.plain import plain_words
from glossgraph.words.content import Link, Words
from glossgraph.words.prose import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Glossary, Group
    from glossgraph.site.page import Page, Site

_SOURCE = "graph/groups.yml"

INDEX = "groups/index.md"
"""The path of the page that lists the groups."""


class ListedGroup(NamedTuple):
    """A group in the list of all, at its depth, counted from 0."""

    depth: int
    link: Link
    number: int
    """How many terms are in it and in the groups within it, each counted once."""


def pages(site: Site) -> Iterator[Page]:
    """Make the page of all groups and one for each; none in a glossary without groups."""
    glossary, say = site.glossary, site.words.say
    if not glossary.groups:
        return
    yield page(
        site,
        INDEX,
        "groups.md.j2",
        say("groups.title"),
        say("groups.summary", glossary=glossary.about.title),
        values=lambda: {"rows": list(_listed(glossary, outermost(glossary), 0, set()))},
        source=_SOURCE,
        leads_to=(_path(id_) for id_ in glossary.groups),
        entry=say("groups.title"),
    )
    for group in glossary.groups.values():
        yield from _pages(site, group)


def _pages(site: Site, group: Group) -> Iterator[Page]:
    glossary, say = site.glossary, site.words.say
    path, members = _path(group.id), glossary.by_group[group.id]
    usual = say("groups.summary-of-group", glossary=glossary.about.title, group=group.label)
    summary = plain_words(glossary, group.description) or usual
    parts = terms_in_parts(site, f"groups/{group.id}/", members)
    wholes = [glossary.groups[id_] for id_ in group.within if id_ in glossary.groups]
    yield page(
        site,
        path,
        "group.md.j2",
        group.label,
        summary,
        values=lambda: {
            "heading": Words(group.label),
            "notations": group.identifiers.notations,
            "wholes": [_link(whole) for whole in wholes],
            "description": sentence(glossary, group.description, seen=set()),
            "rows": list(_listed(glossary, parts_of_groups(glossary)[group.id], 0, {group.id})),
            "members": len(members),
            "parts": parts,
            **({} if parts else listed_terms(site, members)),
        },
        source=_SOURCE,
        leads_to=[part.path for part in parts] or (f"terms/{term.id}.md" for term in members),
        parent=_path(wholes[0].id) if wholes else INDEX,
        names=[group.label],
    )
    yield from pages_of_terms(site, Whole(path, group.label, summary, _SOURCE), parts, members)


def _listed(glossary: Glossary, groups: Iterable[str], depth: int, above: set[str]) -> Iterator[ListedGroup]:
    """Yield groups, each with those within it after it, at most as deep as a list can be read."""
    for id_ in groups:
        yield ListedGroup(depth, _link(glossary.groups[id_]), len(members_of_group(glossary, id_)))
        within = [part for part in parts_of_groups(glossary)[id_] if part not in above and part != id_]
        if depth < _DEEPEST:
            yield from _listed(glossary, within, depth + 1, {*above, id_})


_DEEPEST = 3


def _link(group: Group) -> Link:
    return Link(_path(group.id), group.label)


def _path(id_: str) -> str:
    return f"groups/{id_}.md"
