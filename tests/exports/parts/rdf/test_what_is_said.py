"""What a glossary says beyond its names is in the linked data, in the words of vocabularies in wide use."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import rdflib
from rdflib.namespace import DC, DCTERMS, OWL, RDF, RDFS, SKOS, VANN, XSD

from glossgraph.model import Coined, Figure, Flow, Identifiers, Matches, ReadingPath, Relation, Stop
from linked_data import graph_of

if TYPE_CHECKING:
    from glossgraph.model import Glossary

GG = rdflib.Namespace("urn:glossgraph:vocabulary#")

SCHEMA = rdflib.Namespace("https://schema.org/")

BIBO = rdflib.Namespace("http://purl.org/ontology/bibo/")

ADMS = rdflib.Namespace("http://www.w3.org/ns/adms#")

BREAD = rdflib.Namespace("https://bread.example/")

SPOONS = rdflib.Namespace("https://example.org/spoons/")

TRUE = rdflib.Literal("true", datatype=XSD.boolean)


@pytest.fixture(scope="module")
def bread_graph(bread: Glossary) -> rdflib.Graph:
    return graph_of(bread)


@pytest.fixture(scope="module")
def spoons_graph(spoons: Glossary) -> rdflib.Graph:
    return graph_of(spoons)


def test_an_explanation_is_a_note_in_words_and_in_markdown(bread_graph: rdflib.Graph) -> None:
    dough = BREAD["terms/dough"]
    markdown = str(bread_graph.value(dough, GG.explanation))
    assert markdown.endswith("\n\n- It ends as a loaf.")
    assert any(
        str(note).endswith("It ends as a loaf.") and "\n" not in note for note in bread_graph.objects(dough, SKOS.note)
    )


def test_questions_and_answers_are_those_of_schema_org(bread: Glossary, bread_graph: rdflib.Graph) -> None:
    dough = BREAD["terms/dough"]
    questions = set(bread_graph.subjects(SCHEMA.about, dough))
    asked = {str(bread_graph.value(question, SCHEMA.name)) for question in questions}
    assert asked == {question.question for question in bread["dough"].faq}
    answers = {bread_graph.value(question, SCHEMA.acceptedAnswer) for question in questions}
    assert {bread_graph.value(answer, RDF.type) for answer in answers} == {SCHEMA.Answer}
    assert any("if a piece is kept" in str(bread_graph.value(answer, SCHEMA.text)) for answer in answers)


def test_boundaries_figures_and_examples_are_notes(bread: Glossary) -> None:
    dough = replace(
        bread["dough"],
        boundaries=("It is *no* batter.",),
        figures=(Figure("70 per cent", "water in it", "miller-1999"),),
        coined=Coined("Nobody else has a word for it."),
        former_ids=("paste",),
    )
    graph = graph_of(replace(bread, terms={**bread.terms, "dough": dough}))
    node = BREAD["terms/dough"]
    for own, general, text in (
        (GG.boundary, SKOS.scopeNote, "It is no batter."),
        (GG.figure, SKOS.note, "70 per cent: water in it"),
        (GG.coined, SKOS.scopeNote, "Nobody else has a word for it."),
    ):
        said = rdflib.Literal(text, lang="en")
        assert (node, own, said) in graph
        assert (node, general, said) in graph
        assert (own, RDFS.comment, None) in graph
    assert (node, DCTERMS.references, BREAD["references/miller-1999"]) in graph
    assert (node, DCTERMS.replaces, BREAD["terms/paste"]) in graph
    hydration = BREAD["terms/hydration"]
    examples = {str(text) for text in graph.objects(hydration, GG.workedExample)}
    assert any(
        text.startswith("Poured twice: W_i = 450, 270;") and "= 0.80 parts & pieces." in text for text in examples
    )
    assert examples <= {str(text) for text in graph.objects(hydration, SKOS.example)}
    assert str(graph.value(hydration, GG.formula)).startswith("eta = ")


def test_a_statement_has_the_condition_and_the_sources_of_an_edge(bread: Glossary) -> None:
    edge = replace(bread["dough"].edges[0], when="it is warm", detail="Two\n\nparagraphs.", sources=("miller-1999",))
    dough = replace(bread["dough"], edges=(edge,))
    graph = graph_of(replace(bread, terms={**bread.terms, "dough": dough}))
    node = BREAD[f"edges/dough--{edge.relation}--{edge.target}"]
    assert graph.value(node, RDF.type) == RDF.Statement
    assert graph.value(node, GG.when) == rdflib.Literal("it is warm", lang="en")
    assert graph.value(node, GG.detail) == rdflib.Literal("Two\n\nparagraphs.", lang="en")
    assert graph.value(node, DCTERMS.source) == BREAD["references/miller-1999"]


def test_a_reference_has_what_a_reader_needs_to_find_it(spoons: Glossary, spoons_graph: rdflib.Graph) -> None:
    book = SPOONS["references/spoon-book"]
    assert set(spoons_graph.objects(book, RDF.type)) == {DCTERMS.BibliographicResource, BIBO.Book}
    assert str(spoons_graph.value(book, DC.creator)) == "A. Ladler"
    assert spoons_graph.value(book, DCTERMS.issued) == rdflib.Literal("2001", datatype=XSD.gYear)
    assert str(spoons_graph.value(book, DC.publisher)) == "Spoon Press"
    assert spoons_graph.value(SPOONS["references/spoon-list"], RDFS.seeAlso) == rdflib.URIRef(
        "https://example.org/spoon-list"
    )
    item = json.loads(str(spoons_graph.value(book, GG.csl)))
    assert item == {"id": "spoon-book", **spoons.references["spoon-book"].fields}
    citation = SPOONS["citations/spoon--spoon-book"]
    assert spoons_graph.value(citation, BIBO.locator) == rdflib.Literal("3.7")


def test_the_status_and_the_sorts_of_names_are_there(spoons_graph: rdflib.Graph) -> None:
    spoon = rdflib.URIRef("https://example.org/things/spoon")
    assert spoons_graph.value(spoon, ADMS.status) == GG.reviewed
    assert spoons_graph.value(SPOONS["terms/spork"], ADMS.status) == GG.deprecated
    whisk = SPOONS["terms/whisk-kitchen"]
    assert spoons_graph.value(whisk, GG.abbreviation) == rdflib.Literal("WH", lang="en")
    assert spoons_graph.value(whisk, GG.deprecatedName) == rdflib.Literal("egg churner", lang="en")
    assert (GG.abbreviation, RDFS.subPropertyOf, SKOS.altLabel) in spoons_graph
    assert (GG.spelling, RDFS.subPropertyOf, SKOS.hiddenLabel) in spoons_graph


def test_only_names_of_our_own_that_are_used_are_explained(
    spoons_graph: rdflib.Graph, bread_graph: rdflib.Graph
) -> None:
    for graph in (spoons_graph, bread_graph):
        used = {node for triple in graph for node in triple[1:] if str(node).startswith(GG)}
        explained = {node for node in graph.subjects(RDFS.comment) if str(node).startswith(GG)}
        assert used == explained


def test_what_a_relation_demands_is_said(bread_graph: rdflib.Graph) -> None:
    relation = BREAD["relations/sort-of"]
    assert bread_graph.value(relation, GG.acyclic) == TRUE
    assert bread_graph.value(relation, GG.excludes) == BREAD["relations/gauged-by"]
    assert bread_graph.value(BREAD["relations/returns-to"], GG.flow) == rdflib.Literal("feedback")
    apart = BREAD["relations/not-the-same-as"]
    assert bread_graph.value(apart, GG.distinguishes) == TRUE
    assert not bread_graph.value(apart, RDFS.subPropertyOf)
    inverse = BREAD["inverses/sort-of"]
    assert (relation, OWL.inverseOf, inverse) in bread_graph
    assert (inverse, OWL.inverseOf, relation) in bread_graph


def test_a_hierarchy_that_skos_has_no_word_for_is_one_of_skos_too(bread: Glossary) -> None:
    relation = replace(bread.relations["sort-of"], skos="", written_hierarchy=True)
    graph = graph_of(replace(bread, relations={**bread.relations, "sort-of": relation}))
    (edge,) = bread.by_relation["sort-of"]
    narrow, broad = BREAD[f"terms/{edge.source}"], BREAD[f"terms/{edge.target}"]
    assert (narrow, SKOS.broader, broad) in graph
    assert (broad, SKOS.narrower, narrow) in graph
    assert (BREAD["relations/sort-of"], RDFS.subPropertyOf, SKOS.broader) in graph


def test_a_relation_that_leads_down_is_narrower(spoons: Glossary) -> None:
    relation = Relation("made-for", "has the part", "", Flow.NONE, skos="narrower")
    graph = graph_of(replace(spoons, relations={**spoons.relations, "made-for": relation}))
    assert (SPOONS["terms/ladle"], SKOS.narrower, SPOONS["terms/soup"]) in graph
    assert (SPOONS["terms/soup"], SKOS.broader, SPOONS["terms/ladle"]) in graph


def test_a_reading_path_is_an_ordered_collection(bread: Glossary) -> None:
    path = ReadingPath("first", "First", "Begin here.", (Stop("loaf", "The end."), Stop("dough", "The start.")))
    graph = graph_of(replace(bread, paths={"first": path}))
    node = BREAD["paths/first"]
    assert graph.value(node, RDF.type) == SKOS.OrderedCollection
    members = rdflib.collection.Collection(graph, graph.value(node, SKOS.memberList))
    assert list(members) == [BREAD["terms/loaf"], BREAD["terms/dough"]]


def test_the_scheme_says_what_tools_need(bread_graph: rdflib.Graph) -> None:
    scheme = BREAD.scheme
    assert bread_graph.value(scheme, VANN.preferredNamespaceUri) == rdflib.Literal("https://bread.example/")
    assert bread_graph.value(scheme, VANN.preferredNamespacePrefix) == rdflib.Literal("bread")
    assert bread_graph.value(scheme, DCTERMS.language) == rdflib.Literal("en")
    tops = set(bread_graph.objects(scheme, SKOS.hasTopConcept))
    assert tops == set(bread_graph.subjects(SKOS.topConceptOf, scheme))
    assert tops


def test_texts_have_a_language_but_for_names_and_codes(bread_graph: rdflib.Graph, spoons_graph: rdflib.Graph) -> None:
    of_texts = (SKOS.prefLabel, SKOS.altLabel, SKOS.note, SKOS.scopeNote, SKOS.definition, RDFS.comment, GG.when)
    for graph in (bread_graph, spoons_graph):
        texts = [value for property_ in of_texts for value in graph.objects(None, property_)]
        assert texts
        assert all(value.language for value in texts)
        labels = {label for _, label in graph.subject_objects(RDFS.label) if not label.language}
        assert {str(label) for label in labels} <= {"CC BY-SA 4.0", "CC0 1.0"}


def test_a_match_that_is_exact_and_an_identifier_are_iris(spoons: Glossary) -> None:
    iri = "https://example.org/ladles/1?a=b&c#é"
    ladle = replace(spoons["ladle"], identifiers=Identifiers(iri), matches=Matches(exact=(iri + "x",)))
    graph = graph_of(replace(spoons, terms={**spoons.terms, "ladle": ladle}))
    assert graph.value(rdflib.URIRef(iri), SKOS.exactMatch) == rdflib.URIRef(iri + "x")
