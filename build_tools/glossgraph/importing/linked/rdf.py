"""Linked data as an index: what is said of each thing, by property."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from glossgraph.importing.place import UnreadableError
from glossgraph.importing.vocabulary import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad

    from glossgraph.importing.place import Place

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SKOSXL = "http://www.w3.org/2008/05/skos-xl#"
OWL = "http://www.w3.org/2002/07/owl#"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
DC = "http://purl.org/dc/elements/1.1/"

TYPE = f"{RDF}type"

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".n3": RdfFormat.N3,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".skos": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
}
"""The formats that are read, by the endings of files."""

_ENTITY = re.compile(rb"<!ENTITY\s+(?P<sort>%\s+)?[^\s\"'>]+\s+(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|\S+)")

_LONGEST_ENTITY = 300

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\dA-Z_]+|\d+|[A-Z]+")


@dataclass(frozen=True, slots=True)
class Node:
    """A thing that is named by an IRI, or by nothing."""

    name: str
    is_blank: bool = False


@dataclass(frozen=True)
class Graph:
    """What a file of linked data says."""

    of: dict[Node, dict[str, list[Node | Text]]]

    def values(self, node: Node, *properties: str) -> Iterator[Node | Text]:
        """Yield the values of properties of a thing, in the order of the properties and then of the file."""
        said = self.of.get(node, {})
        for property_ in properties:
            yield from said.get(property_, ())

    def nodes(self, node: Node, *properties: str) -> Iterator[Node]:
        """Yield the values that are things."""
        yield from (value for value in self.values(node, *properties) if isinstance(value, Node))

    def texts(self, node: Node, *properties: str) -> Iterator[Text]:
        """Yield the values that are texts; a thing that has a text as its value or its literal form counts as that."""
        for value in self.values(node, *properties):
            if isinstance(value, Text):
                yield value
            else:
                yield from (t for t in self.values(value, f"{RDF}value", f"{SKOSXL}literalForm") if isinstance(t, Text))

    def types(self, node: Node) -> set[str]:
        """Return the classes of a thing."""
        return {value.name for value in self.nodes(node, TYPE)}

    @cached_property
    def by_type(self) -> dict[str, list[Node]]:
        """The things of each class, in the order of the file."""
        found: dict[str, list[Node]] = {}
        for node in self.of:
            for type_ in self.nodes(node, TYPE):
                found.setdefault(type_.name, []).append(node)
        return found

    def listed(self, head: Node) -> Iterator[Node]:
        """Yield the members of a list, each once, even if the list runs in a circle."""
        seen = set()
        while head not in seen and head.name != f"{RDF}nil":
            seen.add(head)
            yield from self.nodes(head, f"{RDF}first")
            head = next(self.nodes(head, f"{RDF}rest"), head)


def read_graph(place: Place) -> Graph:
    """Read a file of linked data.

    Raises:
        UnreadableError: it is no such file, or has a mistake.

    """
    format_ = FORMATS[place.ending]
    if place.ending == ".owl" and not place.head().lstrip("\ufeff \t\r\n").startswith("<"):
        format_ = RdfFormat.TURTLE
    content = place.content()
    if format_ is RdfFormat.RDF_XML:
        _refuse_nested_entities(place, content)
    of: dict[Node, dict[str, list[Node | Text]]] = {}
    try:
        for quad in parse(content, format=format_, base_iri=place.path.resolve().as_uri()):
            _add(of, quad)
    except (SyntaxError, ValueError) as error:
        raise UnreadableError(f"`{place.path}` cannot be read: {error.args[0]}{_line(error)}") from error
    return Graph(of)


def _line(error: Exception) -> str:
    number = getattr(error, "lineno", None)
    return f" (line {number})" if number and "line" not in str(error.args[0]) else ""


def _refuse_nested_entities(place: Place, content: bytes) -> None:
    """Refuse the entities of XML with which a small file makes texts that fit into no memory."""
    for match in _ENTITY.finditer(content):
        value = match["double"] or match["single"] or b""
        if match["sort"] or b"&" in value or b"%" in value or len(value) > _LONGEST_ENTITY:
            name = match[0].split()[1].decode("utf-8", "replace")
            raise UnreadableError(f"`{place.path}` declares the entity `{name}`, whose value is not a short text")


def _add(of: dict[Node, dict[str, list[Node | Text]]], quad: Quad) -> None:
    subject, value = quad.subject, quad.object
    if isinstance(subject, (NamedNode, BlankNode)):
        said = of.setdefault(_node(subject), {}).setdefault(quad.predicate.value, [])
        if isinstance(value, Literal):
            text = Text(value.value, _tag(value.language or ""))
            # graphs of one file may repeat one another
            if text not in said or len(said) > _MOST_COMPARED:
                said.append(text)
        elif isinstance(value, (NamedNode, BlankNode)):
            node = _node(value)
            if len(said) > _MOST_COMPARED or node not in said:
                said.append(node)


def _tag(language: str) -> str:
    """Return the tag of a language as people write it (RFC 5646, section 2.1.1): RDF tells no `pt-br` from `pt-BR`."""
    first, *rest = language.split("-")
    shapes = {2: str.upper, 4: str.title}
    singles = [number for number, part in enumerate(rest) if len(part) == 1]
    before = singles[0] if singles else len(rest)
    written = [shapes.get(len(p), str.lower)(p) if n < before else p.lower() for n, p in enumerate(rest)]
    return "-".join([first.lower(), *written])


_MOST_COMPARED = 50
"""With more values than this, whether one is a repetition is left to those who use them."""


def _node(node: NamedNode | BlankNode) -> Node:
    return Node(node.value, isinstance(node, BlankNode))


def local_name(iri: str) -> str:
    """Return the last part of an IRI, which often says what it names."""
    return unquote(re.split(r"[#/:]", iri.rstrip("#/:"))[-1])


def in_words(name: str) -> str:
    """Return a name as programs write names, such as `inFacet` or `has_part`, as words."""
    return " ".join(part if part.isupper() else part.lower() for part in _WORD.findall(name)) or name


def namespace(iri: str) -> str:
    """Return the part of an IRI before its last part."""
    return iri[: max(iri.rfind("#"), iri.rfind("/"), iri.rfind(":")) + 1]
