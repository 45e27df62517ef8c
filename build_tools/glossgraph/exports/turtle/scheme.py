"""The concept scheme, and the relations, stages, settings and groups of a glossary, as triples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from glossgraph.exports.turtle.nodes import DCTERMS, FOAF, OWL, RDF, RDFS, TYPE, day, skos
from glossgraph.exports.turtle.terms import of_edge, of_reference, of_term
from glossgraph.graph.hierarchy import broader
from glossgraph.graph.members import settings_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.exports.turtle.nodes import Nodes
    from glossgraph.model import Group, Party, Relation, Term


def triples(nodes: Nodes) -> Iterator[Triple]:
    """Yield every triple, in the order of the glossary."""
    glossary = nodes.glossary
    scheme = nodes.node("scheme")
    yield Triple(scheme, TYPE, skos("ConceptScheme"))
    yield Triple(scheme, NamedNode(f"{DCTERMS}title"), nodes.words(glossary.about.title))
    if glossary.about.description:
        yield Triple(scheme, NamedNode(f"{DCTERMS}description"), nodes.text(glossary.about.description))
    yield from _credits(nodes, scheme)
    for relation in glossary.relations.values():
        yield from _relation(nodes, relation)
    yield from _stages(nodes, scheme)
    yield from _settings(nodes, scheme)
    for group in glossary.groups.values():
        yield from _group(nodes, group, scheme)
    for term in glossary.terms.values():
        if not (term.deprecated or broader(glossary).get(term.id)):
            yield Triple(scheme, skos("hasTopConcept"), nodes.term(term.id))
    for term in glossary.terms.values():
        yield from of_term(nodes, term, scheme)
    for _, reference in sorted(glossary.references.items()):
        yield from of_reference(nodes, reference)
    for edge in glossary.edges:
        yield from of_edge(nodes, edge)


def _credits(nodes: Nodes, scheme: NamedNode) -> Iterator[Triple]:
    about = nodes.glossary.about
    if about.license:
        yield Triple(scheme, NamedNode(f"{DCTERMS}license"), NamedNode(about.license.url))
    if about.version:
        yield Triple(scheme, NamedNode(f"{OWL}versionInfo"), Literal(about.version))
    if about.created:
        yield Triple(scheme, NamedNode(f"{DCTERMS}created"), day(about.created))
    if about.publisher:
        yield from _party(about.publisher, "Organization", scheme, "publisher", BlankNode("publisher"))
    for number, author in enumerate(about.authors, start=1):
        yield from _party(author, "Person", scheme, "creator", BlankNode(f"author{number}"))


def _relation(nodes: Nodes, relation: Relation) -> Iterator[Triple]:
    node = nodes.node("relations", relation.id)
    yield Triple(node, TYPE, NamedNode(f"{RDF}Property"))
    yield Triple(node, NamedNode(f"{RDFS}label"), nodes.words(relation.label))
    if relation.symmetric:
        yield Triple(node, TYPE, NamedNode(f"{OWL}SymmetricProperty"))
    if relation.transitive:
        yield Triple(node, TYPE, NamedNode(f"{OWL}TransitiveProperty"))
    if relation.inverse:
        inverse = BlankNode(f"inverse-of-{relation.id}")
        yield Triple(node, NamedNode(f"{OWL}inverseOf"), inverse)
        yield Triple(inverse, NamedNode(f"{RDFS}label"), nodes.words(relation.inverse))
    if relation.description:
        yield Triple(node, NamedNode(f"{RDFS}comment"), nodes.text(relation.description))
    if not relation.distinguishes:
        parent = skos(relation.skos or "semanticRelation")
        yield Triple(node, NamedNode(f"{RDFS}subPropertyOf"), parent)


def _stages(nodes: Nodes, scheme: NamedNode) -> Iterator[Triple]:
    stages = [nodes.node("stages", id_) for id_ in nodes.glossary.stages]
    if not stages:
        return
    order = nodes.node("stages")
    yield Triple(order, TYPE, skos("OrderedCollection"))
    yield Triple(order, NamedNode(f"{DCTERMS}isPartOf"), scheme)
    cells = [BlankNode(f"stage{number}") for number in range(1, len(stages) + 1)]
    yield Triple(order, skos("memberList"), cells[0])
    for cell, node in zip(cells, stages, strict=True):
        yield Triple(cell, NamedNode(f"{RDF}first"), node)
    rest: list[BlankNode | NamedNode] = [*cells[1:], NamedNode(f"{RDF}nil")]
    for cell, following in zip(cells, rest, strict=True):
        yield Triple(cell, NamedNode(f"{RDF}rest"), following)
    for node, stage in zip(stages, nodes.glossary.stages.values(), strict=True):
        yield Triple(node, TYPE, skos("Collection"))
        yield Triple(node, skos("prefLabel"), nodes.words(stage.label))
        if stage.description:
            yield Triple(node, skos("scopeNote"), nodes.text(stage.description))
        for term in nodes.glossary.by_stage[stage.id]:
            yield Triple(node, skos("member"), nodes.term(term.id))


def _settings(nodes: Nodes, scheme: NamedNode) -> Iterator[Triple]:
    settings = nodes.glossary.settings.values()
    for role in dict.fromkeys(role for setting in settings for role in setting.cast):
        yield Triple(nodes.node("roles", role), TYPE, NamedNode(f"{RDF}Property"))
        yield Triple(nodes.node("roles", role), NamedNode(f"{RDFS}label"), nodes.words(role))
    members: dict[str, list[Term]] = {setting.id: [] for setting in settings}
    for term in nodes.glossary.terms.values():
        for setting in settings_with(nodes.glossary, term):
            members[setting.id].append(term)
    for setting in settings:
        node = nodes.node("settings", setting.id)
        yield Triple(node, TYPE, skos("Collection"))
        yield Triple(node, NamedNode(f"{DCTERMS}isPartOf"), scheme)
        yield Triple(node, skos("prefLabel"), nodes.words(setting.label))
        if setting.description:
            yield Triple(node, skos("scopeNote"), nodes.text(setting.description))
        for role, actor in setting.cast.items():
            yield Triple(node, nodes.node("roles", role), nodes.term(actor))
        for term in members[setting.id]:
            yield Triple(node, skos("member"), nodes.term(term.id))


def _group(nodes: Nodes, group: Group, scheme: NamedNode) -> Iterator[Triple]:
    node = nodes.group(group.id)
    yield Triple(node, TYPE, skos("Collection"))
    yield Triple(node, NamedNode(f"{DCTERMS}isPartOf"), scheme)
    yield Triple(node, NamedNode(f"{DCTERMS}identifier"), Literal(group.id))
    yield from (Triple(node, skos("notation"), Literal(notation)) for notation in group.identifiers.notations)
    yield Triple(node, skos("prefLabel"), nodes.words(group.label))
    yield from (Triple(node, skos("prefLabel"), nodes.words(t.label, t.language)) for t in group.translations)
    if group.description:
        yield Triple(node, skos("scopeNote"), nodes.text(group.description))
    yield from (Triple(nodes.group(whole), skos("member"), node) for whole in group.within)
    for term in nodes.glossary.by_group[group.id]:
        yield Triple(node, skos("member"), nodes.term(term.id))


def _party(party: Party, type_: str, scheme: NamedNode, role: str, node: BlankNode) -> Iterator[Triple]:
    """Yield the publisher or an author of the scheme; `role` is what Dublin Core calls them."""
    yield Triple(scheme, NamedNode(f"{DCTERMS}{role}"), node)
    yield Triple(node, TYPE, NamedNode(f"{FOAF}{type_}"))
    yield Triple(node, NamedNode(f"{FOAF}name"), Literal(party.name))
    if party.url:
        yield Triple(node, NamedNode(f"{FOAF}homepage"), NamedNode(party.url))
