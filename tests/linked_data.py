"""A glossary's linked data as different programs read it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import rdflib
from pyoxigraph import DefaultGraph, Literal, RdfFormat, parse

from glossgraph import exports

if TYPE_CHECKING:
    from glossgraph.model import Glossary

Triple = tuple[str, str, str]

NAMES = {"turtle": "glossary.ttl", "ntriples": "glossary.nt", "trig": "glossary.trig", "jsonld": "glossary.jsonld"}

OF_PYOXIGRAPH = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
}

OF_RDFLIB = {"turtle": "turtle", "ntriples": "nt", "trig": "trig", "jsonld": "json-ld"}


@lru_cache(maxsize=32)
def text_of(glossary: Glossary, form: str) -> str:
    return str(exports.contents(glossary, [form])[NAMES[form]])


def graph_of(glossary: Glossary, form: str = "turtle") -> rdflib.Graph:
    """Return what rdflib reads in a file; of TriG, what is in the graph of the glossary."""
    text = text_of(glossary, form)
    if form != "trig":
        return rdflib.Graph().parse(data=text, format=OF_RDFLIB[form])
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format="trig")
    return dataset.graph(rdflib.URIRef(f"{glossary.about.base}dataset"))


def by_rdflib(glossary: Glossary, form: str) -> set[Triple]:
    return {(str(s), str(p), written(o)) for s, p, o in graph_of(glossary, form)}


def by_pyoxigraph(glossary: Glossary, form: str) -> set[Triple]:
    quads = parse(text_of(glossary, form), format=OF_PYOXIGRAPH[form])
    named = (quad for quad in quads if form != "trig" or quad.graph_name != DefaultGraph())
    return {(str(quad.subject.value), quad.predicate.value, written(quad.object)) for quad in named}


def written(node: object) -> str:
    """Return a node as a text that is the same whichever library read it."""
    if isinstance(node, Literal):
        return repr((node.value, (node.language or "").lower(), "" if node.language else node.datatype.value))
    if isinstance(node, rdflib.Literal):
        string = rdflib.XSD.string
        return repr((str(node), (node.language or "").lower(), "" if node.language else str(node.datatype or string)))
    return f"<{getattr(node, 'value', node)}>"
