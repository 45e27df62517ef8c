"""What catalogues of data want to know of a glossary, in the words of VoID and DCAT, as triples."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from glossgraph.exports.parts.rdf import triples
from glossgraph.exports.parts.rdf.nodes import (
    DCAT,
    DCTERMS,
    FOAF,
    OWL,
    PREFIXES,
    RDFS,
    SKOS,
    TYPE,
    VOID,
    XSD,
    Nodes,
    dcterms,
    skos,
)
from glossgraph.exports.parts.rdf.scheme import makers, of_makers
from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary

BESIDE = "x-beside://folder/"
"""Stands for the folder in which the files are; what it is called on the web, nobody has said."""

DESCRIBING = {
    "skos": SKOS,
    "rdfs": RDFS,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "owl": OWL,
    "xsd": XSD,
    "void": VOID,
    "dcat": DCAT,
}
"""What the description shortens."""

_MEDIA = "https://www.iana.org/assignments/media-types/"


class _File(NamedTuple):
    """A file with the whole glossary: its name, its media type (RFC 6838), and its format as the W3C names it."""

    name: str
    media: str
    format: str


_FILES = (
    _File("glossary.ttl", "text/turtle", "Turtle"),
    _File("glossary.nt", "application/n-triples", "N-Triples"),
    _File("glossary.trig", "application/trig", "TriG"),
    _File("glossary.jsonld", "application/ld+json", "JSON-LD"),
)


def description(glossary: Glossary, *, with_addresses: bool = True) -> Iterator[Triple]:
    """Yield what a glossary is as data: its size, its vocabularies, its makers and its files.

    The addresses of files start with `BESIDE`. To know the size, all triples are made once.
    """
    nodes = Nodes(glossary)
    about, dataset = glossary.about, nodes.node("dataset")
    yield Triple(dataset, TYPE, NamedNode(f"{VOID}Dataset"))
    yield Triple(dataset, TYPE, NamedNode(f"{DCAT}Dataset"))
    yield Triple(dataset, dcterms("title"), nodes.words(about.title))
    if about.description:
        yield Triple(dataset, dcterms("description"), nodes.text(about.description))
    yield from of_makers(nodes, dataset)
    yield Triple(
        dataset, dcterms("language"), NamedNode(f"http://id.loc.gov/vocabulary/iso639-1/{_language(about.language)}")
    )
    yield Triple(dataset, NamedNode(f"{VOID}uriSpace"), Literal(about.base))
    yield Triple(dataset, NamedNode(f"{VOID}rootResource"), nodes.scheme)
    example = about.start or next(iter(glossary.terms), "")
    if example:
        yield Triple(dataset, NamedNode(f"{VOID}exampleResource"), nodes.term(example))
    yield from _size(nodes, dataset)
    for file in _FILES:
        yield from _distribution(nodes, dataset, file, with_addresses=with_addresses)
    yield from makers(nodes)


def _size(nodes: Nodes, dataset: NamedNode) -> Iterator[Triple]:
    """Yield how much is said, and in which vocabularies."""
    said = _said(nodes.glossary)
    yield Triple(dataset, NamedNode(f"{VOID}triples"), Literal(said.triples))
    yield Triple(dataset, NamedNode(f"{VOID}entities"), Literal(said.described))
    concepts = nodes.node("dataset", "concepts")
    yield Triple(dataset, NamedNode(f"{VOID}classPartition"), concepts)
    yield Triple(concepts, NamedNode(f"{VOID}class"), skos("Concept"))
    yield Triple(concepts, NamedNode(f"{VOID}entities"), Literal(len(nodes.glossary.terms)))
    for space in said.vocabularies:
        yield Triple(dataset, NamedNode(f"{VOID}vocabulary"), NamedNode(space))


class _Said(NamedTuple):
    """How many triples there are, how many things have a type in them, and the vocabularies of their properties."""

    triples: int
    described: int
    vocabularies: tuple[str, ...]


@once
def _said(glossary: Glossary) -> _Said:
    number, described, properties = 0, 0, set[str]()
    last = None
    for triple in triples(glossary):
        number += 1
        properties.add(triple.predicate.value)
        if triple.predicate == TYPE and triple.subject != last:
            # the types of a thing follow one another
            described, last = described + 1, triple.subject
    used = (space for space in PREFIXES.values() if any(name.startswith(space) for name in properties))
    return _Said(number, described, tuple(used))


def _distribution(nodes: Nodes, dataset: NamedNode, file: _File, *, with_addresses: bool) -> Iterator[Triple]:
    node = nodes.node("files", file.name)
    yield Triple(dataset, NamedNode(f"{DCAT}distribution"), node)
    yield Triple(dataset, NamedNode(f"{VOID}feature"), NamedNode(f"http://www.w3.org/ns/formats/{file.format}"))
    yield Triple(node, TYPE, NamedNode(f"{DCAT}Distribution"))
    yield Triple(node, dcterms("title"), Literal(file.name))
    yield Triple(node, NamedNode(f"{DCAT}mediaType"), NamedNode(_MEDIA + file.media))
    if nodes.glossary.about.license:
        yield Triple(node, dcterms("license"), NamedNode(nodes.glossary.about.license.url))
    if with_addresses:
        yield Triple(node, NamedNode(f"{DCAT}downloadURL"), NamedNode(BESIDE + file.name))
        yield Triple(dataset, NamedNode(f"{VOID}dataDump"), NamedNode(BESIDE + file.name))


def _language(tag: str) -> str:
    return tag.partition("-")[0].lower()
