"""SKOS as RDF: for triple stores, SPARQL and other vocabulary tools.

Each term is a `skos:Concept`, under its own IRI if it has one, with its id as `dcterms:identifier` and its notations as
`skos:notation`. Each stage, setting or group is a `skos:Collection`, each relation a property of its own below the SKOS
property that `graph/relations.yml` names (or `skos:semanticRelation`). A name with a qualifier has it in brackets, and
`rdfs:label` is the label without it. Terms that no other is broader than are the scheme's top concepts. The reason for
an edge hangs on an `rdf:Statement`. Texts are plain words, without Markdown. What a term cites is `dcterms:references`,
and what it lists `dcterms:source`. A deprecated term is `owl:deprecated`, and `dcterms:isReplacedBy` names the one to
use instead. A label that is the glossary's own name has a `skos:scopeNote` that says so, and a formula is a
`skos:note`, with its symbols. The members of a setting are the terms that belong to it; each role is a property that
leads from it to an actor. The `rdf:Statement` of an edge that holds in some settings only is `dcterms:isPartOf` these.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, serialize

from glossgraph.exports.parts.purpose import Purpose
from glossgraph.exports.turtle.nodes import DCTERMS, FOAF, OWL, RDF, RDFS, SKOS, XSD, Nodes
from glossgraph.exports.turtle.scheme import triples
from glossgraph.graph.contents import held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Triple

    from glossgraph.model import Glossary

_PREFIXES = {"skos": SKOS, "rdf": RDF, "rdfs": RDFS, "dcterms": DCTERMS, "foaf": FOAF, "owl": OWL, "xsd": XSD}

_BATCH = 1000
"""How many triples are written together, so that a large glossary need not be in memory as triples."""

TITLE = "Turtle (SKOS, RDF)"

OPENS = "Every triple store, Protégé, Skosmos, rdflib and pyoxigraph."

PURPOSE = Purpose.RDF

LANGUAGE = "python"

CODE = """import rdflib  # pip install rdflib

graph = rdflib.Graph().parse("glossary.ttl")
query = "SELECT ?label ?text {?term skos:prefLabel ?label; skos:definition ?text} LIMIT 5"
print(*(f"{label}: {text}" for label, text in graph.query(query)), sep="\\n")"""

NEEDS: tuple[str, ...] = ()


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return ("glossary.ttl",)


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return `glossary.ttl`; every identifier starts with the base of `graph/glossary.yml`."""
    return {"glossary.ttl": _written(triples(Nodes(glossary)))}


def left_out(glossary: Glossary) -> str:
    """Return what no triple says."""
    return held(
        glossary,
        *("explanations", "questions", "examples", "figures", "stories", "facts of settings", "reading paths"),
        *("conditions of edges", "details of edges", "sources of edges"),
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
