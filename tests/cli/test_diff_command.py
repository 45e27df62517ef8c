"""`glossgraph diff` as a person runs it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from glossgraph.cli import main
from repository import commit, git
from tiny import tiny_glossary

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = tiny_glossary(), tiny_glossary("Start")

CHANGED = "1 term changed, 1 thing breaks others"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The glossary of a repository whose latest commit changed it."""
    root = tmp_path / "r"
    commit(root, OLD, tag="v1.0")
    commit(root, NEW, day=2)
    monkeypatch.chdir(root)
    return root


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def export(folder: Path, form: str, to: Path) -> None:
    done = CliRunner().invoke(main, ["export", form, "--root", str(folder), "-o", str(to)], catch_exceptions=False)
    assert done.exit_code == 0, done.output


@pytest.mark.usefixtures("folder")
def test_every_sort_of_glossary_can_be_compared_with_every_other(tmp_path: Path) -> None:
    for name, files in (("old", OLD), ("new", NEW)):
        written(tmp_path / name, files)
        for form in ("json", "source"):
            export(tmp_path / name, form, tmp_path / f"{name}-{form}")
    befores = ["v1.0", tmp_path / "old", tmp_path / "old-json/glossary.json", tmp_path / "old-source/source.zip"]
    afters = ["main", tmp_path / "new", tmp_path / "new-json/glossary.json", tmp_path / "new-source/source.zip"]
    for before in befores:
        for after in afters:
            assert run(before, after).output.startswith(f"{CHANGED}\n"), (before, after)
            assert run(after, before).output.startswith(f"{CHANGED}\n"), (after, before)
    for one in (befores, afters):
        for before in one:
            assert run(before, one[0]).output == "No change of meaning\n"
    assert run("v1.0").output.startswith(f"{CHANGED}\n")
    assert run("HEAD").output == "No change of meaning\n"


def test_what_is_not_committed_counts(folder: Path) -> None:
    written(folder, OLD)
    assert run("HEAD").output.startswith(CHANGED)
    assert run("v1.0").output == "No change of meaning\n"


@pytest.mark.usefixtures("folder")
def test_the_formats() -> None:
    assert json.loads(run("v1.0", "--format", "json").output)["summary"] == {"terms-changed": 1, "breaks": 1}
    assert run("v1.0", "--format", "markdown").output.startswith(f"**{CHANGED}**\n")
    assert run("v1.0", "main", "--format", "html").output.startswith("<!doctype html>\n")
    assert "From" not in run("v1.0").output


def test_exit_codes(folder: Path) -> None:
    assert [run(*a).exit_code for a in (["v1.0"], ["v1.0", "--exit-code"], ["HEAD", "--exit-code"])] == [0, 1, 0]
    written(folder, {"terms/begin.yml": NEW["terms/begin.yml"].replace("What comes", "All that comes")})
    assert [run(*a).exit_code for a in (["HEAD", "--exit-code"], ["HEAD", "--exit-code", "--breaking"])] == [1, 0]
    assert run("HEAD", "--breaking").output == "Nothing breaks others\n"
    assert [run(*a).exit_code for a in (["v1.0", "--exit-code", "--breaking"],)] == [1]
    assert run("v1.0", "--breaking").output == (
        "1 thing breaks others\n\nWhat breaks others\n  “Beginning” no longer leads to Start\n"
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("mian", "git knows no revision `mian`.*did you mean `main`"),
        ("v1.0..main", "is a range; name its two ends"),
        ("docs", "the folder `docs` holds no terms/"),
        ("empty", "there are no terms in `empty`"),
        ("both", r"write `./both` for that, or a longer name such as `refs/heads/both`"),
        ("page.json", "`page.json` is no glossary"),
        ("--upload-pack=x", "No such option"),
    ],
)
def test_what_cannot_be_compared_is_said(folder: Path, name: str, words: str) -> None:
    git(folder, "checkout", "-q", "--orphan", "empty")
    git(folder, "rm", "-rfq", "--cached", ".")
    commit(folder.parent / "other", {"x": "y"})
    git(folder, "commit", "-q", "--allow-empty", "-m", "x")
    git(folder, "checkout", "-qf", "main")
    git(folder, "branch", "both")
    written(folder, {"docs/x.md": "x", "page.json": "{}", **{f"both/{path}": text for path, text in OLD.items()}})
    done = run(name)
    assert done.exit_code == 2
    assert re.search(words, " ".join(done.output.split())), done.output
    assert run("./both").exit_code == run("refs/heads/both").exit_code == 0


def test_a_shallow_clone_says_what_it_lacks(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{folder}", "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    assert "`git fetch --unshallow` brings them" in " ".join(run("HEAD~1").output.split())


def test_outside_of_a_repository_and_of_a_glossary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "name a folder with terms/ or an exported file" in " ".join(run("main", "x").output.split())
    written(tmp_path / "old", OLD)
    written(tmp_path / "new", NEW)
    assert run("old", "new").output.startswith(CHANGED)
    monkeypatch.chdir(tmp_path / "old")
    assert "is in no repository of git" in " ".join(run("main").output.split())


def test_a_file_that_cannot_be_read_is_named_and_not_called_gone(folder: Path) -> None:
    commit(folder, {"terms/end.yml": 'label: "End\n'}, day=3)
    done = run("v1.0", "HEAD", "--format", "json")
    assert "nothing is said of terms/end.yml, which cannot be read" in done.stderr
    values = json.loads(done.stdout)
    assert values["unread"] == ["terms/end.yml"]
    assert [term["status"] for term in values["terms"]] == ["changed"]
    assert "Not read\n  `terms/end.yml`" in run("v1.0", "HEAD").output
    assert values["summary"]["unread"] == 1
    assert run("v1.0", "HEAD").output.startswith(f"Not all could be read: {CHANGED}\n")


@pytest.mark.parametrize("options", [[], ["--breaking"]])
def test_what_cannot_be_read_is_no_proof_that_nothing_changed(folder: Path, options: list[str]) -> None:
    written(folder, {"terms/end.yml": 'label: "End\n'})
    for form in ("text", "markdown", "html", "json"):
        done = run("HEAD", "--exit-code", "--format", form, *options)
        assert done.exit_code == 1
        assert "terms/end.yml" in done.stdout
        assert ("Not all could be read: no" in done.stdout) != (form == "json")
        assert "No change of meaning" not in done.stdout


def test_nothing_is_written_into_the_repository(folder: Path) -> None:
    def state() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}

    before = state()
    assert run("v1.0", "HEAD").exit_code == run("v1.0").exit_code == 0
    assert state() == before


def test_a_branch_is_not_blamed_for_what_main_has_done_since(folder: Path) -> None:
    git(folder, "checkout", "-q", "-b", "work", "v1.0")
    assert run("main").output.startswith(CHANGED)
    for name in ("main...", "main...HEAD", "main...work"):
        assert run(name).output == "No change of meaning\n"
    assert run("v1.0...main").output.startswith(CHANGED)
    assert "git knows no revision `mian`" in " ".join(run("mian...").output.split())
