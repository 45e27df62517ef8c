"""What a glossary answers in SPARQL and as data frames."""

from __future__ import annotations

import datetime as dt
import importlib.util
from typing import TYPE_CHECKING

import pytest
import rdflib

import glossgraph
from glossgraph.api.sparql import prefixes
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from glossgraph import model

LABELS = "SELECT ?term ?label WHERE {?term skos:prefLabel ?label; a skos:Concept} ORDER BY ?term"


def test_sparql_is_answered_as_rdflib_answers(any_of: glossgraph.Glossary) -> None:
    graph = rdflib.Graph().parse(data=any_of.export("turtle")["glossary.ttl"], format="turtle")
    rows = any_of.sparql(LABELS)
    assert len(rows) >= len(any_of)
    theirs = {(str(term), str(label)) for term, label in graph.query(LABELS)}
    assert {(row["term"], row["label"]) for row in rows} == theirs


@pytest.fixture(params=["bread", "spoons", "hostile"])
def any_of(request: pytest.FixtureRequest) -> glossgraph.Glossary:
    return glossgraph.Glossary.of(request.getfixturevalue(request.param))


@pytest.fixture
def baked(bread: model.Glossary) -> glossgraph.Glossary:
    return glossgraph.Glossary.of(bread)


def test_the_prefixes_of_terms_and_relations_are_known(baked: glossgraph.Glossary) -> None:
    (edge,) = [edge for edge in baked.edges if (edge.source, edge.target) == ("dough", "rise")]
    start = prefixes(baked)["term"]
    rows = baked.sparql(f"SELECT ?o WHERE {{term:dough relation:{edge.relation} ?o}}")
    assert {"o": f"{start}rise"} in rows
    assert baked.sparql(f"ASK {{term:dough relation:{edge.relation} term:rise}}") == [{"answer": True}]
    assert baked.sparql(f"ASK {{term:rise relation:{edge.relation} term:dough}}") == [{"answer": False}]


def test_a_graph_is_answered_in_triples(baked: glossgraph.Glossary) -> None:
    rows = baked.sparql("CONSTRUCT {?t rdfs:label ?l} WHERE {?t skos:prefLabel ?l; a skos:Concept}")
    assert {row["object"] for row in rows} == {term.label for term in baked.terms.values()}
    assert {row["predicate"] for row in rows} == {"http://www.w3.org/2000/01/rdf-schema#label"}
    assert baked.sparql("DESCRIBE term:dough")[0].keys() == {"subject", "predicate", "object"}


def test_values_have_their_types(baked: glossgraph.Glossary) -> None:
    query = """SELECT (COUNT(?t) AS ?n) (1.5 AS ?d) (1e0 AS ?f) (true AS ?b) ("2020-02-29"^^xsd:date AS ?day)
    ("no"^^xsd:date AS ?odd) ?none WHERE {?t a skos:Concept}"""
    (row,) = baked.sparql(query.replace("?none", ""))
    assert (row["n"], row["f"], row["b"], row["odd"]) == (10, 1.0, True, "no")
    assert (str(row["d"]), row["day"]) == ("1.5", dt.date(2020, 2, 29))
    assert baked.sparql("SELECT ?x WHERE {OPTIONAL {term:none skos:prefLabel ?x}}") == [{"x": None}]


@pytest.mark.parametrize("query", ["", "SELECT", "SELECT ?a WHERE {?a nothing:here ?b}", "INSERT DATA {}", "\0"])
def test_what_is_no_query_is_refused(query: str, baked: glossgraph.Glossary) -> None:
    with pytest.raises(ValueError, match="no query that can be answered"):
        baked.sparql(query)


def test_frames_hold_all_terms_and_edges(any_of: glossgraph.Glossary) -> None:
    terms, edges = any_of.frame("terms"), any_of.frame("edges")
    assert list(terms.index) == list(any_of)
    assert list(terms["label"]) == [term.label for term in any_of.terms.values()]
    definitions = {term.id: plain_words(any_of, term.definition) for term in any_of.terms.values()}
    assert dict(terms["definition"].dropna()) == {id_: words for id_, words in definitions.items() if words}
    assert list(terms["aliases"]) == [term.aliases for term in any_of.terms.values()]
    written = [(edge.source, edge.relation, edge.target) for edge in any_of.joining]
    assert list(edges[["source", "relation", "target"]].itertuples(index=False, name=None)) == written
    numbers = {id_: any_of.stage_number(id_) for id_ in any_of}
    assert dict(terms["stage_number"].dropna()) == {id_: number for id_, number in numbers.items() if number}


def test_a_glossary_without_terms_has_frames() -> None:
    empty = glossgraph.Glossary()
    assert str(empty.frame("terms")["stage_number"].dtype) == "Int64"
    assert len(empty.frame("terms")) == len(empty.frame("edges")) == 0
    assert "relation" in empty.frame("edges")


def test_frames_say_what_is_missing(baked: glossgraph.Glossary, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match=r"no table is called `edge`; did you mean `edges`\?"):
        baked.frame("edge")
    with monkeypatch.context() as patched:
        patched.setattr("glossgraph.api.frames.find_spec", lambda name: None if name == "pandas" else importlib.util)
        with pytest.raises(ImportError, match=r"pip install 'glossgraph\[pandas\]'"):
            baked.frame("edges")
