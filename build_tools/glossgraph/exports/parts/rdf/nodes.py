"""The nodes and literals of a glossary in RDF."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Glossary

SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
ADMS = "http://www.w3.org/ns/adms#"
BIBO = "http://purl.org/ontology/bibo/"
SCHEMA = "https://schema.org/"
VANN = "http://purl.org/vocab/vann/"
VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"
GLOSSGRAPH = "urn:glossgraph:vocabulary#"
"""The names that this program adds, where no vocabulary in wide use has one."""

PREFIXES = {
    "skos": SKOS,
    "rdf": RDF,
    "rdfs": RDFS,
    "dc": DC,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "owl": OWL,
    "xsd": XSD,
    "adms": ADMS,
    "bibo": BIBO,
    "schema": SCHEMA,
    "vann": VANN,
    "void": VOID,
    "gg": GLOSSGRAPH,
}
"""What the files that hold a glossary shorten."""

TYPE = NamedNode(f"{RDF}type")
LABEL = NamedNode(f"{RDFS}label")
COMMENT = NamedNode(f"{RDFS}comment")
SEE_ALSO = NamedNode(f"{RDFS}seeAlso")
PARENT = NamedNode(f"{RDFS}subPropertyOf")
PROPERTY = NamedNode(f"{RDF}Property")
STATEMENT = NamedNode(f"{RDF}Statement")
TRUE = Literal(value=True)


@dataclass(frozen=True, slots=True)
class Nodes:
    """Names what is in a glossary; every identifier of its own starts with its base, and there are no blank nodes."""

    glossary: Glossary

    def node(self, *path: str) -> NamedNode:
        """Return the node at a path below the base."""
        return NamedNode(self.glossary.about.base + "/".join(map(_quoted, path)))

    @property
    def scheme(self) -> NamedNode:
        """The concept scheme, which stands for the glossary."""
        return self.node("scheme")

    def term(self, id_: str) -> NamedNode:
        """Return the node of a term: its own IRI, if it has one."""
        term = self.glossary.terms.get(id_)
        return NamedNode(term.identifiers.iri) if term and term.identifiers.iri else self.node("terms", id_)

    def group(self, id_: str) -> NamedNode:
        """Return the node of a group: its own IRI, if it has one."""
        group = self.glossary.groups.get(id_)
        return NamedNode(group.identifiers.iri) if group and group.identifiers.iri else self.node("groups", id_)

    def relation(self, id_: str) -> NamedNode:
        """Return the node of a relation."""
        return self.node("relations", id_)

    def reference(self, id_: str) -> NamedNode:
        """Return the node of a reference."""
        return self.node("references", id_)

    def words(self, words: str, language: str = "") -> Literal:
        """Return plain words, in the language of the glossary or in another."""
        return Literal(words, language=language or self.glossary.about.language)

    def text(self, text: str, language: str = "") -> Literal:
        """Return Markdown as plain words."""
        return self.words(plain_words(self.glossary, text), language)

    def listed(self, members: Iterable[NamedNode], *path: str) -> Iterator[Triple]:
        """Yield a list of RDF, whose cells are numbered below a path, so that they are the same in every run."""
        nodes = list(members)
        cells = [self.node(*path, str(number)) for number in range(1, len(nodes) + 1)]
        following = [*cells[1:], NamedNode(f"{RDF}nil")]
        for cell, member, rest in zip(cells, nodes, following, strict=True):
            yield Triple(cell, NamedNode(f"{RDF}first"), member)
            yield Triple(cell, NamedNode(f"{RDF}rest"), rest)


@lru_cache(maxsize=500)
def _quoted(part: str) -> str:
    return quote(part, safe="")


def day(date: dt.date) -> Literal:
    """Return a date."""
    return Literal(date.isoformat(), datatype=NamedNode(f"{XSD}date"))


@cache
def skos(name: str) -> NamedNode:
    """Return what SKOS calls so."""
    return NamedNode(SKOS + name)


@cache
def dcterms(name: str) -> NamedNode:
    """Return what Dublin Core calls so."""
    return NamedNode(DCTERMS + name)


@cache
def own(name: str) -> NamedNode:
    """Return what this program calls so; `vocabulary` says what it means."""
    return NamedNode(GLOSSGRAPH + name)
