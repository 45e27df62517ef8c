"""SKOS as RDF: for triple stores, SPARQL and other vocabulary tools.

Each term is a `skos:Concept`, under its own IRI if it has one, with its id as `dcterms:identifier`. A name with a
qualifier has it in brackets, and `rdfs:label` is the label without it. Of further names, `gg:abbreviation`,
`gg:admittedName`, `gg:deprecatedName` and `gg:spelling` say what sort they are, beside `skos:altLabel` or
`skos:hiddenLabel`. Texts are plain words; only `gg:explanation`, `gg:detail` and answers are Markdown. Boundaries,
notes, figures, formulas and worked examples are notes of SKOS, and questions `schema:Question`.

Each relation is a property of its own below that of SKOS which `graph/relations.yml` names (or
`skos:semanticRelation`). What SKOS says of two terms, it says from both ends. The reason, condition, detail, sources
and settings of an edge hang on an `rdf:Statement`. Each kind is a `gg:Kind`, each stage, setting or group a
`skos:Collection`, each reading path a `skos:OrderedCollection`. What a term cites is `dcterms:references`, and what it
lists `dcterms:source`; `gg:csl` has a reference whole. A deprecated term is `owl:deprecated`, and
`dcterms:isReplacedBy` names the one to use instead. What the names with `gg:` mean, the file says at its end. Nothing
is a blank node, and no triple is quoted (RDF 1.2), as not every reader understands that yet.

`void.ttl` describes the files of linked data (VoID, DCAT), with addresses beside its own: who reads it from a disk
gives the address of its folder as the base.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, serialize

from glossgraph.exports.parts import rdf
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.exports.parts.rdf.description import BESIDE, DESCRIBING, description
from glossgraph.exports.parts.rdf.written import turtle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Triple

    from glossgraph.model import Glossary

TITLE = "Turtle (SKOS, RDF)"

OPENS = "Every triple store, Protégé, Skosmos, rdflib and pyoxigraph."

PURPOSE = Purpose.RDF

LANGUAGE = "python"

CODE = """import rdflib  # pip install rdflib

graph = rdflib.Graph().parse("glossary.ttl")
where = "?term skos:prefLabel ?label; skos:definition ?text FILTER(lang(?label) = lang(?text))"
query = "SELECT ?label ?text {" + where + "} LIMIT 5"
print(*(f"{label}: {text}" for label, text in graph.query(query)), sep="\\n")"""

NEEDS: tuple[str, ...] = ()


def names(_: Glossary) -> tuple[str, ...]:
    """Return the names of the file with the glossary, and of the one that describes it."""
    return ("glossary.ttl", "void.ttl")


def left_out(glossary: Glossary) -> str:
    """Return what no triple says."""
    return rdf.left_out(glossary)


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return the two files; every identifier starts with the base of `graph/glossary.yml`."""
    return {"glossary.ttl": turtle(rdf.triples(glossary)), "void.ttl": _described(glossary)}


def _described(glossary: Glossary) -> Iterator[str]:
    said: dict[object, list[Triple]] = {}
    for triple in description(glossary):
        said.setdefault(triple.subject, []).append(triple)
    in_order = (triple for triples in said.values() for triple in triples)
    text = (serialize(in_order, format=RdfFormat.TURTLE, prefixes=DESCRIBING, base_iri=BESIDE) or b"").decode()
    yield text.removeprefix(f"@base <{BESIDE}> .\n")
