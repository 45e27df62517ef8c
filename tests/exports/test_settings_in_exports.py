"""What other programs read of settings, casts and stories equals what the glossary says of them."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import networkx as nx
import pytest
import rdflib
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

from glossgraph import exports
from glossgraph.graph.story import settings_of, story
from glossgraph.graph.threads import acting
from glossgraph.model import Setting

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Edge, Glossary

EMPTY = {"date": "", "when": "", "branch": False, "returns": False}
"""What a step of a story in JSON leaves out if it is empty."""


@pytest.fixture
def placed(bread: Glossary) -> Glossary:
    """The bread glossary at two bakeries: everybody is at one of them, and only the oven keeper at the other."""
    terms = dict(bread.terms)
    rise = terms["rise"]
    terms["rise"] = replace(rise, edges=tuple(replace(edge, settings=("village",)) for edge in rise.edges))
    terms["hydration"] = replace(terms["hydration"], settings=("town",))
    cast = {"maker": "baker", "helper": "baker", "firer": "oven-keeper"}
    village = Setting("village", "Village", "One oven.", cast=cast, public=("firer",))
    town = Setting("town", "Town", cast={"firer": "oven-keeper"})
    return replace(bread, terms=terms, settings={"village": village, "town": town})


@pytest.fixture(params=["glossary", "placed"])
def some(request: pytest.FixtureRequest) -> Glossary:
    found: Glossary = request.getfixturevalue(request.param)
    assert found.settings
    return found


def belonging(glossary: Glossary) -> dict[str, set[str]]:
    """Return the settings of each term: where it takes a step or a role, or which it names if it takes no step."""
    found: dict[str, set[str]] = {id_: set() for id_ in glossary.terms}
    for setting in glossary.settings.values():
        for id_ in {*acting(glossary, setting), *setting.cast.values()}:
            found[id_].add(setting.id)
    for term in glossary.terms.values():
        if not (term.step or term.steps):
            found[term.id] |= set(term.settings)
    return found


def key(edge: Edge) -> str:
    return f"{edge.source}--{edge.relation}--{edge.target}"


def holding(glossary: Glossary) -> dict[str, set[str]]:
    return {key(edge): set(edge.settings) for edge in glossary.edges}


def roles(glossary: Glossary) -> set[tuple[str, str, str]]:
    return {(s.id, role, actor) for s in glossary.settings.values() for role, actor in s.cast.items()}


def split(cell: str) -> set[str]:
    return set(next(csv.reader(io.StringIO(cell, newline=""), delimiter="|", strict=True), []))


def table(files: dict[str, str], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name], newline=""), strict=True))


def test_an_example_has_all_there_is(placed: Glossary) -> None:
    wanted = belonging(placed)
    assert (wanted["baker"], wanted["oven-keeper"]) == ({"village"}, {"village", "town"})
    assert wanted["hydration"] == {"town"}
    assert wanted["dough"] == {"village"}
    assert any(holding(placed).values())


def test_json_has_every_story_of_every_term(some: Glossary) -> None:
    read = json.loads(exports.contents(some, ["json"])["glossary.json"])
    told = {(s["term"], s.get("setting", "")): s["steps"] for s in read["stories"]}
    wanted = {
        (term.id, setting.id): story(some, term, setting)
        for term in some.terms.values()
        for setting in settings_of(some, term)
    }
    assert list(told) == list(wanted)
    assert len(told) == len(read["stories"])
    for place, steps in wanted.items():
        for step, given in zip(steps, told[place], strict=True):
            acted = step.action
            form = {"from": acted.source, "to": acted.target, "message": acted.text}
            form = form if acted.target else {"at": acted.source, "state": acted.text}
            extra = {"date": step.date, "when": step.when, "branch": step.branch, "returns": step.returns}
            assert EMPTY | given == {"term": step.term} | form | extra
            assert all(party in some.terms for party in acted.parties)


def test_json_has_the_settings_as_they_are_written(some: Glossary) -> None:
    read = json.loads(exports.contents(some, ["json"])["glossary.json"])
    assert [setting["id"] for setting in read["settings"]] == list(some.settings)
    for setting in read["settings"]:
        known = some.settings[setting["id"]]
        assert setting["label"] == known.label
        assert list(setting["cast"].items()) == list(known.cast.items())
        assert setting.get("public", []) == list(known.public)
        assert [fact["about"] for fact in setting.get("facts", [])] == [fact.about for fact in known.facts]
    assert {key: set(e.get("settings", [])) for key, e in zip(holding(some), read["edges"], strict=True)} == holding(
        some
    )


def test_tables_have_them(some: Glossary) -> None:
    files = exports.contents(some, ["csv"])
    assert {row["id"]: split(row["settings"]) for row in table(files, "terms.csv")} == belonging(some)
    edges = table(files, "edges.csv")
    assert [split(row["settings"]) for row in edges] == list(holding(some).values())
    known = some.settings
    assert [(row["id"], row["label"]) for row in table(files, "settings.csv")] == [
        (s.id, s.label) for s in known.values()
    ]
    cast = table(files, "cast.csv")
    assert {(row["setting"], row["role"], row["actor"]) for row in cast} == roles(some)
    public = {(row["setting"], row["role"]) for row in cast if row["public"] == "true"}
    assert public == {(s.id, role) for s in known.values() for role in s.public}


def test_networkx_reads_them_in_the_graphml(some: Glossary) -> None:
    text = exports.contents(some, ["graphml"])["glossary.graphml"]
    graph = nx.parse_graphml(text, force_multigraph=True)
    nodes = dict(graph.nodes(data=True))
    assert {id_: split(data["settings"]) for id_, data in nodes.items()} == belonging(some)
    assert {key: split(data["settings"]) for *_, key, data in graph.edges(keys=True, data=True)} == holding(some)
    assert {(*role.split(":"), id_) for id_, data in nodes.items() for role in split(data["roles"])} == roles(some)


def test_graphviz_keeps_them(some: Glossary) -> None:
    program = shutil.which("dot")
    assert program, "Graphviz is missing; install it with: apt-get install graphviz (or brew install graphviz)"
    text = exports.contents(some, ["dot"])["glossary.dot"]
    done = subprocess.run([program, "-Tjson"], input=text, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    drawn = json.loads(done.stdout)
    nodes = {o["_gvid"]: o for o in drawn["objects"] if "nodes" not in o}
    assert {o["name"]: split(o.get("settings", "")) for o in nodes.values()} == belonging(some)
    edges = {
        f"{nodes[e['tail']]['name']}--{e['relation']}--{nodes[e['head']]['name']}": split(e.get("settings", ""))
        for e in drawn["edges"]
    }
    assert edges == holding(some)


def test_rdflib_finds_them_in_the_turtle(some: Glossary) -> None:
    graph = rdflib.Graph().parse(data=exports.contents(some, ["turtle"])["glossary.ttl"], format="turtle")
    base, wanted = some.about.base, belonging(some)
    for setting in some.settings.values():
        node = rdflib.URIRef(f"{base}settings/{setting.id}")
        assert graph.value(node, RDF.type) == SKOS.Collection
        assert str(graph.value(node, SKOS.prefLabel)) == setting.label
        assert {str(term) for term in graph.objects(node, SKOS.member)} == {
            f"{base}terms/{id_}" for id_, places in wanted.items() if setting.id in places
        }
        for role, actor in setting.cast.items():
            assert str(graph.value(node, rdflib.URIRef(f"{base}roles/{role}"))) == f"{base}terms/{actor}"
    for edge in some.edges:
        statement = rdflib.URIRef(f"{base}edges/{key(edge)}")
        places = {str(place).rpartition("/")[2] for place in graph.objects(statement, DCTERMS.isPartOf)}
        assert places == set(edge.settings)


def test_without_settings_no_format_but_json_has_room_for_them(bread: Glossary) -> None:
    files = exports.contents(bread)
    texts = {name: text for name, text in files.items() if isinstance(text, str)}
    # what is written for Neo4j takes away the settings that were there before
    always = {"glossary.json", "glossary.schema.json", "glossary.cypher", "neo4j-edges-header.csv"}
    assert {name for name, text in texts.items() if "settings" in text or "roles" in text} <= always
    assert json.loads(files["glossary.json"])["settings"] == []
    assert files.keys().isdisjoint({"settings.csv", "cast.csv"})


def test_odd_words_of_a_setting_are_read_as_they_are(bread: Glossary) -> None:
    id_, role = 'a|b\n"c', "=role|\u00e9 {x}"
    odd = Setting(id_, '@Odd "<label>"', "It is *so*.", cast={role: "baker"}, public=(role,))
    files = exports.contents(replace(bread, settings={id_: odd}))
    (place,), (cast,) = table(files, "settings.csv"), table(files, "cast.csv")
    assert place == {"id": id_, "label": f"'{odd.label}", "description": "It is so."}
    assert cast == {"setting": id_, "role": f"'{role}", "actor": "baker", "public": "true"}
    baker = nx.parse_graphml(files["glossary.graphml"], force_multigraph=True).nodes["baker"]
    assert (split(baker["settings"]), split(baker["roles"])) == ({id_}, {f"{id_}:{role}"})
    graph = rdflib.Graph().parse(data=files["glossary.ttl"], format="turtle")
    assert rdflib.Literal(odd.label, lang="en") in set(graph.objects(None, SKOS.prefLabel))
    assert rdflib.Literal(role, lang="en") in set(graph.objects(None, RDFS.label))


def test_two_runs_write_the_same_bytes(project: Path) -> None:
    program = (
        "import glossgraph, hashlib, sys\n"
        "files = glossgraph.open(sys.argv[1]).export()\n"
        "files = {name: file if isinstance(file, bytes) else file.encode() for name, file in files.items()}\n"
        "print({name: hashlib.sha256(file).hexdigest() for name, file in files.items()})\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program, str(project / "tests/bread")],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "4242")  # orders of sets
    }
    assert len(printed) == 1
