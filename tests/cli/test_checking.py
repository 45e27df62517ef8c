"""What `glossgraph check` says of named files, of paths as seen from where it is run, and of equal errors."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from building import git
from glossgraph import output
from glossgraph.cli import main
from glossgraph.diagnostics.github import MOST_SHOWN
from tiny import tiny_glossary

GLOSSARY = "tests/diagnostics/glossary"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def arrows(output: str) -> list[str]:
    return re.findall(r"--> (.*):\d+:\d+$", output, re.MULTILINE)


@pytest.fixture
def root(project: Path, tmp_path: Path) -> Path:
    """A glossary with errors in it, in a folder of something larger."""
    shutil.copytree(project / GLOSSARY, tmp_path / "kb")
    (tmp_path / "README.md").write_text("Words.", encoding="utf-8")
    return tmp_path / "kb"


@pytest.mark.parametrize("place", [".", "..", "terms", "graph"])
@pytest.mark.parametrize("absolute", [False, True])
def test_a_path_leads_to_its_file_from_where_one_is(
    place: str, absolute: bool, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / place)
    found = arrows(run("check", "--root", root if absolute else os.path.relpath(root)).output)
    assert len(found) == 9
    shortest = {"terms": "margin-call.yml", ".": "terms/margin-call.yml", "..": "kb/terms/margin-call.yml"}
    assert shortest.get(place, "../terms/margin-call.yml") in found
    assert all(Path(path).is_file() for path in found)


def test_a_path_that_would_be_long_is_whole(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    far = tmp_path / "/".join("a" * 60)
    far.mkdir(parents=True)
    monkeypatch.chdir(far)
    assert f"{root}/terms/margin-call.yml" in arrows(run("check", "--root", root).output)


def test_a_folder_that_is_gone_hides_no_path(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    found = arrows(run("check", "--root", root).output)
    monkeypatch.chdir(tmp_path)
    assert f"{root}/terms/margin-call.yml" in found


def test_programs_are_given_paths_below_the_root(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "terms")
    files = {each["file"] for each in json.loads(run("check", "--format", "json").output)["diagnostics"]}
    assert "terms/margin-call.yml" in files
    assert all((root / file).is_file() for file in files)


FILES: dict[str, tuple[list[str], set[str], str]] = {
    "one": (
        ["terms/margin-call.yml"],
        {"dangling-edge", "missing-field", "stage-order"},
        "3 errors, 1 warning in 1 file",
    ),
    "two": (
        ["terms/margin-call.yml", "graph/stages.yml"],
        {"dangling-edge", "missing-field", "stage-order"},
        "3 errors, 1 warning in 2 files",
    ),
    # what another file says of it counts as well
    "named elsewhere": (["terms/forced-selling.yml"], {"cycle", "stage-order"}, "2 errors, 0 warnings in 1 file"),
    "clean": (["graph/stages.yml"], set(), "no problems in 1 file"),
    "a folder": (
        ["terms"],
        {"cycle", "dangling-edge", "missing-field", "stage-order", "unexplained-term"},
        "4 errors, 2 warnings in 3 files",
    ),
    "the root": (["."], {"cycle", "dangling-edge", "missing-field", "stage-order"}, "4 errors, 2 warnings in 5 files"),
    "of no glossary": (["../README.md"], set(), "no problems in 0 files"),
}


@pytest.mark.parametrize(("files", "found", "summary"), FILES.values(), ids=FILES)
def test_only_what_is_wrong_in_named_files_is_reported(
    files: list[str], found: set[str], summary: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    done = run("check", *files)
    assert set(re.findall(r"^error\[(.*?)\]", done.output, re.MULTILINE)) == found - {"unexplained-term"}
    assert f"3 terms, 4 edges, 2 stages: {summary}, in" in done.output
    assert done.exit_code == bool(found)
    report = json.loads(run("check", "--format", "json", *files).output)
    assert found <= {each["check"] for each in report["diagnostics"]}
    assert report["summary"]["errors"] + report["summary"]["warnings"] == len(report["diagnostics"])


def test_problems_of_other_files_are_counted(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    note = "note: other files have 2 errors and 2 warnings; `glossgraph check` lists them\n"
    assert run("check", "terms/forced-selling.yml").output.endswith(note)
    assert run("check", "terms/forced-selling.yml", "--format", "github").output.endswith(note)
    assert "other files" not in run("check", "terms").output
    (root / "terms/forced-selling.yml").write_text("label: [\n", encoding="utf-8")
    ours = [path.name for path in (root / "terms").iterdir() if path.name != "forced-selling.yml"]
    assert "note: other files have 1 error; " in run("check", *(f"terms/{name}" for name in ours)).output


def test_files_that_are_not_part_of_the_glossary_are_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    (root / "terms/notes.md").write_text("Words.", encoding="utf-8")
    assert "note: `../README.md` is not part of the glossary\n" in run("check", "../README.md", "terms").output
    done = run("check", "../README.md", "terms/notes.md", "graph/stages.yml")
    assert "note: `../README.md` and 1 other file are not part of the glossary\n" in done.output
    assert done.exit_code == 0


def test_the_glossary_of_a_named_file_is_found(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root.parent)
    for files in (["kb/terms/margin-call.yml"], ["README.md", "kb/terms/margin-call.yml"], ["kb"]):
        done = run("check", *files)
        assert "kb/terms/margin-call.yml" in arrows(done.output), files
        assert done.exit_code == 1
    # the glossary that one is in comes first
    (root.parent / "terms").mkdir()
    done = run("check", "kb/terms/margin-call.yml", "terms")
    assert "note: `kb/terms/margin-call.yml` and 1 other file are not part of the glossary" in done.output
    assert run("check", "kb/terms/margin-call.yml").exit_code == 1


def test_a_file_that_is_not_there_cannot_be_checked(root: Path) -> None:
    done = run("check", "--root", root, root / "terms/gone.yml")
    assert done.exit_code == 2
    assert "gone.yml' does not exist" in done.output.replace("\n", "")


def test_a_link_to_the_glossary_is_followed(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root)
    monkeypatch.chdir(tmp_path)
    for file, folder in (("link/terms/margin-call.yml", "kb"), ("kb/terms/margin-call.yml", "link")):
        done = run("check", "--root", folder, file)
        assert "in 1 file" in done.output
        assert f"{folder}/terms/margin-call.yml" in arrows(done.output)


def test_one_learns_that_warnings_do_not_fail_the_check(root: Path, tmp_path: Path) -> None:
    note = "note: warnings fail the check only with `--strict`\n"
    assert note not in run("check", "--root", root).output
    output.write(tmp_path, tiny_glossary())
    done = run("check", "--root", tmp_path)
    assert "0 errors, 2 warnings, in" in done.output
    assert done.output.endswith(note)
    assert done.exit_code == 0
    assert note not in run("check", "--strict", "--root", tmp_path).output


@pytest.mark.parametrize("format_", ["text", "github"])
def test_a_shallow_clone_is_said_to_hide_lost_addresses(tmp_path: Path, format_: str) -> None:
    whole, clone = tmp_path / "whole", tmp_path / "clone"
    output.write(whole, tiny_glossary())
    git(whole, "init", "-q", day="2026-05-03")
    for day in ("2026-05-03", "2026-06-07"):
        git(whole, "add", ".", day=day)
        git(whole, "commit", "-q", "--allow-empty", "-m", "x", day=day)
    git(tmp_path, "clone", "-q", "--depth", "1", whole.as_uri(), str(clone), day="2026-06-07")
    note = "so that addresses lost earlier are not found"
    cases = [(whole, ["--strict"]), (clone, []), (clone, ["--strict"])]
    outputs = [run("check", "--root", root, "--format", format_, *options).output for root, options in cases]
    assert [note in text for text in outputs] == [False, False, True]


def test_equal_errors_are_shown_once_to_people_and_one_by_one_to_programs(project: Path, tmp_path: Path) -> None:
    for name in ("terms", "graph"):
        shutil.copytree(project / name, tmp_path / name)
    relations = tmp_path / "graph/relations.yml"
    relations.write_text(relations.read_text("utf-8").replace("\ntriggers:", "\nsets-off:", 1), encoding="utf-8")
    errors = json.loads(run("check", "--root", tmp_path, "--format", "json").output)["diagnostics"]
    renamed = [each for each in errors if each["check"] == "unknown-relation"]
    assert len(renamed) > 40
    written = run("check", "--root", tmp_path).output
    assert written.count("error[unknown-relation]") == 1
    assert f"and {len(renamed) - 1} more, in {len(renamed) - 1} files\n" in written
    results = json.loads(run("check", "--root", tmp_path, "--format", "sarif").output)["runs"][0]["results"]
    assert len(results) == len(errors)
    commands = run("check", "--root", tmp_path, "--format", "github").output
    assert commands.count("::error") == MOST_SHOWN
    assert f"%0Aand {len(renamed) - 1} more, in {len(renamed) - 1} files\n" in commands
