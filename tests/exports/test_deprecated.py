"""Every format says which terms are deprecated, and what to use instead."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import networkx as nx
import pyoxigraph
import rdflib

from glossgraph import exports

if TYPE_CHECKING:
    from glossgraph.model import Glossary

OLD, INSTEAD = "old-tale", "sunday"

QUERY = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?old ?new WHERE { ?old owl:deprecated true ; dcterms:isReplacedBy ?new }
"""


def test_turtle(bread: Glossary) -> None:
    text = exports.contents(bread, ["turtle"])["glossary.ttl"]
    wanted = [(f"{bread.about.base}terms/{OLD}", f"{bread.about.base}terms/{INSTEAD}")]
    graph = rdflib.Graph().parse(data=text, format="turtle")
    assert [(str(old), str(new)) for old, new in graph.query(QUERY)] == wanted
    store = pyoxigraph.Store()
    store.load(text.encode(), pyoxigraph.RdfFormat.TURTLE)
    assert [(row["old"].value, row["new"].value) for row in store.query(QUERY)] == wanted


def test_json_csv_and_graphml(bread: Glossary) -> None:
    files = exports.contents(bread)
    of_json = {term["id"]: term for term in json.loads(files["glossary.json"])["terms"]}
    of_csv = {term["id"]: term for term in csv.DictReader(io.StringIO(files["terms.csv"]))}
    of_graphml = dict(nx.parse_graphml(files["glossary.graphml"], force_multigraph=True).nodes(data=True))
    for terms in (of_json, of_csv, of_graphml):
        for id_, term in bread.terms.items():
            assert (terms[id_]["status"], terms[id_].get("replaced_by", "")) == (str(term.status), term.replaced_by)
        assert (terms[OLD]["status"], terms[OLD]["replaced_by"]) == ("deprecated", INSTEAD)


def test_drawings(bread: Glossary) -> None:
    files = exports.contents(bread, ["dot", "mermaid"])
    label = "Old tale (deprecated, use A Sunday)"
    (dot,) = [row for row in files["glossary.dot"].splitlines() if label in row.replace(r"\n", " ")]
    (mermaid,) = [row for row in files["glossary.mmd"].splitlines() if label in row]
    assert dot.startswith(f'  "{OLD}" [')
    assert 'style="rounded,filled,dashed"' in dot
    assert mermaid.endswith('"]:::deprecated')
    assert "  classDef deprecated stroke-dasharray: 5 5" in files["glossary.mmd"].splitlines()
