"""A glossary as a property graph: nodes with labels, and relationships with types, each with properties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.exports.parts.attributes import of_edge, of_term, said
from glossgraph.graph.contents import held
from glossgraph.graph.members import roles_of, settings_with
from glossgraph.text.cited import sources_of
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.exports.parts.attributes import Value, Values
    from glossgraph.model import Glossary, Group, Kind, Setting, Stage

OF_TERMS = (
    *("id", "label", "kind", "stage", "stage_number", "aliases", "definition", "status", "replaced_by", "formula"),
    "sources",
)
"""The properties of terms."""

OF_EDGES = ("relation", "label", "flow", "reason", "when", "settings", "sources")
"""The properties of edges."""

OF_PLACES = ("id", "label", "number", "description", "within")
"""The properties of places."""

OF_MEMBERSHIPS = ("role",)
"""The properties of memberships."""

LISTS = frozenset({"aliases", "sources", "settings", "within"})
"""The properties that are lists of texts."""

NUMBERS = frozenset({"stage_number", "number"})
"""The properties that are whole numbers."""

STAGE, KIND, SETTING, GROUP = PLACES = ("Stage", "Kind", "Setting", "Group")
"""The labels of what terms belong to, called places here."""


class Relationship(NamedTuple):
    """A relationship from one node to another."""

    type: str
    source: str
    """The id of the term from which it leads."""
    target: str
    """The id of the term or the place to which it leads."""
    properties: Values
    place: str = ""
    """The label of the place; empty if it leads to a term."""


def type_of(relation: str) -> str:
    """Return the type of the relationships of a relation: `LEADS_TO` for `leads-to`, as is usual for such types."""
    return re.sub(r"\W+", "_", relation).upper()


def terms(glossary: Glossary) -> Iterator[Values]:
    """Yield the properties of each term; what is empty is left out."""
    for term in glossary.terms.values():
        values: Values = {"id": term.id, **of_term(glossary, term), "sources": sources_of(term)}
        yield said({name: values[name] for name in OF_TERMS if name in values})


def edges(glossary: Glossary) -> Iterator[Relationship]:
    """Yield the edges, those of each relation together."""
    for edge in sorted(glossary.edges, key=lambda edge: glossary.rank[edge.relation]):
        values = of_edge(glossary, edge) | {"sources": sources_of(edge)}
        yield Relationship(type_of(edge.relation), edge.source, edge.target, said(values))


def places(glossary: Glossary) -> Iterator[tuple[str, Values]]:
    """Yield the label and the properties of each stage, kind, setting and group."""
    for stage in glossary.stages.values():
        yield STAGE, _described(glossary, stage, number=stage.number)
    for kind in glossary.kinds.values():
        yield KIND, _described(glossary, kind)
    for setting in glossary.settings.values():
        yield SETTING, _described(glossary, setting)
    for group in glossary.groups.values():
        yield GROUP, _described(glossary, group, within=group.within)


def memberships(glossary: Glossary) -> Iterator[Relationship]:
    """Yield what joins terms to places: their stage and kind, their groups, and settings with the roles there."""
    for term in glossary.terms.values():
        if term.stage in glossary.stages:
            yield Relationship("IN_STAGE", term.id, term.stage, {}, STAGE)
        if term.kind in glossary.kinds:
            yield Relationship("OF_KIND", term.id, term.kind, {}, KIND)
        for group in term.groups:
            if group in glossary.groups:
                yield Relationship("IN_GROUP", term.id, group, {}, GROUP)
        for setting in settings_with(glossary, term):
            yield Relationship("IN_SETTING", term.id, setting.id, {}, SETTING)
        for setting, role in roles_of(glossary, term.id):
            yield Relationship("HAS_ROLE", term.id, setting.id, {"role": role}, SETTING)


def _described(glossary: Glossary, place: Stage | Kind | Setting | Group, **more: Value) -> Values:
    return said({"id": place.id, "label": place.label, **more, "description": plain_words(glossary, place.description)})


def without_properties(glossary: Glossary) -> str:
    """Return what of a glossary has no place in the graph, in a few words."""
    return held(
        glossary,
        *("further names", "translations", "matches", "explanations", "boundaries", "notes", "sentences of usage"),
        *("questions", "examples", "figures", "dates", "further reading", "stories", "facts of settings"),
        *("reading paths", "models", "details of edges"),
    )
