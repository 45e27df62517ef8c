"""SKOS as TriG, in a named graph: for triple stores with several vocabularies or editions.

The same statements as in the Turtle, which says how to read them, are in a graph that has the name of the data set:
the base of the glossary with `dataset` behind it. What is said of the data set itself (VoID, DCAT), such as its
licence and its size, is outside, in the default graph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.parts import rdf
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.exports.parts.rdf.description import DESCRIBING, description
from glossgraph.exports.parts.rdf.nodes import PREFIXES, Nodes
from glossgraph.exports.parts.rdf.written import trig

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary

TITLE = "TriG (SKOS, RDF)"

OPENS = "Triple stores with named graphs, such as GraphDB, Jena Fuseki, Oxigraph and Virtuoso."

PURPOSE = Purpose.RDF

LANGUAGE = "python"

CODE = """from pyoxigraph import RdfFormat, Store  # pip install pyoxigraph

store = Store()
store.load(path="glossary.trig", format=RdfFormat.TRIG)
print(*store.named_graphs())"""

NEEDS: tuple[str, ...] = ()


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return ("glossary.trig",)


def left_out(glossary: Glossary) -> str:
    """Return what no triple says."""
    return rdf.left_out(glossary)


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return `glossary.trig`."""
    said = description(glossary, with_addresses=False)
    graphs = ((None, said), (Nodes(glossary).node("dataset"), rdf.triples(glossary)))
    return {"glossary.trig": trig(graphs, PREFIXES | DESCRIBING)}
