"""What other programs read in the exports equals the glossary, and the bread glossary's exports are as expected."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import networkx as nx
import pytest
import rdflib
from rdflib.namespace import DCTERMS, FOAF, OWL, RDF, RDFS, SKOS, VANN, VOID, XSD

from glossgraph import exports
from glossgraph.exports.json.content import SCHEMA
from glossgraph.model import About, Edge, Flow, Glossary, Party, Relation, Term
from glossgraph.text.mentions import on_one_line
from glossgraph.text.plain import plain_words
from golden import compare

if TYPE_CHECKING:
    from pathlib import Path

Triples = set[tuple[str, str, str]]

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""The starts of cells that a spreadsheet evaluates, as OWASP lists them."""


@pytest.fixture(params=["glossary", "bread", "hostile", "spoons"])
def any_glossary(request: pytest.FixtureRequest) -> Glossary:
    glossary: Glossary = request.getfixturevalue(request.param)
    return glossary


def triples(glossary: Glossary) -> Triples:
    return {(edge.source, edge.relation, edge.target) for edge in glossary.edges}


@pytest.mark.parametrize("name", ["bread", "spoons"])
def test_the_exports_are_as_expected(
    name: str, request: pytest.FixtureRequest, project: Path, update_golden: bool
) -> None:
    files = exports.contents(request.getfixturevalue(name))
    # the schema is the same for all
    texts = {file: content for file, content in files.items() if isinstance(content, str) and file != SCHEMA}
    compare(project / "tests" / name / "exports", texts, update=update_golden)


def test_the_files_are_named_before_they_are_made(any_glossary: Glossary) -> None:
    for export in exports.EXPORTS:
        assert export.names(any_glossary) == tuple(export.export(any_glossary))


def test_every_format_says_what_it_is_for_and_is_listed(project: Path) -> None:
    folder = project / "build_tools/glossgraph/exports"
    modules = {path.stem for path in (*folder.glob("*.py"), *(path.parent for path in folder.glob("*/__init__.py")))}
    formats = {name.replace("_", "-") for name in modules - {"__init__", "parts"}}
    assert formats == {exports.name(export) for export in exports.EXPORTS}
    assert all(": for " in export.__doc__.partition("\n")[0] for export in exports.EXPORTS)


def test_only_the_named_formats_are_written(bread: Glossary) -> None:
    assert set(exports.contents(bread, ["graphml", "gexf"])) == {"glossary.graphml", "glossary.gexf"}


def test_json_holds_everything(any_glossary: Glossary) -> None:
    read = json.loads(exports.contents(any_glossary, ["json"])["glossary.json"])
    assert {(e["source"], e["relation"], e["target"]) for e in read["edges"]} == triples(any_glossary)
    assert [t["id"] for t in read["terms"]] == sorted(any_glossary.terms)
    assert [s["id"] for s in read["stages"]] == list(any_glossary.stages)
    assert {r["id"] for r in read["references"]} == set(any_glossary.references)
    for term in read["terms"]:
        known = any_glossary.terms[term["id"]]
        assert term.get("definition", "") == on_one_line(any_glossary, known.definition)
        assert [q["question"] for q in term.get("faq", [])] == [q.question for q in known.faq]
        assert "[[" not in term.get("explanation", "")


def test_networkx_reads_the_graphml(any_glossary: Glossary) -> None:
    graph = nx.parse_graphml(exports.contents(any_glossary, ["graphml"])["glossary.graphml"], force_multigraph=True)
    assert {(u, d["relation"], v) for u, v, d in graph.edges(data=True)} == triples(any_glossary)
    assert {n: d["label"] for n, d in graph.nodes(data=True)} == {t.id: t.title for t in any_glossary.terms.values()}
    assert {d["reason"] for *_, d in graph.edges(data=True)} == {
        plain_words(any_glossary, e.reason) for e in any_glossary.edges
    }
    keys = [key for *_, key in graph.edges(keys=True)]
    assert len(keys) == len(set(keys)) == len(any_glossary.edges)


def test_a_strict_reader_reads_the_tables(any_glossary: Glossary) -> None:
    files = exports.contents(any_glossary, ["csv"])
    terms, edges = (list(csv.DictReader(io.StringIO(files[n]), strict=True)) for n in ("terms.csv", "edges.csv"))
    assert {(e["source"], e["relation"], e["target"]) for e in edges} == triples(any_glossary)
    assert [t["id"] for t in terms] == list(any_glossary.terms)
    for row in terms:
        term = any_glossary.terms[row["id"]]
        assert next(csv.reader([row["aliases"]], delimiter="|"), []) == list(term.aliases)
        definition = plain_words(any_glossary, term.definition)
        assert row["definition"] == (f"'{definition}" if definition.startswith(FORMULA) else definition)
    cells = [cell for row in [*terms, *edges] for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(FORMULA)]


