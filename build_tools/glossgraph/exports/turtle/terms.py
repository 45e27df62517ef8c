"""Terms, references and edges as triples."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from glossgraph.exports.turtle.nodes import DCTERMS, OWL, RDF, RDFS, TYPE, day, skos
from glossgraph.model import NoteType
from glossgraph.text.cited import cited_in
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from glossgraph.exports.turtle.nodes import Nodes
    from glossgraph.model import Edge, Formula, Reference, Term

_COINED = "The label is this glossary's own name for the concept, and not a term in general use."


def of_term(nodes: Nodes, term: Term, scheme: NamedNode) -> Iterator[Triple]:
    """Yield what is said of a term."""
    node = nodes.term(term.id)
    yield Triple(node, TYPE, skos("Concept"))
    yield Triple(node, skos("inScheme"), scheme)
    yield Triple(node, NamedNode(f"{DCTERMS}identifier"), Literal(term.id))
    yield from (Triple(node, property_, name) for property_, name in _names(nodes, term))
    yield Triple(node, NamedNode(f"{DCTERMS}type"), Literal(term.kind))
    yield from ((Triple(node, NamedNode(f"{DCTERMS}{name}"), day(date))) for name, date in _dates(term))
    if term.deprecated:
        yield Triple(node, NamedNode(f"{OWL}deprecated"), Literal(value=True))
    if term.replaced_by:
        yield Triple(node, NamedNode(f"{DCTERMS}isReplacedBy"), nodes.term(term.replaced_by))
    if term.definition:
        yield Triple(node, skos("definition"), nodes.text(term.definition))
    yield from (Triple(node, skos(property_), value) for property_, value in _notes(nodes, term))
    for edge in term.edges:
        relation = nodes.glossary.relations[edge.relation]
        target = nodes.term(edge.target)
        yield Triple(node, nodes.node("relations", edge.relation), target)
        if relation.skos:
            yield Triple(node, skos(relation.skos), target)
    for type_, iris in term.matches.by_type():
        yield from (Triple(node, skos(f"{type_}Match"), NamedNode(iri)) for iri in iris)
    for address in term.see_also:
        yield Triple(node, NamedNode(f"{RDFS}seeAlso"), NamedNode(address))
    for source in term.sources:
        yield Triple(node, NamedNode(f"{DCTERMS}source"), nodes.node("references", source))
    for cited in cited_in(term):
        yield Triple(node, NamedNode(f"{DCTERMS}references"), nodes.node("references", cited))


def _names(nodes: Nodes, term: Term) -> Iterator[tuple[NamedNode, Literal]]:
    """Yield the names and notations of a term, each with its property."""
    yield from ((skos("notation"), Literal(notation)) for notation in term.identifiers.notations)
    yield skos("prefLabel"), nodes.words(term.title)
    if term.qualifier:
        yield NamedNode(f"{RDFS}label"), nodes.words(term.label)
    yield from ((skos("altLabel"), nodes.words(alias)) for alias in term.aliases)
    for name in term.names:
        yield skos("altLabel" if name.is_shown else "hiddenLabel"), nodes.words(name.text, name.language)
    for told in term.translations:
        if told.label:
            yield skos("prefLabel"), nodes.words(told.label, told.language)
        yield from ((skos("altLabel"), nodes.words(alias, told.language)) for alias in told.aliases)


def _dates(term: Term) -> Iterator[tuple[str, dt.date]]:
    """Yield the dates of the entry of a term, each with what Dublin Core calls it."""
    if term.created:
        yield "created", term.created
    if term.modified:
        yield "modified", term.modified


_NOTES = {
    NoteType.GENERAL: "note",
    NoteType.SCOPE: "scopeNote",
    NoteType.HISTORY: "historyNote",
    NoteType.EDITORIAL: "editorialNote",
    NoteType.CHANGE: "changeNote",
    NoteType.USAGE: "note",
}
"""The properties of SKOS for the types of notes; it has none for usage."""


def _notes(nodes: Nodes, term: Term) -> Iterator[tuple[str, Literal]]:
    """Yield what SKOS notes of a term, each with the name of its property."""
    if term.coined:
        yield "scopeNote", Literal(_COINED, language="en")
        if term.coined.reason:
            yield "scopeNote", nodes.text(term.coined.reason)
    if term.formula:
        yield "note", nodes.words(_formula(nodes, term.formula))
    yield from (("scopeNote", nodes.text(boundary)) for boundary in term.boundaries)
    yield from ((_NOTES[note.type], nodes.text(note.text, note.language)) for note in term.notes)
    yield from (("example", nodes.text(sentence)) for sentence in term.usage)
    yield from (
        ("definition", nodes.text(told.definition, told.language)) for told in term.translations if told.definition
    )
    if term.status_reason:
        yield "changeNote", nodes.text(term.status_reason)


def _formula(nodes: Nodes, formula: Formula) -> str:
    """Return a formula as it is written, with what its symbols mean, its unit and its sign."""
    meanings = (f"{s.written}: {plain_words(nodes.glossary, s.meaning)}" for s in formula.where)
    sign = plain_words(nodes.glossary, formula.sign)
    return "; ".join(filter(None, (formula.equation, *meanings, formula.unit, sign)))


def of_reference(nodes: Nodes, reference: Reference) -> Iterator[Triple]:
    """Yield what is said of a reference."""
    node = nodes.node("references", reference.id)
    yield Triple(node, TYPE, NamedNode(f"{DCTERMS}BibliographicResource"))
    yield Triple(node, NamedNode(f"{DCTERMS}title"), Literal(str(reference.fields.get("title", reference.id))))
    if "DOI" in reference.fields:
        address = NamedNode("https://doi.org/" + quote(str(reference.fields["DOI"]), safe="/"))
        yield Triple(node, NamedNode(f"{RDFS}seeAlso"), address)


def of_edge(nodes: Nodes, edge: Edge) -> Iterator[Triple]:
    """Yield the statement of an edge; nothing for one of which there is no more to say."""
    if not (edge.reason or edge.settings):
        return
    node = nodes.node("edges", f"{edge.source}--{edge.relation}--{edge.target}")
    yield Triple(node, TYPE, NamedNode(f"{RDF}Statement"))
    yield Triple(node, NamedNode(f"{RDF}subject"), nodes.term(edge.source))
    yield Triple(node, NamedNode(f"{RDF}predicate"), nodes.node("relations", edge.relation))
    yield Triple(node, NamedNode(f"{RDF}object"), nodes.term(edge.target))
    if edge.reason:
        yield Triple(node, NamedNode(f"{RDFS}comment"), nodes.text(edge.reason))
    for setting in edge.settings:
        yield Triple(node, NamedNode(f"{DCTERMS}isPartOf"), nodes.node("settings", setting))
