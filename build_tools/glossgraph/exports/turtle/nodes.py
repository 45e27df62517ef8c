"""The nodes and literals of a glossary in RDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    import datetime as dt

    from glossgraph.model import Glossary

SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"

TYPE = NamedNode(f"{RDF}type")


@dataclass(frozen=True, slots=True)
class Nodes:
    """Names what is in a glossary; every identifier of its own starts with its base."""

    glossary: Glossary

    def node(self, *path: str) -> NamedNode:
        """Return the node at a path below the base."""
        return NamedNode(self.glossary.about.base + "/".join(quote(part, safe="") for part in path))

    def term(self, id_: str) -> NamedNode:
        """Return the node of a term: its own IRI, if it has one."""
        term = self.glossary.terms.get(id_)
        return NamedNode(term.identifiers.iri) if term and term.identifiers.iri else self.node("terms", id_)

    def group(self, id_: str) -> NamedNode:
        """Return the node of a group: its own IRI, if it has one."""
        group = self.glossary.groups.get(id_)
        return NamedNode(group.identifiers.iri) if group and group.identifiers.iri else self.node("groups", id_)

    def words(self, words: str, language: str = "") -> Literal:
        """Return plain words, in the language of the glossary or in another."""
        return Literal(words, language=language or self.glossary.about.language)

    def text(self, text: str, language: str = "") -> Literal:
        """Return Markdown as plain words."""
        return self.words(plain_words(self.glossary, text), language)


def day(date: dt.date) -> Literal:
    """Return a date."""
    return Literal(date.isoformat(), datatype=NamedNode(f"{XSD}date"))


def skos(name: str) -> NamedNode:
    """Return what SKOS calls so."""
    return NamedNode(SKOS + name)
