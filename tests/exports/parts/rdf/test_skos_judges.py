"""Those who judge vocabularies find nothing to say against ours: SHACL, Skosify, the conditions of SKOS, and N3.js."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyshacl
import pytest
import rdflib
import skosify
from pyoxigraph import DefaultGraph, RdfFormat, Store, parse
from rdflib.namespace import SKOS

from glossgraph import exports
from glossgraph.model import Edge
from judging import judge
from linked_data import NAMES, graph_of, text_of, written

if TYPE_CHECKING:
    from glossgraph.model import Glossary

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

SHAPES = Path(__file__).parent / "vocabulary.shacl.ttl"

PREFIX = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "

CONDITIONS = {
    "S9": "ASK { ?x a skos:ConceptScheme, skos:Concept }",
    "S13": "ASK { ?x skos:prefLabel|skos:altLabel ?y . ?x skos:hiddenLabel ?y }",
    "S13, preferred and other": "ASK { ?x skos:prefLabel ?y ; skos:altLabel ?y }",
    "S14": "ASK { ?x skos:prefLabel ?a, ?b FILTER(?a != ?b && lang(?a) = lang(?b)) }",
    "S27": "ASK { ?x skos:related ?y . ?x (skos:broader|^skos:narrower)+ ?y }",
    "S37": "ASK { ?x a skos:Collection ; a ?other FILTER(?other IN (skos:Concept, skos:ConceptScheme)) }",
    "S46": "ASK { ?x skos:exactMatch ?y ; skos:broadMatch|skos:relatedMatch ?y }",
}
"""What must not be, by the number of the condition in the SKOS Reference."""

FAULTS = {
    "S9": "<a:scheme> a skos:ConceptScheme, skos:Concept",
    "S13": '<a:a> skos:altLabel "Ladle"@en ; skos:hiddenLabel "Ladle"@en',
    "S13, preferred and other": '<a:a> skos:prefLabel "Ladle"@en ; skos:altLabel "Ladle"@en',
    "S14": '<a:a> skos:prefLabel "Ladle"@en, "Scoop"@en',
    "S27": "<a:a> skos:related <a:c> ; skos:broader <a:b> . <a:c> skos:narrower <a:b>",
    "S37": "<a:a> a skos:Collection, skos:Concept",
    "S46": "<a:a> skos:exactMatch <a:b> ; skos:relatedMatch <a:b>",
}


@pytest.mark.parametrize("name", ["spoons", "bread", "glossary", "hostile"])
def test_the_conditions_of_skos_hold(name: str, request: pytest.FixtureRequest) -> None:
    store = Store()
    store.load(text_of(request.getfixturevalue(name), "ntriples").encode(), RdfFormat.N_TRIPLES)
    assert not [number for number, query in CONDITIONS.items() if store.query(PREFIX + query)]


@pytest.mark.parametrize("number", CONDITIONS)
def test_each_condition_can_fail(number: str) -> None:
    store = Store()
    store.update(f"{PREFIX} INSERT DATA {{ {FAULTS[number]} }}")
    assert [n for n, query in CONDITIONS.items() if store.query(PREFIX + query)] == [number]


def shacl(graph: rdflib.Graph) -> str:
    """Return what violates the shapes."""
    conforms, _, report = pyshacl.validate(graph, shacl_graph=str(SHAPES))
    return "" if conforms else report


@pytest.mark.parametrize("name", ["spoons", "bread"])
def test_the_shapes_fit(name: str, request: pytest.FixtureRequest) -> None:
    assert shacl(graph_of(request.getfixturevalue(name))) == ""


def test_the_shapes_fit_the_concepts_of_the_real_glossary(glossary: Glossary) -> None:
    # statements and questions are the most by far, and no shape is about them
    others = (f"<{glossary.about.base}{part}/" for part in ("edges", "questions", "answers", "references", "citations"))
    others = tuple(others)
    rows = (row for row in text_of(glossary, "ntriples").splitlines() if not row.startswith(others))
    assert shacl(rdflib.Graph().parse(data="\n".join(rows), format="nt")) == ""


SPOON, LADLE = (
    rdflib.URIRef("https://example.org/things/spoon"),
    rdflib.URIRef("https://example.org/spoons/terms/ladle"),
)

SCHEME = rdflib.URIRef("https://example.org/spoons/scheme")


@pytest.mark.parametrize(
    ("removed", "added", "property_"),
    [
        ((LADLE, SKOS.prefLabel, None), None, "prefLabel"),
        ((SPOON, SKOS.narrower, LADLE), None, "narrower"),
        ((SPOON, SKOS.topConceptOf, None), None, "hasTopConcept"),
        ((SCHEME, rdflib.DCTERMS.license, None), None, "license"),
        (None, (LADLE, SKOS.altLabel, rdflib.Literal("Ladle", lang="en")), "altLabel"),
        (None, (LADLE, SKOS.note, rdflib.Literal("In no language.")), "note"),
        (None, (LADLE, SKOS.prefLabel, rdflib.Literal("Scoop", lang="en")), "prefLabel"),
    ],
)
def test_the_shapes_find_what_is_missing(
    spoons: Glossary, removed: tuple | None, added: tuple | None, property_: str
) -> None:
    graph = graph_of(spoons)
    if removed:
        assert list(graph.triples(removed))
        graph.remove(removed)
    if added:
        graph.add(added)
    assert property_ in shacl(graph)


@pytest.mark.parametrize("name", ["spoons", "bread"])
def test_skosify_has_nothing_to_warn_of(
    name: str, request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        skosify.skosify(graph_of(request.getfixturevalue(name)))
    assert [record.getMessage() for record in caplog.records] == []


def test_skosify_warns_of_related_terms_of_which_one_is_broader(
    spoons: Glossary, caplog: pytest.LogCaptureFixture
) -> None:
    ladle = spoons["ladle"]
    faulty = replace(ladle, edges=(*ladle.edges, Edge("ladle", "related", "spoon", "")))
    with caplog.at_level(logging.WARNING):
        skosify.skosify(graph_of(replace(spoons, terms={**spoons.terms, "ladle": faulty})))
    assert any("skos:related" in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize("name", ["spoons", "hostile"])
def test_programs_in_javascript_read_the_same(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    files = exports.contents(request.getfixturevalue(name), list(NAMES))
    for file, text in files.items():
        (tmp_path / file).write_text(str(text), encoding="utf-8", newline="")
    read = json.loads(judge("linked_data", *(tmp_path / file for file in files)))
    assert "<https://elsewhere.example/data/glossary.ttl>" in read["void.ttl"]
    said = {file: statements(quads, in_graph=file == "glossary.trig") for file, quads in read.items()}
    wanted = statements(str(files["glossary.nt"]), in_graph=False)
    assert all(said[file] == wanted for file in NAMES.values())


def statements(quads: str, *, in_graph: bool) -> set[tuple[str, str, str]]:
    found = (quad for quad in parse(quads, format=RdfFormat.N_QUADS) if (quad.graph_name != DefaultGraph()) is in_graph)
    return {(quad.subject.value, quad.predicate.value, written(quad.object)) for quad in found}
