"""The steps of workflows, and of the action, run here as GitHub runs them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from folders import TESTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROJECT = TESTS.parent

ACTION = PROJECT / "action.yml"

WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))

GITHUBS_OWN = re.compile(r"\$\{\{.*?\}\}")

INTERPRETERS = {
    "glossgraph": f'exec "{sys.executable}" -m glossgraph "$@"\n',
    "python": f'exec "{sys.executable}" "$@"\n',
}


@dataclass(frozen=True)
class Done:
    """What a step has done."""

    code: int
    output: str
    """What it printed, and what it said of errors."""
    outputs: dict[str, str]
    """What it hands to later steps."""
    summary: str
    """What it added to the summary of the job."""


def read(path: Path) -> dict[str, Any]:
    values = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(values, dict)
    return values


def jobs_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the steps of each job of a workflow; those of an action are one."""
    values = read(path)
    if "runs" in values:
        return {"action": values["runs"]["steps"]}
    return {name: job["steps"] for name, job in values["jobs"].items()}


def steps() -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield every step, with its file."""
    for path in (ACTION, *WORKFLOWS):
        yield from ((path, step) for steps in jobs_of(path).values() for step in steps)


def step(file: str, name: str) -> dict[str, Any]:
    (found,) = (step for path, step in steps() if path.stem == file and step.get("name") == name)
    return found


def run(found: dict[str, Any], folder: Path, temporary: Path, **variables: str) -> Done:
    """Run a step in a folder; `variables` gives what GitHub would write for `${{ }}` in its `env`.

    `temporary` is for what the machine that runs it keeps beside the folder.
    """
    env = {name: str(value) for name, value in found.get("env", {}).items()}
    from_github = {name for name, value in env.items() if GITHUBS_OWN.search(value)}
    assert from_github <= variables.keys(), "the step asks GitHub for other values"
    programs = temporary / "programs"
    programs.mkdir(parents=True, exist_ok=True)
    for name, command in INTERPRETERS.items():
        (programs / name).write_text(f"#!/bin/sh\n{command}", encoding="utf-8")
        (programs / name).chmod(0o755)
    given = {name: temporary / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for path in given.values():
        path.write_text("", encoding="utf-8")
    environment = os.environ | {
        "PATH": os.pathsep.join([str(programs), str(TESTS / "stand_ins"), os.environ["PATH"]]),
        "RUNNER_TEMP": str(temporary),
        "GITHUB_REPOSITORY": "guild/bread",
        **{name: str(path) for name, path in given.items()},
        **env,
        **variables,
    }
    # as GitHub starts `shell: bash`
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"]],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    lines = given["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
    return Done(
        done.returncode,
        done.stdout.decode(errors="replace"),
        dict(line.split("=", 1) for line in lines),
        given["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"),
    )
