"""A glossary as triples of RDF, in the words of SKOS, which every serialization of linked data holds alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse, serialize

from glossgraph.exports.parts.rdf.collections import groups, paths, settings, stages
from glossgraph.exports.parts.rdf.nodes import Nodes
from glossgraph.exports.parts.rdf.notes import questions
from glossgraph.exports.parts.rdf.references import of_reference
from glossgraph.exports.parts.rdf.scheme import makers, of_kind, of_relation, of_scheme
from glossgraph.exports.parts.rdf.terms import of_edge, of_sources, of_term
from glossgraph.exports.parts.rdf.vocabulary import with_meanings
from glossgraph.exports.parts.rdf.written import batches
from glossgraph.graph.contents import held
from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Triple

    from glossgraph.model import Glossary


def triples(glossary: Glossary) -> Iterator[Triple]:
    """Yield all that is said of a glossary, each statement once and in a fixed order; no node is without a name."""
    return (quad.triple for batch in _written(glossary) for quad in parse(batch, RdfFormat.N_TRIPLES))


@once
def _written(glossary: Glossary) -> list[bytes]:
    """Return all triples as N-Triples, in batches: to read them takes less time than to work them out once more."""
    stated = with_meanings(triple for part in _parts(Nodes(glossary)) for triple in part)
    return [serialize(batch, format=RdfFormat.N_TRIPLES) or b"" for batch in batches(stated)]


def _parts(nodes: Nodes) -> Iterator[Iterator[Triple]]:
    """Yield what is said of each part, which may be long; no two parts say the same, and none says a thing twice."""
    glossary = nodes.glossary
    yield of_scheme(nodes)
    yield makers(nodes)
    yield from (of_kind(nodes, kind) for kind in glossary.kinds.values())
    yield from (of_relation(nodes, relation) for relation in glossary.relations.values())
    yield from (part(nodes) for part in (stages, settings, groups, paths))
    yield from (iter(dict.fromkeys(of_term(nodes, term))) for term in glossary.terms.values())
    yield from (questions(nodes, term) for term in glossary.terms.values())
    yield from (of_sources(nodes, term) for term in glossary.terms.values())
    yield from (
        iter(dict.fromkeys(of_reference(nodes, reference))) for _, reference in sorted(glossary.references.items())
    )
    yield from (of_edge(nodes, edge) for edge in glossary.edges)


def left_out(glossary: Glossary) -> str:
    """Return what no triple says."""
    said = "what reading paths say of their stops" if glossary.paths else ""
    return " and ".join(filter(None, (held(glossary, "stories", "models"), said)))
