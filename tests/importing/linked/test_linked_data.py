"""A vocabulary of linked data is the same in every serialization."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, parse, serialize

from folders import TESTS
from glossgraph import importing

if TYPE_CHECKING:
    from pathlib import Path

PLANETS = TESTS / "importing/sources/cases/skos/planets.ttl"

FORMATS = {
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "rdf": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "json": RdfFormat.JSON_LD,
}


@pytest.mark.parametrize("ending", FORMATS)
def test_every_serialization_gives_the_same_files(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"planets.{ending}"
    triples = (quad.triple for quad in parse(path=PLANETS))
    serialize(triples, output=path, format=FORMATS[ending])
    wanted, found = (importing.prepare(source, tmp_path / "into").merged.files for source in (PLANETS, path))
    other = {"imported.yml", "docs/about.md"}
    assert {n: t for n, t in found.items() if n not in other} == {n: t for n, t in wanted.items() if n not in other}


START = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <https://example.org/> .
"""


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (':oak a skos:Concept ; skos:prefLabel "Oak"@en .', "SKOS"),
        (':Oak a owl:Class ; rdfs:label "Oak"@en .', "OWL"),
        (':Oak a owl:Class, skos:Concept ; skos:prefLabel "Oak"@en .', "SKOS and OWL"),
    ],
)
def test_the_report_says_which_form_it_was(text: str, form: str, tmp_path: Path) -> None:
    path = tmp_path / "trees.ttl"
    path.write_text(START + text, encoding="utf-8")
    assert importing.prepare(path, tmp_path / "into").form == form


def test_a_transitive_property_is_kept_beside_a_hierarchy_that_does_not_imply_it(tmp_path: Path) -> None:
    path = tmp_path / "trees.ttl"
    names = "".join(
        f':{name} a skos:Concept ; skos:prefLabel "{name}"@en .\n' for name in ("oak", "tree", "plant", "fir")
    )
    edges = ":oak skos:broader :tree ; skos:broaderTransitive :tree . :fir skos:broaderTransitive :plant .\n"
    path.write_text(START + names + edges, encoding="utf-8")
    prepared = importing.prepare(path, tmp_path / "into")
    assert "  narrower-than:\n    plant:\n" in prepared.merged.files["terms/fir.yml"]
    dropped = [(what, e.number) for effect, what, e in prepared.tally.rows() if effect is importing.Effect.DROPPED]
    assert dropped == [("edges that only follow from others", 1)]
