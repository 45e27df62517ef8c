"""The stages, settings, groups and reading paths of a glossary as collections of SKOS, as triples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, Triple

from glossgraph.exports.parts.rdf.nodes import LABEL, PROPERTY, TYPE, dcterms, own, skos
from glossgraph.graph.members import settings_with
from glossgraph.model import once
from glossgraph.text.plain import plain_words
from glossgraph.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import NamedNode

    from glossgraph.exports.parts.rdf.nodes import Nodes
    from glossgraph.model import Fact, Glossary, Group, ReadingPath, Setting, Term


def stages(nodes: Nodes) -> Iterator[Triple]:
    """Yield the stages in their order, each with its terms."""
    glossary = nodes.glossary
    if not glossary.stages:
        return
    whole = nodes.node("stages")
    yield Triple(whole, TYPE, skos("OrderedCollection"))
    yield Triple(whole, dcterms("isPartOf"), nodes.scheme)
    yield Triple(whole, skos("prefLabel"), _stages_title(glossary))
    yield Triple(whole, skos("memberList"), nodes.node("lists", "stages", "1"))
    yield from nodes.listed((nodes.node("stages", id_) for id_ in glossary.stages), "lists", "stages")
    for stage in glossary.stages.values():
        node = nodes.node("stages", stage.id)
        yield Triple(node, TYPE, skos("Collection"))
        yield Triple(node, dcterms("isPartOf"), nodes.scheme)
        yield Triple(node, dcterms("identifier"), Literal(stage.id))
        yield Triple(node, skos("prefLabel"), nodes.words(stage.label))
        if stage.description:
            yield Triple(node, skos("scopeNote"), nodes.text(stage.description))
        yield from _members(nodes, node, glossary.by_stage[stage.id])


@once
def _stages_title(glossary: Glossary) -> Literal:
    words = catalogue(glossary.about.language)
    return Literal(words.say("stages.title"), language=words.language)


def settings(nodes: Nodes) -> Iterator[Triple]:
    """Yield the settings, each with its actors, the terms that belong to it, and its facts."""
    glossary = nodes.glossary
    names = {name.role: name.label for name in glossary.about.roles}
    for role in dict.fromkeys(role for setting in glossary.settings.values() for role in setting.cast):
        yield Triple(nodes.node("roles", role), TYPE, PROPERTY)
        yield Triple(nodes.node("roles", role), LABEL, nodes.words(names.get(role, role)))
    members: dict[str, list[Term]] = {id_: [] for id_ in glossary.settings}
    for term in glossary.terms.values() if members else ():
        for setting in settings_with(glossary, term):
            members[setting.id].append(term)
    for setting in glossary.settings.values():
        yield from dict.fromkeys(_setting(nodes, setting))
        yield from _members(nodes, nodes.node("settings", setting.id), members[setting.id])


def _setting(nodes: Nodes, setting: Setting) -> Iterator[Triple]:
    node = nodes.node("settings", setting.id)
    yield Triple(node, TYPE, skos("Collection"))
    yield Triple(node, dcterms("isPartOf"), nodes.scheme)
    yield Triple(node, dcterms("identifier"), Literal(setting.id))
    yield Triple(node, skos("prefLabel"), nodes.words(setting.label))
    if setting.description:
        yield Triple(node, skos("scopeNote"), nodes.text(setting.description))
    for role, actor in setting.cast.items():
        yield Triple(node, nodes.node("roles", role), nodes.term(actor))
    yield from (Triple(node, own("public"), nodes.node("roles", role)) for role in setting.public)
    for fact in setting.facts:
        yield Triple(node, skos("note"), nodes.words(_fact(nodes, fact)))
        yield from (Triple(node, dcterms("source"), nodes.reference(source)) for source in fact.sources)


def _fact(nodes: Nodes, fact: Fact) -> str:
    return f"{fact.about}: {plain_words(nodes.glossary, fact.text)}"


def groups(nodes: Nodes) -> Iterator[Triple]:
    """Yield the groups, each with its terms, and the groups within it."""
    for group in nodes.glossary.groups.values():
        yield from _group(nodes, group)


def _group(nodes: Nodes, group: Group) -> Iterator[Triple]:
    node = nodes.group(group.id)
    yield Triple(node, TYPE, skos("Collection"))
    yield Triple(node, dcterms("isPartOf"), nodes.scheme)
    yield Triple(node, dcterms("identifier"), Literal(group.id))
    yield from (Triple(node, skos("notation"), Literal(notation)) for notation in group.identifiers.notations)
    yield Triple(node, skos("prefLabel"), nodes.words(group.label))
    yield from (Triple(node, skos("prefLabel"), nodes.words(t.label, t.language)) for t in group.translations)
    if group.description:
        yield Triple(node, skos("scopeNote"), nodes.text(group.description))
    yield from _members(nodes, node, nodes.glossary.by_group[group.id])
    yield from (Triple(nodes.group(whole), skos("member"), node) for whole in group.within)


def paths(nodes: Nodes) -> Iterator[Triple]:
    """Yield the reading paths, each with its terms in their order."""
    for path in nodes.glossary.paths.values():
        yield from _path(nodes, path)


def _path(nodes: Nodes, path: ReadingPath) -> Iterator[Triple]:
    node = nodes.node("paths", path.id)
    yield Triple(node, TYPE, skos("OrderedCollection"))
    yield Triple(node, dcterms("isPartOf"), nodes.scheme)
    yield Triple(node, dcterms("identifier"), Literal(path.id))
    yield Triple(node, skos("prefLabel"), nodes.words(path.label))
    if path.description:
        yield Triple(node, skos("scopeNote"), nodes.text(path.description))
    if path.stops:
        yield Triple(node, skos("memberList"), nodes.node("lists", f"path-{path.id}", "1"))
        yield from nodes.listed((nodes.term(stop.term) for stop in path.stops), "lists", f"path-{path.id}")


def _members(nodes: Nodes, node: NamedNode, terms: list[Term] | tuple[Term, ...]) -> Iterator[Triple]:
    yield from (Triple(node, skos("member"), nodes.term(term.id)) for term in terms)
