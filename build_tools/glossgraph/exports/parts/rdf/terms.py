"""Terms as concepts of SKOS, and what joins them, as triples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from glossgraph.exports.parts.rdf.names import names
from glossgraph.exports.parts.rdf.nodes import (
    ADMS,
    BIBO,
    COMMENT,
    OWL,
    RDF,
    SEE_ALSO,
    STATEMENT,
    TRUE,
    TYPE,
    day,
    dcterms,
    own,
    skos,
)
from glossgraph.exports.parts.rdf.notes import notes
from glossgraph.exports.parts.rdf.scheme import skos_property
from glossgraph.graph.hierarchy import broader
from glossgraph.model import once
from glossgraph.text.cited import cited_in
from glossgraph.text.mentions import without_mentions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.exports.parts.rdf.nodes import Nodes
    from glossgraph.model import Edge, Glossary, Term

_BACK = {"broader": "narrower", "narrower": "broader", "related": "related"}
"""The properties of SKOS that say the same from the other end."""


def of_term(nodes: Nodes, term: Term) -> Iterator[Triple]:
    """Yield what is said of a term."""
    node = nodes.term(term.id)
    yield Triple(node, TYPE, skos("Concept"))
    yield Triple(node, skos("inScheme"), nodes.scheme)
    if not (term.deprecated or broader(nodes.glossary).get(term.id)):
        yield Triple(node, skos("topConceptOf"), nodes.scheme)
    yield Triple(node, dcterms("identifier"), Literal(term.id))
    yield from names(nodes, term)
    yield Triple(node, dcterms("type"), nodes.node("kinds", term.kind))
    yield from _state(nodes, term, node)
    yield from notes(nodes, term)
    for edge in term.edges:
        yield Triple(node, nodes.relation(edge.relation), nodes.term(edge.target))
    for property_, other in _joined(nodes.glossary).get(term.id, ()):
        yield Triple(node, skos(property_), nodes.term(other))
    for type_, iris in term.matches.by_type():
        yield from (Triple(node, skos(f"{type_}Match"), NamedNode(iri)) for iri in iris)
    yield from (Triple(node, SEE_ALSO, NamedNode(address)) for address in term.see_also)
    yield from (Triple(node, dcterms("source"), nodes.reference(source)) for source in term.sources)
    yield from (Triple(node, dcterms("references"), nodes.reference(cited)) for cited in cited_in(term))


def _state(nodes: Nodes, term: Term, node: NamedNode) -> Iterator[Triple]:
    """Yield how far the entry of a term has come, and when, and what it was called and is replaced by."""
    yield Triple(node, NamedNode(f"{ADMS}status"), own(str(term.status)))
    if term.created:
        yield Triple(node, dcterms("created"), day(term.created))
    if term.modified:
        yield Triple(node, dcterms("modified"), day(term.modified))
    if term.deprecated:
        yield Triple(node, NamedNode(f"{OWL}deprecated"), TRUE)
    if term.replaced_by:
        yield Triple(node, dcterms("isReplacedBy"), nodes.term(term.replaced_by))
    yield from (Triple(node, dcterms("replaces"), nodes.node("terms", former)) for former in term.former_ids)


@once
def _joined(glossary: Glossary) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return what SKOS says of each term and others: properties and ids, each once and from both ends."""
    joined: dict[str, dict[tuple[str, str], None]] = {}
    for edge in glossary.joining:
        property_ = skos_property(glossary.relations[edge.relation])
        if property_:
            joined.setdefault(edge.source, {})[property_, edge.target] = None
            joined.setdefault(edge.target, {})[_BACK[property_], edge.source] = None
    return {id_: tuple(found) for id_, found in joined.items()}


def of_edge(nodes: Nodes, edge: Edge) -> Iterator[Triple]:
    """Yield the statement of an edge; nothing for one of which there is no more to say."""
    if not (edge.reason or edge.settings or edge.when or edge.detail or edge.sources):
        return
    node = nodes.node("edges", f"{edge.source}--{edge.relation}--{edge.target}")
    yield from _statement(node, nodes.term(edge.source), nodes.relation(edge.relation), nodes.term(edge.target))
    if edge.reason:
        yield Triple(node, COMMENT, nodes.text(edge.reason))
    if edge.when:
        yield Triple(node, own("when"), nodes.words(edge.when))
    if edge.detail:
        yield Triple(node, own("detail"), nodes.words(without_mentions(nodes.glossary, edge.detail).strip()))
    yield from (Triple(node, dcterms("source"), nodes.reference(source)) for source in edge.sources)
    yield from (Triple(node, dcterms("isPartOf"), nodes.node("settings", setting)) for setting in edge.settings)


def of_sources(nodes: Nodes, term: Term) -> Iterator[Triple]:
    """Yield the statements that say where in its sources to look for a term."""
    for source, locator in term.locators.items():
        node = nodes.node("citations", f"{term.id}--{source}")
        yield from _statement(node, nodes.term(term.id), dcterms("source"), nodes.reference(source))
        yield Triple(node, NamedNode(f"{BIBO}locator"), Literal(locator))


def _statement(node: NamedNode, subject: NamedNode, predicate: NamedNode, object_: NamedNode) -> Iterator[Triple]:
    yield Triple(node, TYPE, STATEMENT)
    yield Triple(node, NamedNode(f"{RDF}subject"), subject)
    yield Triple(node, NamedNode(f"{RDF}predicate"), predicate)
    yield Triple(node, NamedNode(f"{RDF}object"), object_)
