"""The action by which another glossary is checked, compared and built: its steps, run in a small repository."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
import yaml

from building import git
from glossgraph.output import write
from steps import ACTION, PROJECT, Done, jobs_of, read, run, step
from tiny import CONFIG, tiny_glossary

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository that is checked out as GitHub merges a pull request which renames a label."""
    folder = tmp_path / "repository"
    write(folder / "our kb", tiny_glossary())
    write(
        folder,
        {
            "mkdocs.yml": CONFIG.replace("glossgraph", 'glossgraph: {root: "our kb", formats: [json]}'),
            "docs/own.md": "# Own\n",
        },
    )
    git(folder, "init", "-q", "--initial-branch=main", day="2026-05-03")
    commit(folder, "One")
    git(folder, "checkout", "-q", "-b", "proposed", day="2026-05-03")
    write(folder / "our kb", tiny_glossary("Start @all $(touch owned)"))
    commit(folder, "Two")
    git(folder, "checkout", "-q", "main", day="2026-05-03")
    write(folder, {"other.md": "Meanwhile.\n"})
    commit(folder, "Three")
    git(folder, "merge", "-q", "--no-ff", "proposed", day="2026-05-03")
    return folder


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all", day="2026-05-03")
    git(folder, "commit", "-q", "-m", message, day="2026-05-03")


def act(name: str, repository: Path, **variables: str) -> Done:
    given = {"ROOT": "our kb"} | variables
    return run(step("action", name), repository, repository.parent / "temporary", **given)


def test_a_glossary_is_checked(repository: Path) -> None:
    write(repository / "our kb", {"terms/end.yml": "label: End\n"})
    done = act("Check", repository, STRICT="false")
    assert done.code == 1
    assert "::error file=our kb/terms/end.yml,line=1" in done.output


def test_warnings_fail_a_strict_check(repository: Path) -> None:
    write(repository / "our kb", {"graph/kinds.yml": "thing: {label: Thing, stage: none}\nother: {label: Other}\n"})
    done = act("Check", repository, STRICT="true")
    assert done.code == 1
    assert "::error" not in done.output
    assert "::warning" in done.output


def test_the_form_is_checked(repository: Path) -> None:
    assert act("Check the form", repository).code == 1


def change(repository: Path, **variables: str) -> tuple[Done, Path]:
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=repository, capture_output=True, text=True, check=True)
    usual = {"NUMBER": "7", "BASE": "0" * 40, "GITHUB_SHA": head.stdout.strip()}
    done = act("Say what changes", repository, **(usual | variables))
    assert done.code == 0, done.output
    return done, repository.parent / "temporary/change"


def test_what_changes_is_told_and_handed_on(repository: Path) -> None:
    done, folder = change(repository)
    assert done.outputs == {"folder": str(folder)}
    assert (folder / "number").read_text(encoding="utf-8") == "7\n"
    told = (folder / "diff.md").read_text(encoding="utf-8")
    assert "Start" in told
    assert done.summary == told
    # what the base has got in the meantime is no change of the pull request
    assert "Meanwhile" not in told
    assert not list(repository.parent.rglob("owned"))


def test_no_change_of_the_glossary_is_told_as_nothing(repository: Path) -> None:
    write(repository, {"another.md": "More.\n"})
    commit(repository, "Four")
    done, folder = change(repository)
    assert done.outputs == {"folder": str(folder)}
    assert (folder / "diff.md").read_text(encoding="utf-8") == ""


def test_another_form_of_the_same_meaning_is_told_as_nothing(repository: Path) -> None:
    git(repository, "checkout", "-q", "main^1", day="2026-05-03")
    write(repository / "our kb", {"terms/end.yml": "# a comment\n" + tiny_glossary()["terms/end.yml"]})
    commit(repository, "Another form")
    done, folder = change(repository)
    assert done.outputs
    assert (folder / "diff.md").read_text(encoding="utf-8") == done.summary == ""


def test_a_glossary_that_cannot_be_compared_is_no_failure(repository: Path) -> None:
    shutil.rmtree(repository / "our kb/terms")
    commit(repository, "Gone")
    done, _ = change(repository)
    assert done.outputs == {}
    assert "::notice::" in done.output


def test_a_branch_that_is_checked_out_is_compared_with_where_it_began(repository: Path) -> None:
    git(repository, "checkout", "-q", "proposed", day="2026-05-03")
    write(repository / "our kb", {"terms/end.yml": "# only this\n" + tiny_glossary()["terms/end.yml"]})
    commit(repository, "Five")
    done, folder = change(repository, BASE="main^1", GITHUB_SHA="0" * 40)
    assert done.outputs
    # what the last commit has not touched is told as well
    assert "Start" in (folder / "diff.md").read_text(encoding="utf-8")


def test_a_shallow_checkout_fetches_the_base(repository: Path) -> None:
    base = (repository / ".git/refs/heads/main").read_text(encoding="utf-8").strip()
    shallow = repository.parent / "shallow"
    git(repository.parent, "clone", "-q", "--depth=1", repository.as_uri(), str(shallow), day="2026-05-03")
    done, _ = change(shallow, BASE=base)
    assert done.outputs


def test_a_base_that_is_not_there_is_no_failure(repository: Path) -> None:
    shallow = repository.parent / "shallow"
    git(repository.parent, "clone", "-q", "--depth=1", repository.as_uri(), str(shallow), day="2026-05-03")
    shutil.move(repository, repository.parent / "gone")
    done, _ = change(shallow)
    assert done.outputs == {}
    assert "fetch-depth" in done.output


def test_the_site_is_built(repository: Path) -> None:
    done = act("Build the site", repository, SITE_URL="")
    assert done.code == 0, done.output
    home = repository.parent / "temporary/site/index.html"
    assert done.outputs == {"folder": str(home.parent)}
    assert "canonical" not in home.read_text(encoding="utf-8")


def test_the_program_is_installed_from_the_folder_of_the_action(tmp_path: Path) -> None:
    (install,) = (step for step in jobs_of(ACTION)["action"] if step.get("name") == "Install")
    python = tmp_path / "temporary/programs"
    python.mkdir(parents=True)
    found = {**install, "run": f'python() {{ printf "%s\\n" "$@"; }}\n{install["run"]}'}
    done = run(found, tmp_path, tmp_path / "temporary", PACKAGE="/the action", EXTRAS="downloads")
    assert done.output.splitlines()[-3:] == ["--constraint", "/the action/constraints.txt", "/the action[downloads]"]


def test_readme_names_inputs_that_there_are(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"```yaml\n# \.github/workflows/check\.yml\n(.*?)```", readme, re.DOTALL)
    (job,) = yaml.safe_load(recipe)["jobs"].values()
    (given,) = (step.get("with", {}) for step in job["steps"] if "glossgraph@" in step["uses"])
    assert given.keys() <= read(ACTION)["inputs"].keys()
    assert yaml.safe_load(recipe)["permissions"] == {}
    assert project == PROJECT