@pytest.mark.parametrize("start", FORMULA)
def test_no_cell_of_the_tables_is_a_formula(start: str) -> None:
    text = f"{start}A1"
    edge = Edge("a", "triggers", "a", "It sets it off.", when=text)
    term = Term("a", "terms/a.yml", text, "event", "A thing.", aliases=(text,), sources=(text,), edges=(edge,))
    relation = Relation("triggers", "triggers", "is triggered by", Flow.FORWARD)
    files = exports.contents(Glossary(terms={"a": term}, relations={"triggers": relation}), ["csv"])
    for name, columns in {"terms.csv": ("label", "aliases", "sources"), "edges.csv": ("when",)}.items():
        (row,) = csv.DictReader(io.StringIO(files[name], newline=""))
        assert all(row[column] in {f"'{text}", f'"{text}"'} for column in columns)


def test_other_cells_stay_as_they_are() -> None:
    text = "1 = 2 + 3 - 4 @ 5"
    files = exports.contents(Glossary(terms={"a": Term("a", "terms/a.yml", text, "event", f"({text})")}), ["csv"])
    (row,) = csv.DictReader(io.StringIO(files["terms.csv"]))
    assert (row["id"], row["label"], row["definition"]) == ("a", text, f"({text})")


def test_graphviz_reads_the_dot(any_glossary: Glossary) -> None:
    program = shutil.which("dot")
    assert program, "Graphviz is missing; install it with: apt-get install graphviz (or brew install graphviz)"
    text = exports.contents(any_glossary, ["dot"])["glossary.dot"]
    completed = subprocess.run([program, "-Tjson"], input=text, capture_output=True, text=True, check=True)
    assert completed.stderr == ""
    drawn = json.loads(completed.stdout)
    nodes = {o["_gvid"]: o["name"] for o in drawn["objects"] if "nodes" not in o}
    assert set(nodes.values()) == set(any_glossary.terms)
    assert {(nodes[e["tail"]], e["relation"], nodes[e["head"]]) for e in drawn["edges"]} == triples(any_glossary)
    clusters = {o["name"]: {nodes[n] for n in o["nodes"]} for o in drawn["objects"] if "nodes" in o}
    assert clusters == {
        f"cluster-{stage}": {t.id for t in any_glossary.terms.values() if t.stage == stage}
        for stage in any_glossary.stages
    }


def said(graph: rdflib.Graph, node: rdflib.URIRef, property_: rdflib.URIRef) -> set[str]:
    """Return what is said of a node in English, the language of these glossaries."""
    return {str(o) for o in graph.objects(node, property_) if isinstance(o, rdflib.Literal) and o.language == "en"}


def test_rdflib_reads_the_turtle(any_glossary: Glossary) -> None:
    graph = rdflib.Graph().parse(data=exports.contents(any_glossary, ["turtle"])["glossary.ttl"], format="turtle")
    base = any_glossary.about.base
    term = {t.id: rdflib.URIRef(t.identifiers.iri or f"{base}terms/{t.id}") for t in any_glossary.terms.values()}
    assert set(graph.subjects(RDF.type, SKOS.Concept)) == set(term.values())
    for id_, node in term.items():
        known = any_glossary.terms[id_]
        assert said(graph, node, SKOS.prefLabel) == {known.title}
        assert set(known.aliases) <= said(graph, node, SKOS.altLabel)
        assert said(graph, node, SKOS.definition) == {plain_words(any_glossary, known.definition)} - {""}
        assert len(set(graph.objects(node, DCTERMS.source))) == len(known.sources)
    for edge in any_glossary.edges:
        assert (term[edge.source], rdflib.URIRef(f"{base}relations/{edge.relation}"), term[edge.target]) in graph
        if any_glossary.relations[edge.relation].skos == "broader":
            assert (term[edge.source], SKOS.broader, term[edge.target]) in graph
    reasons = {str(o) for s in graph.subjects(RDF.type, RDF.Statement) for o in graph.objects(s, RDFS.comment)}
    assert reasons == {plain_words(any_glossary, edge.reason) for edge in any_glossary.edges} - {""}
    if not any_glossary.stages:
        return
    stages = graph.value(predicate=RDF.type, object=SKOS.OrderedCollection)
    members = rdflib.collection.Collection(graph, graph.value(stages, SKOS.memberList))
    assert [str(member) for member in members] == [f"{base}stages/{id_}" for id_ in any_glossary.stages]
    for stage in any_glossary.stages:
        inside = set(graph.objects(rdflib.URIRef(f"{base}stages/{stage}"), SKOS.member))
        assert inside == {term[t.id] for t in any_glossary.terms.values() if t.stage == stage}


