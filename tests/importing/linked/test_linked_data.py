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
