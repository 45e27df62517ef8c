"""Whatever characters a text has, other programs read it as it is written, or on one line where it is drawn."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb
import igraph
import networkx as nx
import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.namespace import SKOS

from glossgraph import exports
from odd import BREAKS, PIECES, glossary_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossgraph.model import Glossary

words = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(lambda pieces: f"a{''.join(pieces)}")

texts = st.lists(st.sampled_from(PIECES + BREAKS), min_size=1, max_size=8).map("".join)

few = settings(max_examples=25)
"""Each example has many texts."""

glossaries = st.builds(glossary_of, st.lists(words, min_size=2, max_size=20), st.lists(words, max_size=4))


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def spelled_out(cell: str) -> str:
    """Take away the apostrophe that keeps a spreadsheet from evaluating a cell."""
    return re.sub(r"^'('*[=+\-@\t\r])", r"\1", cell)


def split(cell: str) -> list[str]:
    """Return the values in a cell, as the page of downloads says."""
    return next(csv.reader(io.StringIO(spelled_out(cell), newline=""), delimiter="|", strict=True), [])


def read_by_python(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def read_by_duckdb(path: str) -> list[dict[str, str]]:
    read = duckdb.read_csv(path, header=True, all_varchar=True, sep=",", quotechar='"', escapechar='"')
    return [{name: cell or "" for name, cell in zip(read.columns, row, strict=True)} for row in read.fetchall()]


@pytest.mark.parametrize("read", [read_by_python, read_by_duckdb])
@few
@given(labels=st.lists(texts, min_size=2, max_size=20), aliases=st.lists(texts, max_size=4))
def test_tables_give_texts_and_lists_back(
    read: Callable[[str], list[dict[str, str]]], labels: list[str], aliases: list[str]
) -> None:
    with TemporaryDirectory() as folder:
        for name, text in exports.contents(glossary_of(labels, aliases), ["csv"]).items():
            Path(folder, name).write_bytes(text.encode())
        terms, edges = read(f"{folder}/terms.csv"), read(f"{folder}/edges.csv")
    assert [spelled_out(term["label"]) for term in terms] == labels
    assert [spelled_out(edge["when"]) for edge in edges] == labels[:-1]
    assert split(terms[0]["aliases"]) == aliases
    assert not [term["aliases"] for term in terms[1:] if term["aliases"]]


@few
@given(glossary=glossaries)
def test_networkx_and_igraph_read_the_graphml(glossary: Glossary) -> None:
    text = exports.contents(glossary, ["graphml"])["glossary.graphml"]
    nodes = dict(nx.parse_graphml(text, force_multigraph=True).nodes(data=True))
    with TemporaryDirectory() as folder:
        path = Path(folder, "glossary.graphml")
        path.write_text(text, encoding="utf-8")
        vertices = igraph.Graph.Read_GraphML(str(path)).vs
    for term, vertex in zip(glossary.terms.values(), vertices, strict=True):
        for read in (nodes[term.id], vertex.attributes()):
            assert (read["label"], split(read["aliases"])) == (term.label, list(term.aliases))


@few
@given(glossary=glossaries)
def test_rdflib_and_pyoxigraph_read_the_turtle(glossary: Glossary) -> None:
    text = exports.contents(glossary, ["turtle"])["glossary.ttl"]
    said = {(t.predicate.value, t.object.value) for t in pyoxigraph.parse(text, pyoxigraph.RdfFormat.TURTLE)}
    also_said = {(str(p), str(o)) for _, p, o in rdflib.Graph().parse(data=text, format="turtle")}
    for read in (said, also_said):
        for term in glossary.terms.values():
            assert (str(SKOS.prefLabel), term.label) in read
            # a name that is the preferred one is no other name
            others = {(str(SKOS.altLabel), alias) for alias in term.aliases if alias != term.label}
            assert others <= read


@few
@given(glossary=glossaries)
def test_json_is_read(glossary: Glossary) -> None:
    terms = json.loads(exports.contents(glossary, ["json"])["glossary.json"])["terms"]
    assert [(t["label"], t.get("aliases", [])) for t in terms] == [
        (t.label, list(t.aliases)) for t in glossary.terms.values()
    ]
