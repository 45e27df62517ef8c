"""The archive of a glossary's files, which is a glossary again once it is unpacked."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from mkdocs.config import load_config

from glossgraph import compiler, exports
from glossgraph.cli import main
from glossgraph.model.written_files import written_files

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary


def unpacked(glossary: Glossary, folder: Path) -> Path:
    content = exports.contents(glossary, ["source"])["source.zip"]
    assert isinstance(content, bytes)
    ZipFile(io.BytesIO(content)).extractall(folder)
    return folder


def test_every_file_is_as_it_is_written(project: Path, tmp_path: Path, glossary: Glossary) -> None:
    folder = unpacked(glossary, tmp_path)
    files = [path for top in ("terms", "graph") for path in (folder / top).rglob("*.*")]
    assert {str(path.relative_to(folder)) for path in files} == set(glossary.texts)
    for path in files:
        assert path.read_bytes() == (project / path.relative_to(folder)).read_bytes()
    assert CliRunner().invoke(main, ["check", "--root", str(folder)]).exit_code == 0


def test_the_site_of_a_copy_can_be_built(tmp_path: Path, bread: Glossary) -> None:
    titled = replace(bread, about=replace(bread.about, title='Bread: "a # tale"'))
    folder = unpacked(titled, tmp_path / "copy")
    assert load_config(str(folder / "mkdocs.yml")).site_name == titled.about.title
    assert CliRunner().invoke(main, ["build", "--root", str(folder)]).exit_code == 0
    assert (folder / "site/terms/dough/index.html").is_file()


@pytest.mark.parametrize("name", ["bread", "spoons", "hostile"])
def test_files_are_made_where_none_were_read(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    again = compiler.compile_glossary(unpacked(replace(glossary, texts={}), tmp_path)).glossary
    assert dict(written_files(again)) == dict(written_files(glossary))
