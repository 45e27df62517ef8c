"""What a glossary says of itself, and the relations and kinds that it is made of, as triples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from glossgraph.exports.parts.rdf.nodes import (
    COMMENT,
    FOAF,
    LABEL,
    OWL,
    PARENT,
    PROPERTY,
    TRUE,
    TYPE,
    VANN,
    VOID,
    day,
    dcterms,
    own,
    skos,
)
from glossgraph.graph.hierarchy import broader
from glossgraph.model import Flow, Need, Role, StageRule, Style
from glossgraph.text.ids import id_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.exports.parts.rdf.nodes import Nodes
    from glossgraph.model import Glossary, Kind, Party, Relation

_OBJECT_PROPERTY = NamedNode(f"{OWL}ObjectProperty")


def of_scheme(nodes: Nodes) -> Iterator[Triple]:
    """Yield what the glossary says of itself, with the terms that no other is broader than."""
    about, scheme = nodes.glossary.about, nodes.scheme
    yield Triple(scheme, TYPE, skos("ConceptScheme"))
    yield Triple(scheme, dcterms("title"), nodes.words(about.title))
    yield Triple(scheme, skos("prefLabel"), nodes.words(about.title))
    if about.description:
        yield Triple(scheme, dcterms("description"), nodes.text(about.description))
    yield Triple(scheme, dcterms("language"), Literal(about.language))
    yield Triple(scheme, NamedNode(f"{VANN}preferredNamespaceUri"), Literal(about.base))
    yield Triple(scheme, NamedNode(f"{VANN}preferredNamespacePrefix"), Literal(_prefix(about.title)))
    yield Triple(scheme, NamedNode(f"{VOID}inDataset"), nodes.node("dataset"))
    if about.style is not Style.ARTICLE:
        yield Triple(scheme, own("style"), Literal(str(about.style)))
    if about.start:
        yield Triple(scheme, own("start"), nodes.term(about.start))
    yield from of_makers(nodes, scheme)
    yield from (Triple(scheme, skos("hasTopConcept"), nodes.term(id_)) for id_ in top_terms(nodes.glossary))


def top_terms(glossary: Glossary) -> Iterator[str]:
    """Yield the terms in use that no other is broader than, whether or not any are below them."""
    for term in glossary.terms.values():
        if not (term.deprecated or broader(glossary).get(term.id)):
            yield term.id


def _prefix(title: str) -> str:
    """Return what those who write queries may call the namespace: the first word of a title."""
    return next((part for part in id_for(title).split("-") if part.isalpha()), "glossary")


def of_makers(nodes: Nodes, subject: NamedNode) -> Iterator[Triple]:
    """Yield who made the glossary, how it may be used, which edition it is, and since when there is one."""
    about = nodes.glossary.about
    if about.license:
        yield Triple(subject, dcterms("license"), NamedNode(about.license.url))
    if about.version:
        yield Triple(subject, NamedNode(f"{OWL}versionInfo"), Literal(about.version))
    if about.created:
        yield Triple(subject, dcterms("created"), day(about.created))
    if about.publisher:
        yield Triple(subject, dcterms("publisher"), nodes.node("publisher"))
    for number, _ in enumerate(about.authors, start=1):
        yield Triple(subject, dcterms("creator"), nodes.node("authors", str(number)))


def makers(nodes: Nodes) -> Iterator[Triple]:
    """Yield what the publisher, the authors and the licence are called."""
    about = nodes.glossary.about
    if about.publisher:
        yield from _party(about.publisher, "Organization", nodes.node("publisher"))
    for number, author in enumerate(about.authors, start=1):
        yield from _party(author, "Person", nodes.node("authors", str(number)))
    if about.license:
        # the names of licences are the same in every language
        yield Triple(NamedNode(about.license.url), LABEL, Literal(about.license.name))


def _party(party: Party, type_: str, node: NamedNode) -> Iterator[Triple]:
    yield Triple(node, TYPE, NamedNode(f"{FOAF}{type_}"))
    yield Triple(node, NamedNode(f"{FOAF}name"), Literal(party.name))
    if party.url:
        yield Triple(node, NamedNode(f"{FOAF}homepage"), NamedNode(party.url))


def of_kind(nodes: Nodes, kind: Kind) -> Iterator[Triple]:
    """Yield what is said of a kind."""
    node = nodes.node("kinds", kind.id)
    yield Triple(node, TYPE, own("Kind"))
    yield Triple(node, dcterms("identifier"), Literal(kind.id))
    yield Triple(node, LABEL, nodes.words(kind.label))
    if kind.plural:
        yield Triple(node, own("plural"), nodes.words(kind.plural))
    if kind.description:
        yield Triple(node, COMMENT, nodes.text(kind.description))
    if kind.stage is not StageRule.OPTIONAL:
        yield Triple(node, own("stageRule"), Literal(str(kind.stage)))
    if kind.definition is not Need.REQUIRED:
        yield Triple(node, own("definitionRule"), Literal(str(kind.definition)))
    if kind.role is not Role.NONE:
        yield Triple(node, own("role"), Literal(str(kind.role)))
    if kind.article:
        yield Triple(node, own("article"), TRUE)


def of_relation(nodes: Nodes, relation: Relation) -> Iterator[Triple]:
    """Yield what is said of a relation, which is a property, and of its inverse, which is another."""
    node = nodes.relation(relation.id)
    yield Triple(node, TYPE, PROPERTY)
    yield Triple(node, TYPE, _OBJECT_PROPERTY)
    for name in ("Symmetric", "Transitive"):
        if getattr(relation, name.lower()):
            yield Triple(node, TYPE, NamedNode(f"{OWL}{name}Property"))
    yield Triple(node, LABEL, nodes.words(relation.label))
    if relation.description:
        yield Triple(node, COMMENT, nodes.text(relation.description))
    if not relation.distinguishes:
        yield Triple(node, PARENT, skos(skos_property(relation) or "semanticRelation"))
    yield from _rules(nodes, relation, node)
    if relation.inverse and not relation.symmetric:
        inverse = nodes.node("inverses", relation.id)
        yield Triple(node, NamedNode(f"{OWL}inverseOf"), inverse)
        yield Triple(inverse, TYPE, _OBJECT_PROPERTY)
        yield Triple(inverse, LABEL, nodes.words(relation.inverse))
        yield Triple(inverse, NamedNode(f"{OWL}inverseOf"), node)


def _rules(nodes: Nodes, relation: Relation, node: NamedNode) -> Iterator[Triple]:
    """Yield what holds of the edges of a relation."""
    for name in ("acyclic", "distinguishes"):
        if getattr(relation, name):
            yield Triple(node, own(name), TRUE)
    if relation.written_flow is not Flow.NONE:
        yield Triple(node, own("flow"), Literal(str(relation.written_flow)))
    if relation.written_hierarchy is not None:
        yield Triple(node, own("hierarchy"), Literal(value=relation.written_hierarchy))
    if relation.reason is not Need.REQUIRED:
        yield Triple(node, own("reason"), Literal(str(relation.reason)))
    yield from (Triple(node, own("excludes"), nodes.relation(other)) for other in relation.excludes)
    yield from (Triple(node, own("sourceKind"), nodes.node("kinds", kind)) for kind in relation.source_kinds)
    yield from (Triple(node, own("targetKind"), nodes.node("kinds", kind)) for kind in relation.target_kinds)


def skos_property(relation: Relation) -> str:
    """Return the property of SKOS that holds wherever a relation does; nothing if there is none of a closer meaning."""
    if relation.distinguishes:
        return ""
    return relation.skos or ("broader" if relation.hierarchy else "")
