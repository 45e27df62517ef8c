"""The licences of the code and of the texts, wherever they are said."""

from __future__ import annotations

import io
import tomllib
import zipfile
from importlib.metadata import metadata
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from folders import TESTS
from glossgraph import compiler, exports, licenses
from glossgraph.output import write
from glossgraph.site.material.rights import rights
from glossgraph.words import catalogue
from tiny import tiny_glossary

if TYPE_CHECKING:
    from glossgraph.exports.parts.manifest import Lister

PROJECT = TESTS.parent

CODE, CONTENT = "Apache-2.0", "CC-BY-4.0"


def text(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def values(name: str) -> dict[str, Any]:
    found = yaml.safe_load(text(name))
    assert isinstance(found, dict)
    return found


def test_the_files_are_the_licences_that_are_named() -> None:
    assert "Apache License\n                           Version 2.0" in text("LICENSE")
    assert text("LICENSE-CONTENT").split("\n\n")[1] == "Attribution 4.0 International"


def test_the_code_has_one_licence() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    # the font of the cards is in the package, and has its own
    assert project["license"].split(" AND ") == [CODE, "OFL-1.1"]
    assert metadata("glossgraph")["License-Expression"] == project["license"]
    assert values("CITATION.cff")["license"] == CODE
    assert "[Apache License 2.0](LICENSE)" in text("README.md").partition("\n## Licence\n")[2]
    assert "[Apache License 2.0](LICENSE)" in " ".join(text("CONTRIBUTING.md").split())


def test_the_texts_have_one_licence() -> None:
    about = values("graph/glossary.yml")
    assert about["license"] == CONTENT
    (cited,) = values("CITATION.cff")["references"]
    assert (cited["license"], cited["version"], cited["title"]) == (CONTENT, about["version"], about["title"])
    assert "International](LICENSE-CONTENT) (CC BY 4.0)" in text("README.md").partition("\n## Licence\n")[2]
    assert "[CC BY 4.0](LICENSE-CONTENT)" in text("CONTRIBUTING.md")
    # the texts are not in the package
    assert "terms" not in tomllib.loads(text("pyproject.toml"))["tool"]["setuptools"]["packages"]["find"]["where"]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> compiler.Compiled:
    """A small glossary that says of itself what the real one says."""
    root = tmp_path_factory.mktemp("published")
    said = {name: values("graph/glossary.yml")[name] for name in ("title", "description", "publisher", "license")}
    write(root, tiny_glossary() | {"graph/glossary.yml": yaml.safe_dump(said)})
    return compiler.compile_glossary(root)


def test_the_foot_of_every_page_leads_to_the_licence(published: compiler.Compiled) -> None:
    name, address = licenses.KNOWN[CONTENT]
    assert f'<a href="{address}" rel="license">{name}</a>' in rights(catalogue("en"), published.glossary.about)


@pytest.mark.parametrize("format_", ["json", "jsonld", "turtle", "graphml", "epub", "llms"])
def test_the_data_say_the_licence(format_: str, published: compiler.Compiled) -> None:
    _, address = licenses.KNOWN[CONTENT]
    assert any(address in said for said in map(readable, exports.contents(published.glossary, [format_]).values()))


def readable(content: str | bytes) -> str:
    """Return the text of a file, or of all that are in it."""
    if isinstance(content, str):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())


@pytest.mark.parametrize("lister", exports.LISTS.values(), ids=exports.LISTS)
def test_the_lists_of_files_say_the_licence(lister: Lister, published: compiler.Compiled) -> None:
    assert licenses.KNOWN[CONTENT][1] in lister(published.glossary, {}, "")
