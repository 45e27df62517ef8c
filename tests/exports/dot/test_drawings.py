"""Graphviz draws every file, in seconds, with all its words, and in a shape that can be read."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossgraph import exports
from glossgraph.graph.members import members
from glossgraph.model import Edge, Flow, Glossary, Relation, Term
from glossgraph.text.names import label_with_status
from graphs import made
from odd import PIECES, glossary_of

SVG = "{http://www.w3.org/2000/svg}"

texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(lambda pieces: f"a{''.join(pieces)}")

glossaries = st.builds(glossary_of, st.lists(texts, min_size=2, max_size=30), st.just([]))


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def files(glossary: Glossary) -> dict[str, str]:
    return {name: str(content) for name, content in exports.contents(glossary, ["dot"]).items()}


def drawn(text: str, form: str) -> str:
    program = shutil.which("dot")
    assert program, "Graphviz is missing; install it with: apt-get install graphviz (or brew install graphviz)"
    done = subprocess.run([program, f"-T{form}"], input=text, capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    return done.stdout


def words(element: ET.Element) -> str:
    return " ".join(filter(None, (on_one_line(e.text or "") for e in element.iter(f"{SVG}text"))))


def shown(text: str) -> dict[str, Counter[str]]:
    """Return the words that a drawing shows, of each sort of things, as often as it shows them."""
    found: dict[str, Counter[str]] = {"node": Counter(), "cluster": Counter(), "edge": Counter()}
    for group in ET.fromstring(drawn(text, "svg")).iter(f"{SVG}g"):
        if group.get("class") in found:
            found[group.attrib["class"]][words(group)] += 1
    return found


def read(text: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the nodes by their names, and the edges with the names of their ends."""
    graph = json.loads(drawn(text, "json"))
    nodes = {o["_gvid"]: o for o in graph["objects"] if "nodes" not in o}
    edges = [e | {"source": nodes[e["tail"]]["name"], "target": nodes[e["head"]]["name"]} for e in graph["edges"]]
    return {node["name"]: node for node in nodes.values()}, edges


@settings(max_examples=20)
@given(glossary=glossaries)
def test_every_label_is_drawn_as_it_is(glossary: Glossary) -> None:
    found = shown(files(glossary)["glossary.dot"])
    assert found["node"] == Counter(on_one_line(term.label) for term in glossary.terms.values())
    stages = (on_one_line(f"{stage.number}. {stage.label}") for stage in glossary.stages.values())
    assert found["cluster"] == Counter(stages)


def test_definitions_are_tooltips(bread: Glossary) -> None:
    root = ET.fromstring(drawn(files(bread)["glossary.dot"], "svg"))
    titles = {element.get("{http://www.w3.org/1999/xlink}title") for element in root.iter()}
    assert {term.definition for term in bread.terms.values() if "[[" not in term.definition} <= titles


def test_a_stage_and_a_setting_have_their_terms_and_the_edges_between_them(glossary: Glossary) -> None:
    of_files = files(glossary)
    parts = {f"glossary-stage-{id_}.dot": {t.id for t in terms} for id_, terms in glossary.by_stage.items()}
    parts |= {f"glossary-setting-{id_}.dot": set(ids) for id_, ids in members(glossary).items()}
    assert of_files.keys() == {"glossary.dot", *parts}
    for name, ids in parts.items():
        setting = name.removeprefix("glossary-setting-").removesuffix(".dot")
        nodes, edges = read(of_files[name])
        assert nodes.keys() == ids
        assert {(e["source"], e["relation"], e["target"]) for e in edges} == {
            (e.source, e.relation, e.target)
            for e in glossary.edges
            if {e.source, e.target} <= ids and (not e.settings or setting in e.settings or "-stage-" in name)
        }


def test_small_drawings_say_the_relations_and_all_say_what_arrows_mean(bread: Glossary) -> None:
    text = files(bread)["glossary.dot"]
    labels = Counter(bread.relations[edge.relation].label for edge in bread.edges)
    assert shown(text)["edge"] == labels
    legend, *_ = re.findall(r'graph \[label="(.*?)"', text)
    meanings = dict(line.split(": ") for line in legend.split(r"\l")[1:-1])
    assert meanings == {
        "full arrow": "leads to, allows",
        "dashed arrow": "shows",
        "red arrow": "returns to",
        "dotted arrow": "is a sort of, is gauged by",
        "dotted line": "is not the same as",
    }


def hierarchy(number: int) -> Glossary:
    """Return a thesaurus without flow: each term but the first is below the one with a third of its number."""
    terms = {}
    for each in range(number):
        id_ = f"term-{each:04}"
        edges = (Edge(id_, "broader", f"term-{each // 3:04}", ""),) if each else ()
        terms[id_] = Term(id_, f"terms/{id_}.yml", f"Term of number {each}", "concept", edges=edges)
    relation = Relation("broader", "is a kind of", "has kinds", Flow.NONE, skos="broader")
    return Glossary(terms=terms, relations={"broader": relation})


def unordered(number: int) -> Glossary:
    """Return a list of terms that nothing joins."""
    terms = {f"term-{n:04}": Term(f"term-{n:04}", f"terms/{n}.yml", f"Term {n}", "concept") for n in range(number)}
    return Glossary(terms=terms)


@pytest.mark.parametrize(
    "name", ["glossary", "bread", "spoons", "a large one", "of one stage", "a hierarchy", "without edges"]
)
def test_a_drawing_is_quick_and_no_column(name: str, request: pytest.FixtureRequest) -> None:
    large = {"a large one": lambda: made(9, 200, 40), "of one stage": lambda: made(1, 200)}
    large |= {"a hierarchy": lambda: hierarchy(1000), "without edges": lambda: unordered(1000)}
    glossary: Glossary = large[name]() if name in large else request.getfixturevalue(name)
    text = files(glossary)["glossary.dot"]
    before = os.times().children_user
    svg = drawn(text, "svg")
    assert os.times().children_user - before < 5
    root = ET.fromstring(svg)
    width, height = (float(root.attrib[side].removesuffix("pt")) for side in ("width", "height"))
    assert 0.25 < width / height < 5
    found = Counter(words(group) for group in root.iter(f"{SVG}g") if group.get("class") == "node")
    assert found == Counter(on_one_line(label_with_status(glossary, term)) for term in glossary.terms.values())


def test_no_box_of_a_large_drawing_covers_another(glossary: Glossary) -> None:
    nodes, _ = read(files(glossary)["glossary.dot"])
    boxes = []
    for node in nodes.values():
        (x, y), width, height = map(float, node["pos"].split(",")), float(node["width"]), float(node["height"])
        boxes.append((x - 36 * width, x + 36 * width, y - 36 * height, y + 36 * height))
    for number, (left, right, low, high) in enumerate(boxes):
        for other_left, other_right, other_low, other_high in boxes[:number]:
            assert right <= other_left or other_right <= left or high <= other_low or other_high <= low


def test_what_is_left_out_is_said_of_this_glossary() -> None:
    (dot,) = [export for export in exports.EXPORTS if exports.name(export) == "dot"]
    assert dot.left_out(unordered(3)) == "all texts but labels, definitions and reasons"
