"""What the properties of SKOS, OWL and Dublin Core mean for a term."""

from __future__ import annotations

from glossgraph.exports.parts.rdf.nodes import GLOSSGRAPH
from glossgraph.importing.linked.rdf import DC, DCTERMS, OWL, RDF, RDFS, SKOS, SKOSXL, TYPE
from glossgraph.importing.vocabulary import ALIAS

OBO_IN_OWL = "http://www.geneontology.org/formats/oboInOwl#"
OBO = "http://purl.obolibrary.org/obo/"
SCHEMA = "http://schema.org/"

CONCEPTS = frozenset({f"{SKOS}Concept", f"{OWL}Class", f"{RDFS}Class"})

COLLECTIONS = frozenset({f"{SKOS}Collection", f"{SKOS}OrderedCollection"})

MEMBERS = frozenset({f"{SKOS}member", f"{SKOS}memberList", f"{SKOS}hasTopConcept"})

SCHEMES = frozenset({f"{SKOS}ConceptScheme", f"{OWL}Ontology"})

REFERENCES = f"{DCTERMS}BibliographicResource"

PLAIN_TYPES = CONCEPTS | {f"{OWL}NamedIndividual", f"{OWL}Thing", f"{RDFS}Resource"}
"""The classes that say nothing of what sort a concept is."""

LABELS = (f"{SKOS}prefLabel", f"{SKOSXL}prefLabel")

OTHER_LABELS = (f"{RDFS}label", f"{DCTERMS}title", f"{DC}title", f"{SCHEMA}name")
"""Where there is no preferred label, one of these is it."""

NAMES = {
    f"{GLOSSGRAPH}abbreviation": "abbreviation",
    f"{GLOSSGRAPH}admittedName": "admitted",
    f"{GLOSSGRAPH}deprecatedName": "deprecated",
    f"{GLOSSGRAPH}spelling": "spelling",
    f"{SKOS}altLabel": ALIAS,
    f"{SKOSXL}altLabel": ALIAS,
    f"{SKOS}hiddenLabel": "hidden",
    f"{SKOSXL}hiddenLabel": "hidden",
    f"{OBO_IN_OWL}hasExactSynonym": ALIAS,
    f"{OBO_IN_OWL}hasRelatedSynonym": "hidden",
    f"{OBO_IN_OWL}hasNarrowSynonym": "hidden",
    f"{OBO_IN_OWL}hasBroadSynonym": "hidden",
    f"{OBO}IAO_0000118": ALIAS,
}
"""The properties of further names, each with the type of name that it gives; this program's own say most."""

NAMES_IN_USE = {"abbreviation": "abbreviation", "acronym": "abbreviation", "synonym": ALIAS}
"""The same by the last part of the IRI, as many vocabularies have properties of their own for these."""

DEFINITIONS = (f"{SKOS}definition", f"{OBO}IAO_0000115")

DESCRIPTIONS = (f"{DCTERMS}description", f"{DC}description", f"{RDFS}comment", f"{SCHEMA}description")
"""Where there is no definition, the first of these is it; the others are notes."""

NOTES = {
    f"{SKOS}note": "general",
    f"{SKOS}scopeNote": "scope",
    f"{SKOS}historyNote": "history",
    f"{SKOS}editorialNote": "editorial",
    f"{SKOS}changeNote": "change",
    f"{GLOSSGRAPH}usageNote": "usage",
}

USAGE = f"{SKOS}example"

NOTATIONS = (f"{SKOS}notation", f"{DCTERMS}identifier", f"{DC}identifier", f"{OBO_IN_OWL}id")

MATCHES = {
    f"{SKOS}exactMatch": "exact",
    f"{SKOS}closeMatch": "close",
    f"{SKOS}broadMatch": "broad",
    f"{SKOS}narrowMatch": "narrow",
    f"{SKOS}relatedMatch": "related",
    f"{OWL}sameAs": "exact",
}

SEE_ALSO = (f"{RDFS}seeAlso", f"{DCTERMS}relation")

CREATED, MODIFIED = f"{DCTERMS}created", f"{DCTERMS}modified"

REPLACED_BY = (f"{DCTERMS}isReplacedBy", f"{OBO}IAO_0100001")

CITED = f"{DCTERMS}references"

SOURCES = (f"{DCTERMS}source", CITED)

SORT = f"{DCTERMS}type"

BROADER, NARROWER, RELATED = f"{SKOS}broader", f"{SKOS}narrower", f"{SKOS}related"

DERIVED = {f"{SKOS}broaderTransitive": BROADER, f"{SKOS}narrowerTransitive": NARROWER}
"""What follows from other statements, by what it follows from."""

SUBCLASS, EQUIVALENT, DISJOINT = f"{RDFS}subClassOf", f"{OWL}equivalentClass", f"{OWL}disjointWith"

IN_SCHEME = (f"{SKOS}inScheme", f"{RDFS}isDefinedBy")

OF_NO_USE = frozenset({TYPE, f"{SKOS}topConceptOf", f"{SKOS}semanticRelation", f"{RDF}value"})
"""What is said by other means as well, or by nothing that a term has to say."""
