"""Formats that show no markup have texts as a reader of a page reads them; JSON has them as Markdown."""

from __future__ import annotations

import csv
import io
import json

import networkx as nx
import rdflib
from rdflib.namespace import RDFS, SKOS

from glossgraph import exports
from glossgraph.model import Edge, Flow, Glossary, Relation, Term

WRITTEN = "A **bold** `x_1 | y`, [linked](https://a.example/), [[b|*led on*]]\rfrom [[b]]: \\*5 &lt; 6."

MARKDOWN = "A **bold** `x_1 | y`, [linked](https://a.example/), *led on* from end: \\*5 &lt; 6."

PLAIN = "A bold x_1 | y, linked, led on from end: *5 < 6."


def files() -> dict[str, str]:
    edge = Edge("a", "leads-to", "b", WRITTEN)
    label = "[[b]] *as it is*"
    terms = {
        "a": Term("a", "terms/a.yml", label, "event", WRITTEN, boundaries=(WRITTEN,), edges=(edge,)),
        "b": Term("b", "terms/b.yml", "End", "event", "A thing."),
    }
    relation = Relation("leads-to", "leads to", "follows from", Flow.FORWARD, description=WRITTEN)
    return exports.contents(Glossary(terms=terms, relations={"leads-to": relation}))


def test_json_has_markdown() -> None:
    read = json.loads(files()["glossary.json"])
    assert read["terms"][0]["definition"] == read["edges"][0]["reason"] == MARKDOWN


def test_tables_and_graphml_have_plain_words() -> None:
    written = files()
    term, _ = csv.DictReader(io.StringIO(written["terms.csv"]))
    (edge,) = csv.DictReader(io.StringIO(written["edges.csv"]))
    graph = nx.parse_graphml(written["glossary.graphml"], force_multigraph=True)
    (_, _, joined) = next(iter(graph.edges(data=True)))
    assert term["definition"] == graph.nodes["a"]["definition"] == edge["reason"] == joined["reason"] == PLAIN
    assert term["label"] == graph.nodes["a"]["label"] == "[[b]] *as it is*"


def test_turtle_has_plain_words() -> None:
    graph = rdflib.Graph().parse(data=files()["glossary.ttl"], format="turtle")
    for predicate in (SKOS.definition, SKOS.scopeNote, RDFS.comment):
        assert PLAIN in {str(text) for text in graph.objects(None, predicate)}
    assert "[[b]] *as it is*" in {str(label) for label in graph.objects(None, SKOS.prefLabel)}


def test_dot_has_plain_words() -> None:
    assert files()["glossary.dot"].count(PLAIN) == 2
