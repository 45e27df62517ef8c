"""`glossgraph fmt`: what it writes, what it lists, what it leaves alone, and how it ends."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from glossgraph.cli import main
from tiny import tiny_glossary

if TYPE_CHECKING:
    from pathlib import Path

FORM = "label: A\nkind: thing\n# why\ndefinition: One.\n"

OTHER = "kind:  thing\nlabel: 'A'\n# why\ndefinition: One.\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "graph").mkdir()
    (tmp_path / "terms/more").mkdir(parents=True)
    (tmp_path / "graph/relations.yml").write_text("leads-to: {label: leads to}\n")
    (tmp_path / "terms/a.yml").write_text(FORM)
    (tmp_path / "terms/more/b.yml").write_bytes(b"\xef\xbb\xbf" + OTHER.replace("\n", "\r\n").encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["fmt", *arguments], catch_exceptions=False)
    return done.exit_code, done.stdout.replace("\\", "/"), done.stderr


def test_files_get_their_form_and_keep_their_line_ends(root: Path) -> None:
    assert run() == (0, "terms/more/b.yml\n", "1 file formatted, 2 files in form already\n")
    assert (root / "terms/more/b.yml").read_bytes() == b"\xef\xbb\xbf" + FORM.replace("\n", "\r\n").encode()
    assert run() == (0, "", "3 files in form already\n")
    assert run("--check") == (0, "", "3 files in form\n")


def test_a_check_lists_what_is_not_in_its_form(root: Path) -> None:
    before = (root / "terms/more/b.yml").read_bytes()
    assert run("--check") == (
        1,
        "terms/more/b.yml\n",
        "`glossgraph fmt` writes it.\n1 file not in form, 2 files in form\n",
    )
    assert (root / "terms/more/b.yml").read_bytes() == before
    assert run("--check", "terms/a.yml") == (0, "", "1 file in form\n")
    assert run("--check", "terms/more")[0] == 1


def test_git_makes_of_its_diff_what_it_makes(root: Path) -> None:
    (root / "terms/more/b.yml").write_text(OTHER)
    code, diff, _ = run("--diff")
    assert code == 1
    subprocess.run(["git", "apply", "-"], input=diff.encode(), check=True, cwd=root)
    assert (root / "terms/more/b.yml").read_text() == FORM


def test_what_cannot_be_read_is_told_and_left_alone(root: Path) -> None:
    (root / "terms/bad.yml").write_text("label: [A\n")
    code, listed, said = run()
    assert (code, listed) == (2, "terms/more/b.yml\n")
    assert "error[unreadable-file]: the `[` that opens here is not closed\n --> terms/bad.yml:1:8\n" in said
    assert said.endswith("1 file formatted, 2 files in form already, 1 file left alone\n")
    assert (root / "terms/bad.yml").read_text() == "label: [A\n"


@pytest.mark.parametrize("name", ["notes.txt", "terms/notes.txt"])
def test_what_is_no_part_of_the_glossary_is_refused(name: str, root: Path) -> None:
    (root / name).write_text("label: A\n")
    code, _, said = run(name)
    assert code == 2
    assert f"`{name}` is not part of the glossary" in said.replace("\\", "/")


def test_a_file_that_cannot_be_written_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "terms/more/b.yml")

    monkeypatch.setattr("glossgraph.editing.change.change", refuse)
    code, _, said = run()
    assert code == 2
    assert "cannot write `terms/more/b.yml`: Permission denied" in said
    assert b"kind:  thing" in (root / "terms/more/b.yml").read_bytes()


def test_what_is_imported_is_in_form(project: Path, tmp_path: Path) -> None:
    for case in sorted((project / "tests/importing/sources/cases").glob("*/expected")):
        shutil.copytree(case, tmp_path / case.parent.name)
        assert run("--check", "--root", str(tmp_path / case.parent.name))[:2] == (0, "")
    assert len(list(tmp_path.iterdir())) > 8


def test_a_glossary_written_in_braces_gets_its_form(tmp_path: Path) -> None:
    for path, text in tiny_glossary().items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    assert run("--root", str(tmp_path))[0] == 0
    assert "edges:\n  leads-to: {end: It does.}\n" not in (tmp_path / "terms/begin.yml").read_text()
    assert "edges:\n  leads-to:\n    end: It does.\n" in (tmp_path / "terms/begin.yml").read_text()
