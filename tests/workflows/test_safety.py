"""What the workflows may do, and what those find in them who look for mistakes and for what is unsafe."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from folders import TESTS
from judging import judge
from steps import ACTION, GITHUBS_OWN, WORKFLOWS, jobs_of, read, steps

PROJECT = TESTS.parent

PERMISSIONS = {
    "check": {"glossary": ["contents: read"], "tests": ["contents: read"], "systems": ["contents: read"]},
    "comment": {"comment": ["actions: read", "pull-requests: write"]},
    "links": {"look": ["contents: read"], "tell": ["issues: write"]},
    "publish": {
        "address": ["pages: read"],
        "build": ["contents: read"],
        "publish": ["pages: write", "id-token: write"],
    },
    "release": {
        "make": ["contents: read"],
        "attest": ["id-token: write", "attestations: write"],
        "publish": ["contents: write"],
    },
}
"""All that the jobs may do."""


def program(name: str) -> str:
    """Return a program that is installed beside Python."""
    return str(Path(sys.executable).with_name(name))


def outcome(*command: str | Path) -> str:
    done = subprocess.run([*map(str, command)], cwd=PROJECT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_zizmor_finds_nothing_unsafe() -> None:
    config = PROJECT / ".github/zizmor.yml"
    options = ["--offline", "--no-progress", "--persona", "pedantic", "--config", config, "--format", "plain"]
    assert not outcome(program("zizmor"), *options, ACTION, PROJECT / ".github")


def test_actionlint_finds_no_mistake() -> None:
    assert judge("actionlint", *WORKFLOWS) == ""


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-actions", ["action.yml"]),
        ("github-workflows", [str(path) for path in WORKFLOWS]),
        ("dependabot", [".github/dependabot.yml"]),
        ("citation-file-format", ["CITATION.cff"]),
    ],
)
def test_the_files_are_as_their_schemas_have_them(schema: str, files: list[str]) -> None:
    options = ["--builtin-schema", f"vendor.{schema}", *(["--default-filetype", "yaml"] * (schema[0] == "c"))]
    assert not outcome(program("check-jsonschema"), *options, *files)


def test_shellcheck_finds_no_mistake(tmp_path: Path) -> None:
    scripts = [(path.stem, step) for path, step in steps() if "run" in step]
    files = []
    for number, (name, step) in enumerate(scripts):
        script = tmp_path / f"{number:02}-{name}.sh"
        script.write_text(f"set -eo pipefail\n{step['run']}", encoding="utf-8")
        files.append(script)
    assert len(files) > 15
    assert not outcome(program("shellcheck"), "--shell=bash", "--severity=style", *files)


def test_no_job_may_do_more_than_it_needs() -> None:
    for path in WORKFLOWS:
        values = read(path)
        assert values["permissions"] == {}, path.stem
        granted = {
            name: [f"{what}: {level}" for what, level in job["permissions"].items()]
            for name, job in values["jobs"].items()
        }
        assert granted == PERMISSIONS[path.stem]
        assert all(job["timeout-minutes"] <= 45 for job in values["jobs"].values())
        assert values["concurrency"]
    assert {path.stem for path in WORKFLOWS} == PERMISSIONS.keys()


def test_what_may_write_runs_nothing_of_the_repository() -> None:
    """A job that may write, or that an event of a fork starts with rights, checks nothing out and installs nothing."""
    for path in WORKFLOWS:
        for name, steps_ in jobs_of(path).items():
            if any("write" in right for right in PERMISSIONS[path.stem][name]):
                used = [step.get("uses", "") for step in steps_]
                assert not [action for action in used if "checkout" in action or action.startswith("./")]
                assert not re.search(r"\b(pip|npm|make|python|glossgraph|git)\b", " ".join(commands(steps_)))


def commands(steps_: list[dict[str, Any]]) -> list[str]:
    """Return the lines of the scripts without their comments, and without the words that they only say."""
    lines = [line for step in steps_ for line in step.get("run", "").splitlines()]
    return [re.sub(r"'[^']*'", "", line) for line in lines if not line.lstrip().startswith("#")]


def test_nothing_knows_a_secret_or_runs_a_fork_with_rights() -> None:
    for path in (ACTION, *WORKFLOWS):
        text = path.read_text(encoding="utf-8")
        assert "secrets." not in text
        assert "pull_request_target" not in text


def test_what_a_stranger_writes_is_no_part_of_a_script() -> None:
    for path, step in steps():
        assert not GITHUBS_OWN.search(step.get("run", "")), f"{path.stem}: {step.get('name')}"
        assert step.get("shell", "bash") == "bash"


def test_every_action_is_pinned_by_its_commit() -> None:
    versions: dict[str, set[str]] = {}
    for path in (ACTION, *WORKFLOWS):
        for line in path.read_text(encoding="utf-8").splitlines():
            if "uses:" not in line or line.lstrip().startswith("#") or line.strip().endswith("uses: ./"):
                continue
            pin = re.fullmatch(r"[ -]*uses: ([\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)", line)
            assert pin, line
            versions.setdefault(pin[1].partition("@")[0], set()).add(pin[1])
    # one version of each, in all files
    assert not {name: found for name, found in versions.items() if len(found) > 1}


def test_a_checkout_leaves_no_key_behind() -> None:
    checkouts = [step for _, step in steps() if "actions/checkout@" in step.get("uses", "")]
    assert len(checkouts) > 4
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_what_is_published_comes_from_no_cache() -> None:
    """A cache that a pull request or a test has filled could bring anything into a release."""
    for path in WORKFLOWS:
        if path.stem in {"publish", "release"}:
            assert "cache" not in path.read_text(encoding="utf-8")


def test_the_systems_are_tried_without_make() -> None:
    job = read(PROJECT / ".github/workflows/check.yml")["jobs"]["systems"]
    systems = {system.partition("-")[0] for system in job["strategy"]["matrix"]["system"]}
    assert systems == {"ubuntu", "macos", "windows"}
    runs = [step["run"] for step in job["steps"] if "run" in step]
    # one command each, which every shell reads in the same way
    assert not [run for run in runs if set(run) & set("\n|&;<$>'\\")]
    assert {run.split()[0] for run in runs} == {"python", "glossgraph"}
