"""The context of the JSON-LD: a short name for each property and class, with what its values are."""

from __future__ import annotations

from typing import Any

from glossgraph.exports.parts.rdf.nodes import (
    ADMS,
    BIBO,
    DC,
    DCTERMS,
    FOAF,
    GLOSSGRAPH,
    OWL,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    VANN,
    VOID,
    XSD,
)

_IN_LANGUAGES = {
    SKOS: "prefLabel altLabel hiddenLabel definition note scopeNote historyNote editorialNote changeNote example",
    DCTERMS: "title description",
    RDFS: "label comment",
    SCHEMA: "name text",
    GLOSSGRAPH: "abbreviation admittedName deprecatedName spelling explanation boundary usageNote statusReason "
    "figure workedExample plural when detail",
}
"""The properties whose values are texts, most of them in a language; one in none has the key `@none`."""

_TO_NODES = {
    SKOS: "inScheme topConceptOf hasTopConcept broader narrower related member memberList "
    "exactMatch closeMatch broadMatch narrowMatch relatedMatch",
    DCTERMS: "type source references isPartOf isReplacedBy replaces license publisher creator",
    RDFS: "subPropertyOf seeAlso isDefinedBy",
    RDF: "subject predicate object first rest",
    OWL: "inverseOf",
    FOAF: "homepage",
    ADMS: "status",
    SCHEMA: "about acceptedAnswer",
    VOID: "inDataset",
    GLOSSGRAPH: "excludes sourceKind targetKind start public",
}
"""The properties whose values are things."""

_PLAIN = {
    SKOS: "notation",
    DCTERMS: "identifier language",
    DC: "creator contributor publisher source",
    OWL: "versionInfo deprecated",
    FOAF: "name",
    VANN: "preferredNamespaceUri preferredNamespacePrefix",
    BIBO: "volume issue pages edition number isbn issn doi locator",
    GLOSSGRAPH: "coined formula flow acyclic distinguishes hierarchy reason stageRule definitionRule role article "
    "style csl",
}
"""The properties whose values are plain texts, or of several sorts."""

_DATES = {DCTERMS: "created modified"}

_CLASSES = {
    SKOS: "Concept ConceptScheme Collection OrderedCollection",
    RDF: "Property Statement",
    OWL: "ObjectProperty SymmetricProperty TransitiveProperty",
    DCTERMS: "BibliographicResource",
    FOAF: "Person Organization",
    SCHEMA: "Question Answer",
    GLOSSGRAPH: "Kind",
}

_ELSEWHERE = {
    f"{DCTERMS}type": "kind",
    f"{FOAF}name": "nameOfParty",
    f"{DC}creator": "author",
    f"{DC}contributor": "editor",
    f"{DC}publisher": "press",
    f"{DC}source": "container",
}
"""Short names for those that share their own with another."""


def _named(sorts: dict[str, str]) -> dict[str, str]:
    """Return the short names by the IRIs."""
    iris = {space + name: name for space, names in sorts.items() for name in names.split()}
    return {iri: _ELSEWHERE.get(iri, name) for iri, name in iris.items()}


IN_LANGUAGES, TO_NODES, DATES, CLASSES = map(_named, (_IN_LANGUAGES, _TO_NODES, _DATES, _CLASSES))

NAMES = {**IN_LANGUAGES, **TO_NODES, **DATES, **_named(_PLAIN)}
"""The short name of each property, by its IRI."""

CONTEXT: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    **{name: iri for iri, name in CLASSES.items()},
    **{name: {"@id": iri} for iri, name in _named(_PLAIN).items()},
    **{name: {"@id": iri, "@container": "@language"} for iri, name in IN_LANGUAGES.items()},
    **{name: {"@id": iri, "@type": "@id"} for iri, name in TO_NODES.items()},
    **{name: {"@id": iri, "@type": f"{XSD}date"} for iri, name in DATES.items()},
}
"""What the short names mean. None of them is a prefix, so that nobody's IRI can be mistaken for one that is short."""
