"""A page for each relation, and one for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.sequence import order
from glossgraph.model import Flow
from glossgraph.site.content import Link, Words, joined
from glossgraph.site.parts.edges import in_words
from glossgraph.site.parts.prose import sentence
from glossgraph.site.template import page
from glossgraph.text.mentions import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Relation
    from glossgraph.site.content import Markdown, Piece
    from glossgraph.site.page import Page, Site

_SOURCE = "graph/relations.yml"

_FLOWS = {
    Flow.FORWARD: "the first term comes no later than the second",
    Flow.BACKWARD: "the first term comes no earlier than the second",
    Flow.FEEDBACK: "the first term comes later and returns to the second, which closes a loop",
    Flow.NONE: "it says nothing about time",
}


def pages(site: Site) -> Iterator[Page]:
    """Make the page of all relations and one for each."""
    glossary = site.glossary
    counts = {id_: sum(edge.relation == id_ for edge in glossary.edges) for id_ in glossary.relations}
    rows = [
        (r, Words(r.label[:1].upper() + r.label[1:]), sentence(glossary, r.description), counts[r.id])
        for r in glossary.relations.values()
    ]
    description = f"The ways in which two terms of the {glossary.about.title} can be joined."
    yield page(
        site,
        "relations/index.md",
        "relations.md.j2",
        "Relations",
        description,
        source=_SOURCE,
        leads_to=(f"relations/{id_}.md" for id_ in glossary.relations),
        entry="Relations",
        rows=rows,
    )
    for relation in glossary.relations.values():
        yield _page(site, relation)


def _page(site: Site, relation: Relation) -> Page:
    glossary = site.glossary
    position = order(glossary)
    edges = sorted(glossary.by_relation[relation.id], key=lambda e: (position[e.source], position[e.target]))
    title = relation.label[:1].upper() + relation.label[1:]
    return page(
        site,
        f"relations/{relation.id}.md",
        "relation.md.j2",
        title,
        on_one_line(glossary, relation.description),
        source=_SOURCE,
        heading=Words(title),
        description=sentence(glossary, relation.description, seen=set()),
        properties=list(_properties(glossary, relation)),
        edges=[
            (
                in_words(glossary, e),
                Words(e.when),
                sentence(glossary, e.reason),
            )
            for e in edges
        ],
    )


def _properties(glossary: Glossary, relation: Relation) -> Iterator[tuple[str, Piece | Markdown]]:
    if relation.symmetric:
        yield "The other way round", "the same words"
    else:
        yield "The other way round", Words(relation.inverse)
    yield "Time", _FLOWS[relation.flow]
    if relation.acyclic:
        yield "Cycles", "none: following it never leads back to the start"
    if relation.transitive:
        yield "Chains", "what it says of each step it says of the ends, so that this need not be written"
    excluded = [r for r in glossary.relations.values() if r.id in relation.excludes or relation.id in r.excludes]
    if excluded:
        links = (Link(f"relations/{r.id}.md", r.label) for r in excluded)
        yield "Never between the same two terms", joined(links, ", ")
    if relation.distinguishes:
        yield "Joins", "nothing: it keeps two terms apart"
    for name, ids in (("The first term", relation.source_kinds), ("The second term", relation.target_kinds)):
        kinds = [glossary.kinds[id_].label if id_ in glossary.kinds else id_ for id_ in ids]
        if kinds:
            yield f"{name} is", Words(" or ".join(kinds).lower())
    yield "In a term's file", f"`{relation.id}`"
