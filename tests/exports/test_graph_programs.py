"""Programs that draw and measure graphs read what the glossary says, in its places and colours."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import igraph
import jsonschema
import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folders import TESTS
from glossgraph import exports
from glossgraph.exports.parts.colours import channels, colours
from glossgraph.exports.parts.positions import places, sizes
from glossgraph.output import write
from glossgraph.text.plain import plain_words
from judging import judge
from odd import BREAKS, PIECES, glossary_of

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary

FORMATS = ("graphml", "gexf", "cytoscape", "jgf")

texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(lambda pieces: f"a{''.join(pieces)}")

glossaries = st.builds(glossary_of, st.lists(texts, min_size=2, max_size=12), st.lists(texts, max_size=4))

SCHEMA = json.loads((TESTS / "exports/jgf.schema.json").read_text(encoding="utf-8"))


def odd_glossary(*, breaks: tuple[str, ...] = ()) -> Glossary:
    """Return a glossary of many odd texts, always the same."""
    chosen = random.Random(7)
    made = ["a" + "".join(chosen.choices(PIECES + breaks, k=chosen.randint(1, 8))) for _ in range(60)]
    return glossary_of(made, made[:5])


def read_by_programs(glossary: Glossary, folder: Path) -> dict[str, Any]:
    write(folder, exports.contents(glossary, FORMATS))
    read: dict[str, Any] = json.loads(judge("graphs", folder))
    return read


def text(glossary: Glossary, format_: str) -> str:
    (content,) = exports.contents(glossary, [format_]).values()
    assert isinstance(content, str)
    return content


def listed(cell: str) -> list[str]:
    return next(csv.reader(io.StringIO(cell, newline=""), delimiter="|", strict=True), [])


def by_hex(colour: str) -> str:
    """Return a colour as it is written in hexadecimal, as `rgb(...)` or in full."""
    return colour if colour.startswith("#") else "#" + "".join(f"{int(c):02x}" for c in re.findall(r"\d+", colour))


@pytest.mark.parametrize("name", ["glossary", "bread", "hostile", "spoons", "odd"])
def test_graphology_and_cytoscape_read_terms_and_edges_in_their_places(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    glossary: Glossary = odd_glossary() if name == "odd" else request.getfixturevalue(name)
    place = places(glossary)
    for format_, read in read_by_programs(glossary, tmp_path).items():
        down = 1 if format_ == "cytoscape" else -1
        assert list(read["nodes"]) == list(glossary.terms), format_
        for id_, node in read["nodes"].items():
            term = glossary.terms[id_]
            known = {"label": term.title, "kind": term.kind, "status": str(term.status)}
            assert {key: node[key] for key in known} == known, format_
            assert node.get("stage_number") == glossary.stage_number(id_)
            assert node.get("replaced_by", "") == term.replaced_by
            aliases = node.get("aliases", [])
            assert (aliases if isinstance(aliases, list) else listed(aliases)) == list(term.aliases), format_
            assert node.get("definition", "") == plain_words(glossary, term.definition)
            assert (node["x"], node["y"] * down) == tuple(place[id_])
            assert (by_hex(node["color"]), node["size"]) == (colours(glossary)[id_], sizes(glossary)[id_]), format_
        edges = {edge["id"]: edge for edge in read["edges"]}
        assert len(edges) == len(read["edges"]) == len(glossary.edges)
        for edge in glossary.edges:
            found = edges[f"{edge.source}--{edge.relation}--{edge.target}"]
            assert (found["source"], found["relation"], found["target"]) == (edge.source, edge.relation, edge.target)
            assert found.get("when", "") == edge.when
            assert found.get("reason", "") == plain_words(glossary, edge.reason)


@settings(max_examples=25)
@given(glossary=glossaries)
def test_networkx_reads_texts_in_the_gexf(glossary: Glossary) -> None:
    graph = nx.read_gexf(io.BytesIO(text(glossary, "gexf").encode()), version="1.3")
    for id_, term in glossary.terms.items():
        node = graph.nodes[id_]
        assert (node["label"], listed(node.get("aliases", ""))) == (term.label, list(term.aliases))
        assert node["viz"]["position"] == {"x": places(glossary)[id_].x, "y": -places(glossary)[id_].y, "z": 0}
        red, green, blue = channels(colours(glossary)[id_])
        assert node["viz"]["color"].items() >= {"r": red, "g": green, "b": blue}.items()
    assert {e["when"] for *_, e in graph.edges(data=True)} == {edge.when for edge in glossary.edges}


@settings(max_examples=25)
@given(glossary=glossaries)
def test_texts_are_read_in_json(glossary: Glossary) -> None:
    graph = json.loads(text(glossary, "jgf"))
    jsonschema.validate(graph, SCHEMA)
    elements = json.loads(text(glossary, "cytoscape"))["elements"]
    nodes = {node["data"]["id"]: node["data"] for node in elements["nodes"]}
    for id_, term in glossary.terms.items():
        node = graph["graph"]["nodes"][id_]
        assert (node["label"], node["metadata"].get("aliases", [])) == (term.label, list(term.aliases))
        assert (nodes[id_]["label"], nodes[id_].get("aliases", [])) == (term.label, list(term.aliases))
    whens = [edge.when for edge in glossary.edges]
    assert [edge["metadata"]["when"] for edge in graph["graph"]["edges"]] == whens
    assert [edge["data"]["when"] for edge in elements["edges"]] == whens


def test_line_breaks_are_kept_where_the_format_can(tmp_path: Path) -> None:
    glossary = odd_glossary(breaks=BREAKS)
    read = read_by_programs(glossary, tmp_path)["cytoscape"]["nodes"]
    assert {id_: node["label"] for id_, node in read.items()} == {t.id: t.label for t in glossary.terms.values()}


@pytest.mark.parametrize("name", ["glossary", "bread", "hostile", "spoons"])
def test_the_jgf_is_valid(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    graph = json.loads(text(glossary, "jgf"))
    jsonschema.validate(graph, SCHEMA)
    assert {(e["source"], e["relation"], e["target"]) for e in graph["graph"]["edges"]} == {
        (edge.source, edge.relation, edge.target) for edge in glossary.edges
    }
    assert {e["relation"] for e in graph["graph"]["edges"] if not e["directed"]} == {
        e.relation for e in glossary.edges if glossary.relations[e.relation].symmetric
    }


def test_a_wrong_graph_is_not_valid() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"graph": {"nodes": [{"id": "a"}]}}, SCHEMA)


def test_igraph_reads_places_and_only_numbers_of_stages(bread: Glossary, tmp_path: Path) -> None:
    write(tmp_path, exports.contents(bread, ["graphml"]))
    graph = igraph.Graph.Read_GraphML(str(tmp_path / "glossary.graphml"))
    for vertex in graph.vs:
        number = bread.stage_number(vertex["id"])
        assert vertex["stage_number"] == number if number else vertex["stage_number"] != vertex["stage_number"]
        assert (vertex["x"], -vertex["y"]) == tuple(places(bread)[vertex["id"]])
    edges = {(graph.vs[e.source]["id"], e["relation"], graph.vs[e.target]["id"]) for e in graph.es}
    assert edges == {(edge.source, edge.relation, edge.target) for edge in bread.edges}


def test_the_number_of_a_stage_has_its_type_even_if_the_first_term_has_none(bread: Glossary) -> None:
    assert not bread.stage_number(next(iter(bread.terms)))
    graph = nx.parse_graphml(text(bread, "graphml"), force_multigraph=True)
    numbers = Counter(type(node.get("stage_number")) for _, node in graph.nodes(data=True))
    assert numbers == {int: 5, type(None): 5}


def test_without_stages_there_is_no_number_of_them(spoons: Glossary) -> None:
    assert "stage_number" not in text(spoons, "graphml")


def test_credits_are_said(bread: Glossary) -> None:
    odd = 'A {b} <c>\n& "d"'
    glossary = replace(bread, about=replace(bread.about, title=odd, version=odd))
    said = " ".join(odd.split())
    graph = json.loads(text(glossary, "jgf"))["graph"]
    assert (graph["label"], graph["metadata"]["version"]) == (odd, said)
    assert json.loads(text(glossary, "cytoscape"))["data"]["version"] == said
    meta = nx.read_gexf(io.BytesIO(text(glossary, "gexf").encode()), version="1.3")
    assert len(meta) == len(bread)
    assert "A {b} &lt;c&gt;" in text(glossary, "gexf")
