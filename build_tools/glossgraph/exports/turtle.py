"""SKOS as RDF: for triple stores, SPARQL and other vocabulary tools.

Each term is a `skos:Concept`, each stage or setting a `skos:Collection`, each relation a property of its own below
the SKOS property that `graph/relations.yml` names (or `skos:semanticRelation`). The reason for an edge hangs on an
`rdf:Statement`. Texts are plain words, without Markdown. What a term cites is `dcterms:references`, and what it lists
`dcterms:source`. A deprecated term is `owl:deprecated`, and `dcterms:isReplacedBy` names the one to use instead. A
label that is the glossary's own name has a `skos:scopeNote` that says so, and a formula is a `skos:note`, with its
symbols. The members of a setting are the terms that belong to it; each role is a property that leads from it to an
actor. The `rdf:Statement` of an edge that holds in some settings only is `dcterms:isPartOf` these.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from glossgraph.graph.members import settings_with
from glossgraph.text.cited import cited_in
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Edge, Formula, Glossary, Party, Reference, Relation, Term

SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"

_PREFIXES = {"skos": SKOS, "rdf": RDF, "rdfs": RDFS, "dcterms": DCTERMS, "foaf": FOAF, "owl": OWL, "xsd": XSD}

_BATCH = 1000
"""How many triples are written together, so that a large glossary need not be in memory as triples."""

_TYPE = NamedNode(f"{RDF}type")

_COINED = "The label is this glossary's own name for the concept, and not a term in general use."

TITLE = "Turtle (SKOS, RDF)"

OPENS = "Every triple store, Protégé, Skosmos, rdflib and pyoxigraph."

LANGUAGE = "python"

CODE = """import rdflib  # pip install rdflib

graph = rdflib.Graph().parse("glossary.ttl")
query = "SELECT ?label ?text {?term skos:prefLabel ?label; skos:definition ?text} LIMIT 5"
print(*(f"{label}: {text}" for label, text in graph.query(query)), sep="\\n")"""


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return ("glossary.ttl",)


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return `glossary.ttl`; every identifier starts with the base of `graph/glossary.yml`."""
    return {"glossary.ttl": _written(_Writer(glossary, glossary.about.base).triples())}


def left_out(_: Glossary) -> str:
    """Return what no triple says."""
    return (
        "explanations, questions, examples, figures, stories, facts of settings, reading paths, "
        "and the conditions, details and sources of edges"
    )


def _written(triples: Iterable[Triple]) -> Iterator[str]:
    header = ""
    for batch in _batches(triples):
        text = (serialize(batch, format=RdfFormat.TURTLE, prefixes=_PREFIXES) or b"").decode()
        yield text.removeprefix(header)
        header = header or "".join(takewhile(_declares_a_prefix, text.splitlines(keepends=True)))


def _declares_a_prefix(row: str) -> bool:
    return row.startswith("@prefix ")


def _batches(triples: Iterable[Triple]) -> Iterator[list[Triple]]:
    """Yield triples by the thousand; those of one subject that follow one another stay together."""
    batch: list[Triple] = []
    for triple in triples:
        if len(batch) >= _BATCH and triple.subject != batch[-1].subject:
            yield batch
            batch = []
        batch.append(triple)
    yield batch


