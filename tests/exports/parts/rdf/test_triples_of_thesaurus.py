"""A thesaurus comes out as SKOS under the identifiers of its source, with all its names and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD

from glossgraph import exports

if TYPE_CHECKING:
    from glossgraph.model import Glossary

BASE = "https://example.org/spoons/"

SPOON = rdflib.URIRef("https://example.org/things/spoon")

LADLE = rdflib.URIRef(f"{BASE}terms/ladle")

INVERSE = rdflib.URIRef(f"{BASE}inverses/broader")

STOVE = rdflib.URIRef("https://example.org/groups/stove")


@pytest.fixture(scope="module")
def graph(spoons: Glossary) -> rdflib.Graph:
    return rdflib.Graph().parse(data=exports.contents(spoons, ["turtle"])["glossary.ttl"], format="turtle")


def values(graph: rdflib.Graph, property_: rdflib.URIRef, subject: rdflib.URIRef = SPOON) -> set[str]:
    return {value.n3() for value in graph.objects(subject, property_)}


def test_names_are_labels_of_their_language(graph: rdflib.Graph) -> None:
    assert values(graph, SKOS.prefLabel) == {'"Spoon"@en', '"Löffel"@de', '"cuillère"@fr'}
    assert values(graph, SKOS.altLabel) == {'"eating spoon"@en', '"Löffelchen"@de', '"Esslöffel"@de'}
    assert values(graph, SKOS.hiddenLabel) == {'"spoone"@en', '"spoons with handle"@en'}


def test_identifiers_and_matches_are_there(graph: rdflib.Graph) -> None:
    assert values(graph, SKOS.notation) == {'"S.1"'}
    assert values(graph, SKOS.notation, LADLE) == {'"S.2"', '"17"'}
    assert values(graph, DCTERMS.identifier, LADLE) == {'"ladle"'}
    assert values(graph, SKOS.exactMatch) == {"<http://www.wikidata.org/entity/Q81895>"}
    assert values(graph, SKOS.broadMatch) == {"<https://example.org/other/cutlery>"}
    assert values(graph, RDFS.seeAlso) == {"<https://example.org/about/spoons>"}


def test_notes_and_dates_are_there(graph: rdflib.Graph) -> None:
    assert values(graph, SKOS.scopeNote) == {'"Not for large ones, which serve."@en'}
    assert values(graph, SKOS.historyNote) == {'"Early ones were of wood or shell."@en'}
    assert values(graph, SKOS.note) == {'"Ohne Artikel in Rezepten."@de'}
    assert values(graph, SKOS.example) == {'"Stir it with a spoon until it thickens."@en'}
    assert values(graph, DCTERMS.modified) == {f'"2020-02-03"^^{XSD.date.n3()}'}
    assert graph.value(rdflib.URIRef(f"{BASE}terms/spork"), SKOS.changeNote)


def test_what_is_not_said_is_left_out(graph: rdflib.Graph) -> None:
    assert not values(graph, SKOS.definition, LADLE)
    statements = list(graph.subjects(RDF.type, RDF.Statement))
    reasons = {str(graph.value(node, RDFS.comment)) for node in statements if graph.value(node, RDFS.comment)}
    assert reasons == {"It holds a portion."}
    assert {str(relation) for relation in graph.objects(None, RDF.predicate)} == {
        f"{BASE}relations/made-for",
        str(DCTERMS.source),
    }


def test_edges_lead_to_the_identifiers(graph: rdflib.Graph) -> None:
    assert (LADLE, SKOS.broader, SPOON) in graph


def test_a_qualifier_is_in_the_preferred_label(graph: rdflib.Graph) -> None:
    whisk = rdflib.URIRef(f"{BASE}terms/whisk-game")
    assert values(graph, SKOS.prefLabel, whisk) == {'"Whisk (card game)"@en'}
    assert values(graph, RDFS.label, whisk) == {'"Whisk"@en'}


def test_groups_are_collections_within_each_other(graph: rdflib.Graph) -> None:
    kitchen = rdflib.URIRef(f"{BASE}groups/kitchen")
    assert (STOVE, RDF.type, SKOS.Collection) in graph
    assert (kitchen, SKOS.member, STOVE) in graph
    assert {SPOON, LADLE} == set(graph.objects(STOVE, SKOS.member))
    assert values(graph, SKOS.prefLabel, kitchen) == {'"In the kitchen"@en', '"In der Küche"@de'}


def test_relations_have_their_properties(graph: rdflib.Graph) -> None:
    broader, related = (rdflib.URIRef(f"{BASE}relations/{name}") for name in ("broader", "related"))
    assert (broader, RDF.type, OWL.TransitiveProperty) in graph
    assert (related, RDF.type, OWL.SymmetricProperty) in graph
    assert graph.value(broader, OWL.inverseOf) == INVERSE
    assert values(graph, RDFS.label, INVERSE) == {'"has the kind"@en'}
    assert not graph.value(rdflib.URIRef(f"{BASE}relations/made-for"), OWL.inverseOf)


def test_the_scheme_leads_to_what_nothing_is_broader_than(graph: rdflib.Graph) -> None:
    tops = {top.removeprefix(f"{BASE}terms/") for top in map(str, graph.objects(None, SKOS.hasTopConcept))}
    assert tops == {str(SPOON), "soup", "whisk-game", "whisk-kitchen"}
