"""The same glossary gives the same answer, in whatever order it is looked at, and as often as one likes."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from glossgraph import checks, compiler, source
from glossgraph.load import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.model import Glossary

TESTS = Path(__file__).parent

FIXTURES = sorted(folder.parent for folder in (TESTS / "checks").rglob("terms"))

ROOTS = {
    "real": TESTS.parent,
    "bread": TESTS / "bread",
    "diagnostics": TESTS / "diagnostics/glossary",
    "hostile": TESTS / "hostile",
    "merged": TESTS / "checks",
}


def glossary_at(name: str, folder: Path) -> Path:
    """Return the root of a glossary; that of the fixtures of all checks, in one, is made in a folder."""
    if name != "merged":
        return ROOTS[name]
    shutil.copytree(TESTS / "checks/graph", folder / "graph")
    for fixture in FIXTURES:
        # once as they are, whose files are called alike, and once with names of their own
        at = fixture.relative_to(TESTS / "checks").as_posix().replace("/", "-")
        shutil.copytree(fixture / "terms", folder / "terms" / at)
        for file in (fixture / "terms").rglob("*.yml"):
            (folder / "terms" / at / f"{at}-{file.name}").write_bytes(file.read_bytes())
    return folder


def found_by(glossary: Glossary, order: Iterable[checks.Check]) -> dict[str, list[Diagnostic]]:
    return {checks.name(check): list(check.check(glossary)) for check in order}


@pytest.mark.parametrize("name", ROOTS)
def test_checks_give_the_same_in_any_order(name: str, tmp_path: Path) -> None:
    root = glossary_at(name, tmp_path / "glossary")
    glossary = load(root).glossary
    first = found_by(glossary, checks.CHECKS)
    assert name in {"real", "bread"} or any(first.values())
    for seed in range(3):
        order = list(checks.CHECKS)
        random.Random(seed).shuffle(order)
        assert found_by(glossary, order) == first
        # nothing of what an earlier check has worked out may be needed
        assert found_by(load(root).glossary, order) == first
    assert list(checks.run(glossary, strict=True)) == list(checks.run(load(root).glossary, strict=True))


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("name", ROOTS)
def test_files_may_be_written_in_any_order(name: str, seed: int, tmp_path: Path) -> None:
    root = glossary_at(name, tmp_path / "glossary")
    files = sorted(p for part in ("terms", "graph") for p in (root / part).rglob("*") if p.is_file())
    random.Random(seed).shuffle(files)
    copy = tmp_path / "copy"
    for file in files:
        target = copy / file.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    assert said_of(copy) == said_of(root)


def said_of(root: Path) -> list[tuple[Diagnostic, source.Span]]:
    compiled = compiler.compile_glossary(root, strict=True)
    return [(one.diagnostic, one.span) for one in compiled.located()]


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
@pytest.mark.parametrize("name", ["merged", "hostile"])
def test_identical_runs_print_identical_bytes_whatever_the_hashes(name: str, form: str, tmp_path: Path) -> None:
    root = glossary_at(name, tmp_path / "glossary")
    command = [sys.executable, "-m", "glossgraph", "check", "--strict", "--format", form, "--root", str(root)]
    outputs = set()
    for seed in ("0", "4242"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (1, b"")
        # the last word of a text is the time that it took
        outputs.add(done.stdout.rpartition(b", in ")[0] if form == "text" else done.stdout)
    assert len(outputs) == 1
    assert outputs != {b""}