class _Writer:
    """Turns a glossary into triples."""

    def __init__(self, glossary: Glossary, base: str) -> None:
        self._glossary = glossary
        self._base = base

    def triples(self) -> Iterator[Triple]:
        """Yield every triple, in the order of the glossary."""
        glossary = self._glossary
        scheme = self._node("scheme")
        yield Triple(scheme, _TYPE, _skos("ConceptScheme"))
        yield Triple(scheme, NamedNode(f"{DCTERMS}title"), self._words(glossary.about.title))
        if glossary.about.description:
            yield Triple(scheme, NamedNode(f"{DCTERMS}description"), self._text(glossary.about.description))
        yield from self._credits(scheme)
        for relation in glossary.relations.values():
            yield from self._relation(relation)
        yield from self._stages(scheme)
        yield from self._settings(scheme)
        for term in glossary.terms.values():
            yield from self._term(term, scheme)
        for _, reference in sorted(glossary.references.items()):
            yield from self._reference(reference)
        for edge in glossary.edges:
            yield from self._statement(edge)

    def _credits(self, scheme: NamedNode) -> Iterator[Triple]:
        about = self._glossary.about
        if about.license:
            yield Triple(scheme, NamedNode(f"{DCTERMS}license"), NamedNode(about.license.url))
        if about.version:
            yield Triple(scheme, NamedNode(f"{OWL}versionInfo"), Literal(about.version))
        if about.created:
            day = Literal(about.created.isoformat(), datatype=NamedNode(f"{XSD}date"))
            yield Triple(scheme, NamedNode(f"{DCTERMS}created"), day)
        if about.publisher:
            yield from _party(about.publisher, "Organization", scheme, "publisher", BlankNode("publisher"))
        for number, author in enumerate(about.authors, start=1):
            yield from _party(author, "Person", scheme, "creator", BlankNode(f"author{number}"))

    def _relation(self, relation: Relation) -> Iterator[Triple]:
        node = self._node("relations", relation.id)
        yield Triple(node, _TYPE, NamedNode(f"{RDF}Property"))
        yield Triple(node, NamedNode(f"{RDFS}label"), self._words(relation.label))
        if relation.description:
            yield Triple(node, NamedNode(f"{RDFS}comment"), self._text(relation.description))
        if not relation.distinguishes:
            parent = _skos(relation.skos or "semanticRelation")
            yield Triple(node, NamedNode(f"{RDFS}subPropertyOf"), parent)

    def _stages(self, scheme: NamedNode) -> Iterator[Triple]:
        stages = [self._node("stages", id_) for id_ in self._glossary.stages]
        if not stages:
            return
        order = self._node("stages")
        yield Triple(order, _TYPE, _skos("OrderedCollection"))
        yield Triple(order, NamedNode(f"{DCTERMS}isPartOf"), scheme)
        cells = [BlankNode(f"stage{number}") for number in range(1, len(stages) + 1)]
        yield Triple(order, _skos("memberList"), cells[0])
        for cell, node in zip(cells, stages, strict=True):
            yield Triple(cell, NamedNode(f"{RDF}first"), node)
        rest: list[BlankNode | NamedNode] = [*cells[1:], NamedNode(f"{RDF}nil")]
        for cell, following in zip(cells, rest, strict=True):
            yield Triple(cell, NamedNode(f"{RDF}rest"), following)
        for node, stage in zip(stages, self._glossary.stages.values(), strict=True):
            yield Triple(node, _TYPE, _skos("Collection"))
            yield Triple(node, _skos("prefLabel"), self._words(stage.label))
            if stage.description:
                yield Triple(node, _skos("scopeNote"), self._text(stage.description))
            for term in self._glossary.by_stage[stage.id]:
                yield Triple(node, _skos("member"), self._node("terms", term.id))

    def _settings(self, scheme: NamedNode) -> Iterator[Triple]:
        settings = self._glossary.settings.values()
        for role in dict.fromkeys(role for setting in settings for role in setting.cast):
            yield Triple(self._node("roles", role), _TYPE, NamedNode(f"{RDF}Property"))
            yield Triple(self._node("roles", role), NamedNode(f"{RDFS}label"), self._words(role))
        members: dict[str, list[Term]] = {setting.id: [] for setting in settings}
        for term in self._glossary.terms.values():
            for setting in settings_with(self._glossary, term):
                members[setting.id].append(term)
        for setting in settings:
            node = self._node("settings", setting.id)
            yield Triple(node, _TYPE, _skos("Collection"))
            yield Triple(node, NamedNode(f"{DCTERMS}isPartOf"), scheme)
            yield Triple(node, _skos("prefLabel"), self._words(setting.label))
            if setting.description:
                yield Triple(node, _skos("scopeNote"), self._text(setting.description))
            for role, actor in setting.cast.items():
                yield Triple(node, self._node("roles", role), self._node("terms", actor))
            for term in members[setting.id]:
                yield Triple(node, _skos("member"), self._node("terms", term.id))

    def _term(self, term: Term, scheme: NamedNode) -> Iterator[Triple]:
        node = self._node("terms", term.id)
        yield Triple(node, _TYPE, _skos("Concept"))
        yield Triple(node, _skos("inScheme"), scheme)
        yield Triple(node, _skos("notation"), Literal(term.id))
        yield Triple(node, _skos("prefLabel"), self._words(term.label))
        for alias in term.aliases:
            yield Triple(node, _skos("altLabel"), self._words(alias))
        yield Triple(node, NamedNode(f"{DCTERMS}type"), Literal(term.kind))
        if term.deprecated:
            yield Triple(node, NamedNode(f"{OWL}deprecated"), Literal(value=True))
        if term.replaced_by:
            yield Triple(node, NamedNode(f"{DCTERMS}isReplacedBy"), self._node("terms", term.replaced_by))
        yield Triple(node, _skos("definition"), self._text(term.definition))
        yield from (Triple(node, _skos(property_), value) for property_, value in self._notes(term))
        for edge in term.edges:
            relation = self._glossary.relations[edge.relation]
            target = self._node("terms", edge.target)
            yield Triple(node, self._node("relations", edge.relation), target)
            if relation.skos:
                yield Triple(node, _skos(relation.skos), target)
        for source in term.sources:
            yield Triple(node, NamedNode(f"{DCTERMS}source"), self._node("references", source))
        for cited in cited_in(term):
            yield Triple(node, NamedNode(f"{DCTERMS}references"), self._node("references", cited))

    def _notes(self, term: Term) -> Iterator[tuple[str, Literal]]:
        """Yield what SKOS notes of a term, each with the name of its property."""
        if term.coined:
            yield "scopeNote", Literal(_COINED, language="en")
            if term.coined.reason:
                yield "scopeNote", self._text(term.coined.reason)
        if term.formula:
            yield "note", self._words(self._formula(term.formula))
        yield from (("scopeNote", self._text(boundary)) for boundary in term.boundaries)

    def _formula(self, formula: Formula) -> str:
        """Return a formula as it is written, with what its symbols mean, its unit and its sign."""
        meanings = (f"{s.written}: {plain_words(self._glossary, s.meaning)}" for s in formula.where)
        sign = plain_words(self._glossary, formula.sign)
        return "; ".join(filter(None, (formula.equation, *meanings, formula.unit, sign)))

    def _reference(self, reference: Reference) -> Iterator[Triple]:
        node = self._node("references", reference.id)
        yield Triple(node, _TYPE, NamedNode(f"{DCTERMS}BibliographicResource"))
        yield Triple(node, NamedNode(f"{DCTERMS}title"), Literal(str(reference.fields.get("title", reference.id))))
        if "DOI" in reference.fields:
            address = NamedNode("https://doi.org/" + quote(str(reference.fields["DOI"]), safe="/"))
            yield Triple(node, NamedNode(f"{RDFS}seeAlso"), address)

    def _statement(self, edge: Edge) -> Iterator[Triple]:
        node = self._node("edges", f"{edge.source}--{edge.relation}--{edge.target}")
        yield Triple(node, _TYPE, NamedNode(f"{RDF}Statement"))
        yield Triple(node, NamedNode(f"{RDF}subject"), self._node("terms", edge.source))
        yield Triple(node, NamedNode(f"{RDF}predicate"), self._node("relations", edge.relation))
        yield Triple(node, NamedNode(f"{RDF}object"), self._node("terms", edge.target))
        yield Triple(node, NamedNode(f"{RDFS}comment"), self._text(edge.reason))
        for setting in edge.settings:
            yield Triple(node, NamedNode(f"{DCTERMS}isPartOf"), self._node("settings", setting))

    def _node(self, *path: str) -> NamedNode:
        return NamedNode(self._base + "/".join(quote(part, safe="") for part in path))

    def _words(self, words: str) -> Literal:
        return Literal(words, language=self._glossary.about.language)

    def _text(self, text: str) -> Literal:
        return self._words(plain_words(self._glossary, text))


def _party(party: Party, type_: str, scheme: NamedNode, role: str, node: BlankNode) -> Iterator[Triple]:
    """Yield the publisher or an author of the scheme; `role` is what Dublin Core calls them."""
    yield Triple(scheme, NamedNode(f"{DCTERMS}{role}"), node)
    yield Triple(node, _TYPE, NamedNode(f"{FOAF}{type_}"))
    yield Triple(node, NamedNode(f"{FOAF}name"), Literal(party.name))
    if party.url:
        yield Triple(node, NamedNode(f"{FOAF}homepage"), NamedNode(party.url))


def _skos(name: str) -> NamedNode:
    return NamedNode(SKOS + name)
