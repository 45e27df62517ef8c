"""Where a glossary is opened from: a folder that is known, a file of JSON, and a ZIP."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

import glossgraph
from glossgraph import cache, compiler, load, model
from glossgraph.model.written_files import written_files

if TYPE_CHECKING:
    from pathlib import Path

NOT_OF_FILES = {"history", "today", "texts", "schemas"}
"""The fields of a glossary that no export holds."""


def said(glossary: model.Glossary) -> dict[str, object]:
    parts = {field.name: getattr(glossary, field.name) for field in fields(glossary) if field.name not in NOT_OF_FILES}
    # those that can be run are of another class, and say the same
    models = {id_: [getattr(one, each.name) for each in fields(model.Model)] for id_, one in glossary.models.items()}
    return parts | {"models": models}


@pytest.mark.parametrize("name", ["bread", "spoons", "hostile"])
def test_a_glossary_comes_back_from_json_as_it_was(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    glossary = glossgraph.Glossary.of(request.getfixturevalue(name))
    glossary.write(tmp_path, "json")
    # one that is hostile has errors
    opened = glossgraph.check(tmp_path / "glossary.json").glossary
    assert dict(written_files(opened)) == dict(written_files(glossary))
    assert said(opened) == said(glossary)
    assert opened.export("turtle") == glossary.export("turtle")


def test_all_of_the_real_glossary_comes_back(glossary: model.Glossary, tmp_path: Path) -> None:
    files = [{"path": path, "content": content} for path, content in written_files(glossary)]
    file = tmp_path / "glossary.json"
    file.write_text(json.dumps({"title": "All", "stages": [], "files": files}, indent=1), encoding="utf-8")
    opened = glossgraph.open(file)
    assert said(opened) == said(glossary)
    assert opened.terms["leverage"].examples[0].written == glossary.terms["leverage"].examples[0].written


@pytest.mark.parametrize("top", ["", "bread-main/"])
def test_a_glossary_is_opened_in_a_zip(top: str, project: Path, bread: model.Glossary, tmp_path: Path) -> None:
    file = tmp_path / "source.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(f"{top}README.md", "Not a file of the glossary.")
        for path in sorted((project / "tests/bread").glob("*/**/*.yml")):
            if path.relative_to(project / "tests/bread").parts[0] in {"terms", "graph"}:
                archive.write(path, top + path.relative_to(project / "tests/bread").as_posix())
    assert said(glossgraph.open(file)) == said(bread)


def test_a_file_with_errors_is_checked_but_not_opened(bread: model.Glossary, tmp_path: Path) -> None:
    glossgraph.Glossary.of(bread).write(tmp_path, "json")
    file = tmp_path / "glossary.json"
    values = json.loads(file.read_text(encoding="utf-8"))
    term = next(each for each in values["files"] if each["path"].endswith("/dough.yml"))
    term["content"] |= {"kind": "hapening", "edges": {"leads-to": {"raise": "It does."}}, "colour": "white"}
    file.write_text(json.dumps(values, indent=1), encoding="utf-8")
    found = {diagnostic.check for diagnostic in glossgraph.check(file).diagnostics}
    assert {"unknown-kind", "dangling-edge", "unknown-field"} <= found
    with pytest.raises(glossgraph.GlossaryError, match=r"errors in the glossary in .*glossary\.json`"):
        glossgraph.open(file)


NO_GLOSSARIES = {
    "words": ("no.json", b"Not JSON."),
    "another.json": ("no.json", b'{"title": "x", "terms": []}'),
    "no files": ("no.json", b'{"title": "x", "stages": [], "terms": []}'),
    "no terms": ("no.json", b'{"title": "x", "stages": [], "files": []}'),
    "an outside path": (
        "no.json",
        b'{"title": "x", "stages": [], "files": [{"path": "../terms/a.yml", "content": {}}]}',
    ),
    "an empty ZIP": ("no.zip", b"PK\x05\x06" + bytes(18)),
}


@pytest.mark.parametrize(("name", "content"), NO_GLOSSARIES.values(), ids=NO_GLOSSARIES)
def test_what_holds_no_glossary_says_so(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(glossgraph.GlossaryError, match=r"no\.(json|zip)`"):
        glossgraph.open(tmp_path / name)


def test_what_has_not_changed_is_not_checked_again(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "bread"
    shutil.copytree(project / "tests/bread", root)
    first = glossgraph.open(root)
    first.search("dough")

    def failing(*_: object, **__: object) -> None:
        raise AssertionError

    with monkeypatch.context() as patched:
        patched.setattr(compiler, "compile_glossary", failing)
        patched.setattr(load, "load", failing)
        again = glossgraph.open(root)
        assert said(again) == said(first)
        assert again.texts == first.texts
        assert again.trace("dough", "rise") == first.trace("dough", "rise")
    term = next(root.rglob("dough.yml"))
    term.write_text(term.read_text(encoding="utf-8").replace("label: Dough", "label: Batter"), encoding="utf-8")
    assert glossgraph.open(root)["dough"].label == "Batter"
    term.write_text(term.read_text(encoding="utf-8") + "colour: white\n", encoding="utf-8")
    with pytest.raises(glossgraph.GlossaryError, match="colour"):
        glossgraph.open(root)
    assert cache.glossary(root) is None


def test_what_is_known_is_opened_without_what_checks(project: Path, tmp_path: Path) -> None:
    root = tmp_path / "bread"
    shutil.copytree(project / "tests/bread", root)
    glossgraph.open(root)
    code = "import glossgraph, sys; glossgraph.open(sys.argv[1]); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, root], capture_output=True, text=True, check=True)
    heavy = {"glossgraph.checks", "glossgraph.load", "glossgraph.exports", "pydantic", "networkx", "yaml", "click"}
    assert "glossgraph.model" in done.stdout.split()
    assert not heavy & {*done.stdout.split()}
