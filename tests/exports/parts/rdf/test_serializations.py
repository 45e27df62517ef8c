"""Every serialization of linked data says the same to every reader, whatever the texts are."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.namespace import DCAT, DCTERMS, VOID

from glossgraph import exports
from glossgraph.model import (
    About,
    Edge,
    Flow,
    Glossary,
    NameType,
    Note,
    NoteType,
    OtherName,
    Question,
    Reference,
    Relation,
    Term,
    Translation,
)
from glossgraph.text.escape import escape_markdown
from linked_data import NAMES, by_pyoxigraph, by_rdflib, text_of, written
from odd import BREAKS, PIECES

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

FORMS = sorted(NAMES)


@pytest.mark.parametrize("name", ["bread", "hostile", "spoons"])
def test_two_libraries_read_the_same_in_every_file(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    wanted = by_pyoxigraph(glossary, "ntriples")
    assert len(wanted) > 100
    for form in FORMS:
        assert by_pyoxigraph(glossary, form) == wanted, form
        assert by_rdflib(glossary, form) == wanted, form


def test_the_real_glossary_is_the_same_in_every_file(glossary: Glossary) -> None:
    wanted = by_pyoxigraph(glossary, "ntriples")
    assert all(by_pyoxigraph(glossary, form) == wanted for form in FORMS)


def test_nothing_is_without_a_name_or_said_twice(glossary: Glossary) -> None:
    lines = text_of(glossary, "ntriples").splitlines()
    assert len(lines) == len(set(lines))
    assert not [line for line in lines if line.startswith("_:") or " _:" in line.partition('"')[0]]


texts = st.lists(st.one_of(st.sampled_from([*PIECES, *BREAKS]), st.text(max_size=3)), min_size=1, max_size=6).map(
    lambda pieces: "".join(pieces).encode("utf-8", "ignore").decode().replace("\0", "")
)


@settings(max_examples=30, deadline=None)
@given(label=texts, other=texts, prose=texts)
def test_odd_texts_come_back_from_every_file(label: str, other: str, prose: str) -> None:
    glossary = odd(label or "a", other or "b", prose or "c")
    wanted = by_pyoxigraph(glossary, "ntriples")
    for form in FORMS:
        assert by_pyoxigraph(glossary, form) == wanted, form
        assert by_rdflib(glossary, form) == wanted, form
    said = {value for _, property_, value in wanted if property_.endswith(("#prefLabel", "#altLabel", "#hiddenLabel"))}
    names = {(label or "a", "en"), (other or "b", "en"), (other or "b", "pt-br")}
    assert {repr((name, language, "")) for name, language in names} <= said


def odd(label: str, other: str, prose: str) -> Glossary:
    """Return a glossary of which every text is odd."""
    markdown = escape_markdown(prose) or "x"
    edge = Edge("a", "leads-to", "a", markdown, when=other, detail=prose)
    term = Term(
        id="a",
        file="terms/a.yml",
        label=label,
        kind="event",
        definition=markdown,
        aliases=(other,),
        names=(OtherName(other, NameType.HIDDEN), OtherName(f"{label}{other}", NameType.SPELLING, "ar")),
        translations=(Translation("pt-BR", other, (label,), markdown),),
        notes=(Note(prose, NoteType.USAGE),),
        explanation=prose,
        faq=(Question(other, prose),),
        sources=("r",),
        locators={"r": other},
        edges=(edge,),
    )
    relation = Relation("leads-to", label, other, Flow.FORWARD, description=markdown)
    fields = {"type": "book", "title": label, "author": [{"literal": other}], "issued": 2001, "publisher": prose}
    about = About(label, markdown, base="https://odd.example/", version=other)
    return Glossary(
        terms={"a": term},
        relations={relation.id: relation},
        references={"r": Reference("r", fields)},
        about=about,
    )


def test_iris_of_others_are_never_taken_for_short_ones(bread: Glossary) -> None:
    odd_base = replace(bread, about=replace(bread.about, base="prefLabel:id/skos:"))
    assert by_pyoxigraph(odd_base, "jsonld") == by_pyoxigraph(odd_base, "ntriples")
    assert by_rdflib(odd_base, "jsonld") == by_rdflib(odd_base, "ntriples")


def test_names_are_by_language_in_the_json(spoons: Glossary) -> None:
    things = {thing["id"]: thing for thing in json.loads(text_of(spoons, "jsonld"))["@graph"]}
    spoon = things["https://example.org/things/spoon"]
    assert spoon["prefLabel"] == {"en": "Spoon", "de": "Löffel", "fr": "cuillère"}
    assert spoon["altLabel"] == {"en": "eating spoon", "de": ["Esslöffel", "Löffelchen"]}
    assert spoon["type"] == "Concept"


def test_the_glossary_is_in_a_graph_and_its_description_outside(bread: Glossary) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=text_of(bread, "trig"), format="trig")
    node = rdflib.URIRef("https://bread.example/dataset")
    assert {graph.identifier for graph in dataset.graphs()} == {node, rdflib.graph.DATASET_DEFAULT_GRAPH_ID}
    assert dataset.default_graph.value(node, DCTERMS.license) == rdflib.URIRef(bread.about.license.url)
    assert not list(dataset.graph(node).triples((node, None, None)))


def test_the_description_has_the_size_and_the_files(bread: Glossary) -> None:
    text = exports.contents(bread, ["turtle"])["void.ttl"]
    graph = rdflib.Graph().parse(data=text, format="turtle", publicID="https://elsewhere.example/data/void.ttl")
    node = rdflib.URIRef("https://bread.example/dataset")
    lines = text_of(bread, "ntriples").splitlines()
    assert graph.value(node, VOID.triples) == rdflib.Literal(len(lines))
    typed = {line.split()[0] for line in lines if line.split()[1].endswith("22-rdf-syntax-ns#type>")}
    assert graph.value(node, VOID.entities) == rdflib.Literal(len(typed))
    (part,) = graph.objects(node, VOID.classPartition)
    assert graph.value(part, VOID.entities) == rdflib.Literal(len(bread.terms))
    written_files = exports.contents(bread, FORMS).keys() - {"void.ttl"}
    dumps = {str(dump) for dump in graph.objects(node, VOID.dataDump)}
    assert dumps == {f"https://elsewhere.example/data/{name}" for name in written_files}
    assert {str(url) for url in graph.objects(None, DCAT.downloadURL)} == dumps
    used = {line.split()[1].strip("<>") for line in lines}
    spaces = {str(space) for space in graph.objects(node, VOID.vocabulary)}
    own = {name for name in used if name.startswith(bread.about.base)}
    assert {name for name in used - own if not any(name.startswith(space) for space in spaces)} == set()
    assert all(any(name.startswith(space) for name in used) for space in spaces)


def test_the_readers_tell_languages_and_types_apart() -> None:
    plain, small, large = rdflib.Literal("a"), rdflib.Literal("a", lang="en"), rdflib.Literal("a", lang="EN")
    assert written(large) == written(small) != written(plain)
    assert written(plain) != written(rdflib.Literal("a", datatype=rdflib.XSD.date))