@pytest.fixture
def credited(bread: Glossary) -> Glossary:
    """The bread glossary with everything that a glossary can say of its makers and its use."""
    mill, miller = Party("The {mill}\n%%{init: 1}%%", "https://mill.example/"), Party("A. Miller")
    return replace(bread, about=replace(bread.about, publisher=mill, authors=(miller, Party("B. Baker"))))


CREDITS = {
    "publisher": "The {mill} %%{init: 1}%%",
    "authors": "A. Miller, B. Baker",
    "license": "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/",
    "version": "2.1",
    "created": "2026-05-03",
}


def test_json_says_whose_it_is_and_how_it_may_be_used(credited: Glossary) -> None:
    read = json.loads(exports.contents(credited, ["json"])["glossary.json"])
    assert {name: read[name] for name in CREDITS} == {
        "publisher": {"name": "The {mill}\n%%{init: 1}%%", "url": "https://mill.example/"},
        "authors": [{"name": "A. Miller"}, {"name": "B. Baker"}],
        "license": {
            "id": "CC-BY-SA-4.0",
            "name": "CC BY-SA 4.0",
            "url": "https://creativecommons.org/licenses/by-sa/4.0/",
        },
        "version": "2.1",
        "created": "2026-05-03",
    }


def test_graphml_says_it_of_the_graph(credited: Glossary) -> None:
    graph = nx.parse_graphml(exports.contents(credited, ["graphml"])["glossary.graphml"], force_multigraph=True)
    assert {name: graph.graph[name] for name in CREDITS} == CREDITS


def test_turtle_says_it_of_the_scheme(credited: Glossary) -> None:
    graph = rdflib.Graph().parse(data=exports.contents(credited, ["turtle"])["glossary.ttl"], format="turtle")
    scheme = rdflib.URIRef("https://bread.example/scheme")
    assert graph.value(scheme, DCTERMS.license) == rdflib.URIRef("https://creativecommons.org/licenses/by-sa/4.0/")
    assert graph.value(scheme, OWL.versionInfo) == rdflib.Literal("2.1")
    assert graph.value(scheme, DCTERMS.created) == rdflib.Literal("2026-05-03", datatype=XSD.date)
    publisher = graph.value(scheme, DCTERMS.publisher)
    assert graph.value(publisher, RDF.type) == FOAF.Organization
    assert graph.value(publisher, FOAF.name) == rdflib.Literal("The {mill}\n%%{init: 1}%%")
    assert graph.value(publisher, FOAF.homepage) == rdflib.URIRef("https://mill.example/")
    authors = set(graph.objects(scheme, DCTERMS.creator))
    assert {str(graph.value(author, FOAF.name)) for author in authors} == {"A. Miller", "B. Baker"}
    assert {graph.value(author, RDF.type) for author in authors} == {FOAF.Person}


def test_drawings_say_it_in_comments(credited: Glossary) -> None:
    files = exports.contents(credited, ["dot", "mermaid"])
    wanted = [f"{name}: {text}" for name, text in CREDITS.items()]
    assert files["glossary.dot"].splitlines()[: len(wanted)] == [f"// {line}" for line in wanted]
    assert files["glossary.mmd"].splitlines()[1 : len(wanted) + 1] == [
        f"  %% {line}".replace("{", "#123;").replace("}", "#125;") for line in wanted
    ]


def test_nothing_is_said_where_nothing_is_known(bread: Glossary) -> None:
    silent = replace(bread, about=About("Bread", base=bread.about.base))
    files = exports.contents(silent)
    assert not CREDITS.keys() & json.loads(files["glossary.json"]).keys()
    assert 'for="graph"' not in files["glossary.graphml"]
    assert files["glossary.dot"].startswith("digraph")
    assert "%%" not in files["glossary.mmd"]
    graph = rdflib.Graph().parse(data=files["glossary.ttl"], format="turtle")
    assert set(graph.predicates(rdflib.URIRef("https://bread.example/scheme"))) == {
        RDF.type,
        DCTERMS.title,
        DCTERMS.language,
        SKOS.prefLabel,
        SKOS.hasTopConcept,
        VANN.preferredNamespaceUri,
        VANN.preferredNamespacePrefix,
        VOID.inDataset,
    }


def test_all_missing_libraries_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "find_spec", lambda _: None)
    with pytest.raises(exports.MissingLibraryError, match=r"glossgraph\[parquet,pdf\]'") as raised:
        list(exports.chosen(["pdf", "parquet", "json"]))
    for each in exports.EXPORTS:
        if exports.name(each) in {"pdf", "parquet"}:
            assert " and ".join(each.NEEDS) in str(raised.value)
