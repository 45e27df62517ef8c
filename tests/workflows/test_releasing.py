"""What is published, released and kept in an issue: the steps of the workflows, run in a small repository."""

from __future__ import annotations

import hashlib
import json
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from building import git
from glossgraph.output import write
from steps import Done, run, step
from tiny import tiny_glossary

if TYPE_CHECKING:
    from pathlib import Path

PYPROJECT = '[project]\nname = "x"\nversion = "0.2.0"\n'

CHANGELOG = """\
# Changelog

## [Unreleased]

Not yet.

## [0.2.0] - 2026-05-04

### Added

- Something @all.

## [0.1.0] - 2026-05-03

- The beginning.
"""

REFERENCES = """\
references:
  - {id: a, type: book, title: A, author: [{literal: X}], issued: "2001", publisher: Y, URL: "https://a.example/"}
  - {id: b, type: book, title: B, author: [{literal: X}], issued: "2001", publisher: Y, DOI: 10.1000/b, URL: "https://b.example/"}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    write(folder, tiny_glossary() | {"pyproject.toml": PYPROJECT, "CHANGELOG.md": CHANGELOG})
    git(folder, "init", "-q", "--initial-branch=main", day="2026-05-03")
    for number, label in enumerate(("Beginning", "Start")):
        write(folder, tiny_glossary(label))
        git(folder, "add", "--all", day="2026-05-03")
        git(folder, "commit", "-q", "-m", label, day="2026-05-03")
        git(folder, "tag", f"v0.{number + 1}.0", day="2026-05-03")
    return folder


def work(file: str, name: str, folder: Path, answers: dict[str, Any] | None = None, **variables: str) -> Done:
    paths = {name: str(folder.parent / name) for name in ("GH_ANSWERS", "GH_CALLS")}
    (folder.parent / "GH_ANSWERS").write_text(json.dumps(answers or {}), encoding="utf-8")
    given = {"GH_TOKEN": "none", "TAG": "v0.2.0"} | paths | variables
    return run(step(file, name), folder, folder.parent / "temporary", **given)


def calls(folder: Path) -> list[list[str]]:
    path = folder.parent / "GH_CALLS"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def test_a_tag_says_the_version_of_the_package_and_of_the_changelog(folder: Path) -> None:
    name = "Compare the tag with the version"
    assert work("release", name, folder).code == 0
    done = work("release", name, folder, TAG="v0.3.0")
    assert (done.code, done.output) == (1, "::error::the tag is v0.3.0, and pyproject.toml says 0.2.0\n")
    (folder / "CHANGELOG.md").write_text("# Changelog\n\n## [0.2.0.1]\n", encoding="utf-8")
    assert work("release", name, folder).code == 1


def test_the_notes_of_the_first_release_are_those_of_the_changelog(folder: Path) -> None:
    done = work("release", "Write what changed", folder, TAG="v0.1.0")
    assert done.code == 0, done.output
    assert (folder / "notes.md").read_text(encoding="utf-8").strip() == "- The beginning."


def test_the_notes_tell_what_changed_since_the_tag_before(folder: Path) -> None:
    done = work("release", "Write what changed", folder)
    assert done.code == 0, done.output
    notes = (folder / "notes.md").read_text(encoding="utf-8")
    assert notes.startswith("\n### Added\n\n- Something @all.\n")
    assert "Not yet" not in notes
    assert "The beginning" not in notes
    assert "Start" in notes.partition("## The glossary since v0.1.0\n")[2]


def test_long_notes_are_cut_and_kept_as_a_file(folder: Path) -> None:
    long = "é" * 70_000 + "x"
    (folder / "CHANGELOG.md").write_text(f"## [0.1.0]\nx{long}\n", encoding="utf-8")
    assert work("release", "Write what changed", folder, TAG="v0.1.0").code == 0
    notes = (folder / "notes.md").read_text(encoding="utf-8")
    assert notes == f"The whole of it is in changes.md.\n\nx{'é' * 49_999}"
    assert long in (folder / "release/changes.md").read_text(encoding="utf-8")


def test_the_data_and_the_digests_of_all_files_are_released(folder: Path) -> None:
    (folder / "release").mkdir()
    export = step("release", "Export the data")
    # one format tells what a few dozen would
    quick = {**export, "run": export["run"].replace("glossgraph export", "glossgraph export json")}
    done = run(quick, folder, folder.parent / "temporary", TAG="v0.2.0")
    assert done.code == 0, done.output
    with zipfile.ZipFile(folder / "release/glossary-data-0.2.0.zip") as archive:
        names = set(archive.namelist())
    assert {"glossary.json", "glossary.schema.json"} <= names
    assert not [name for name in names if name.startswith(".")]
    assert work("release", "List the digests", folder).code == 0
    listed = (folder / "release/SHA256SUMS").read_text(encoding="utf-8").splitlines()
    files = [path for path in sorted((folder / "release").iterdir()) if path.name != "SHA256SUMS"]
    assert listed == [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in files]
    assert work("release", "Compare the digests", folder).code == 0
    (folder / "release/glossary.json").write_text("{}", encoding="utf-8")
    assert work("release", "Compare the digests", folder).code == 1


@pytest.mark.parametrize("tag", ["v0.2.0", "v0.2.0rc1"])
def test_a_release_has_all_files_and_says_whether_it_is_one(tag: str, folder: Path) -> None:
    write(folder, {"release/a.zip": "a", "release/SHA256SUMS": "b", "notes.md": "New.\n"})
    assert work("release", "Make the release", folder, TAG=tag).code == 0
    (call,) = calls(folder)
    assert call[:3] == ["release", "create", tag]
    assert {"release/a.zip", "release/SHA256SUMS", "--verify-tag"} <= set(call)
    assert ("--prerelease" in call) == (tag == "v0.2.0rc1")
    assert call[-1] == "New.\n"


@pytest.mark.parametrize(
    ("pages", "address"),
    [
        ({"build_type": "workflow", "html_url": "https://guild.example/bread"}, "https://guild.example/bread/"),
        ({"build_type": "workflow", "html_url": "https://guild.example/"}, "https://guild.example/"),
        ({"build_type": "legacy", "html_url": "https://guild.example/"}, None),
        (None, None),
    ],
)
def test_only_pages_that_are_set_up_are_published(pages: object, address: str | None, folder: Path) -> None:
    answers = {"repos/guild/bread/pages": pages} if pages else {}
    done = work("publish", "Ask for the address of the Pages", folder, answers)
    assert done.code == 0, done.output
    assert done.outputs.get("site-url") == address
    assert ("::notice::" in done.output) == (address is None)


def test_the_links_of_references_are_followed_by_their_addresses(folder: Path) -> None:
    begin = tiny_glossary()["terms/begin.yml"] + "sources: [a, b]\n"
    write(folder, {"graph/references.yml": REFERENCES, "terms/begin.yml": begin})
    done = work("links", "List the addresses of the references", folder)
    assert done.code == 0, done.output
    listed = (folder / "addresses.txt").read_text(encoding="utf-8").split()
    assert listed == ["https://a.example/", "https://b.example/", "https://doi.org/10.1000/b"]


TITLE = "Links that lead nowhere"

OPEN = {"issue list": [{"number": 3, "title": "Another"}, {"number": 4, "title": TITLE}]}


def keep(folder: Path, answers: dict[str, Any], lost: str) -> list[list[str]]:
    (folder / "report.md").write_text("* https://a.example/@team é\n", encoding="utf-8")
    done = work("links", "Keep one issue", folder, answers, LOST=lost, RUN="the run")
    assert done.code == 0, done.output
    return [[*call[:3], call[-1]] for call in calls(folder)]


def test_lost_links_open_an_issue_or_change_it(folder: Path) -> None:
    body = "* https://a.example/@\u2060team é\n\n\nFrom the run\n"
    assert keep(folder, {"issue list": []}, "2") == [["issue", "create", "--repo", body]]
    assert keep(folder, OPEN, "2")[1:] == [["issue", "edit", "4", body]]


def test_the_issue_is_closed_when_all_links_lead_somewhere(folder: Path) -> None:
    assert keep(folder, {"issue list": []}, "0") == []
    assert keep(folder, OPEN, "0") == [["issue", "close", "4", "All of them lead somewhere again: the run"]]


def test_the_stand_in_of_github_refuses_what_is_not_there(folder: Path) -> None:
    done = work("comment", "Judge it", folder, TRIED="x", RUN="x")
    assert done.code != 0
    assert subprocess.run(["jq", "--version"], check=True, capture_output=True).stdout.startswith(b"jq")
