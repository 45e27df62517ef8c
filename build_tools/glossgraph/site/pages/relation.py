"""A page for each relation, and one that lists the relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import Flow
from glossgraph.site.parts.edges import has_reasons
from glossgraph.site.parts.listed_edges import edges_in_parts, listed_edges, pages_of_edges
from glossgraph.site.parts.paged_list import Whole
from glossgraph.site.template import page
from glossgraph.text.mentions import label_in_sentence
from glossgraph.text.plain import plain_words
from glossgraph.words.content import Link, Words
from glossgraph.words.prose import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Relation
    from glossgraph.site.page import Page, Site
    from glossgraph.words.content import Markdown, Piece

_SOURCE = "graph/relations.yml"


def pages(site: Site) -> Iterator[Page]:
    """Make the page of all relations and one for each; none in a glossary without relations."""
    glossary, say = site.glossary, site.words.say
    if not glossary.relations:
        return
    yield page(
        site,
        "relations/index.md",
        "relations.md.j2",
        say("relations.title"),
        say("relations.summary", glossary=glossary.about.title),
        values=lambda: {
            "has_reasons": has_reasons(glossary),
            "rows": [
                (
                    r,
                    Words(r.label[:1].upper() + r.label[1:]),
                    sentence(glossary, r.description),
                    len(glossary.by_relation[r.id]),
                )
                for r in glossary.relations.values()
            ],
        },
        source=_SOURCE,
        leads_to=(f"relations/{id_}.md" for id_ in glossary.relations),
        foot=say("relations.title"),
    )
    for relation in glossary.relations.values():
        yield from _pages(site, relation)


def _pages(site: Site, relation: Relation) -> Iterator[Page]:
    glossary = site.glossary
    path, edges = f"relations/{relation.id}.md", glossary.by_relation[relation.id]
    title, summary = relation.label[:1].upper() + relation.label[1:], plain_words(glossary, relation.description)
    parts = edges_in_parts(site, f"relations/{relation.id}/", edges)
    yield page(
        site,
        path,
        "relation.md.j2",
        title,
        summary,
        values=lambda: {
            "heading": Words(title),
            "description": sentence(glossary, relation.description, seen=set()),
            "properties": list(_properties(site, relation)),
            "parts": parts,
            "edges": [] if parts else listed_edges(glossary, edges),
        },
        source=_SOURCE,
        leads_to=[part.path for part in parts],
    )
    yield from pages_of_edges(site, Whole(path, title, summary, _SOURCE), parts, edges)


def _properties(site: Site, relation: Relation) -> Iterator[tuple[str, Piece | Markdown]]:
    glossary, say = site.glossary, site.words.say
    if relation.symmetric or relation.inverse:
        yield say("relations.inverse"), say("relations.inverse-same") if relation.symmetric else Words(relation.inverse)
    if any(each.flow is not Flow.NONE for each in glossary.relations.values()):
        yield say("relations.time"), say(f"relations.time-{relation.flow}")
    if relation.hierarchy:
        yield say("relations.hierarchy"), say(f"relations.hierarchy-{'down' if relation.leads_down else 'up'}")
    if relation.acyclic:
        yield say("relations.cycles"), say("relations.cycles-none")
    if relation.transitive:
        yield say("relations.chains"), say("relations.chains-hold")
    excluded = [r for r in glossary.relations.values() if r.id in relation.excludes or relation.id in r.excludes]
    if excluded:
        links = (Link(f"relations/{r.id}.md", r.label) for r in excluded)
        yield say("relations.excludes"), site.words.listed(links)
    if relation.distinguishes:
        yield say("relations.joins"), say("relations.joins-nothing")
    for end, ids in (("source", relation.source_kinds), ("target", relation.target_kinds)):
        kinds = [glossary.kinds[id_].label if id_ in glossary.kinds else id_ for id_ in ids]
        if kinds:
            names = (label_in_sentence(kind, "a", glossary.about.language) for kind in kinds)
            yield say(f"relations.{end}-kinds"), Words(say("list.or").join(names))
    yield say("relations.in-file"), f"`{relation.id}`"
