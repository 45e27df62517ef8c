"""The glossaries of `checks/`, each of which has something wrong with it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from building import git
from folders import TESTS
from glossgraph import checks
from glossgraph.load import load

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = TESTS / "checks"

CASES = sorted(path.parent for path in FOLDER.rglob("terms"))

FOUNDATION = {checks.name(check) for check in checks.FOUNDATION}


def name_of(case: Path | None) -> str:
    """Return what a test is called that tries a case."""
    return case.relative_to(FOLDER).as_posix() if case else ""


def whole(folder: Path, case: Path) -> Path:
    """Make a glossary of a case, with a history if it has one, and return its folder."""
    shutil.copytree(FOLDER / "graph", folder / "graph")
    shutil.copytree(case, folder, dirs_exist_ok=True)
    if (case / "earlier").exists():
        _commit_what_was_before(folder)
    return folder


def _commit_what_was_before(root: Path) -> None:
    """Make a repository of two commits: the terms that were there earlier, and those of today."""
    (root / "terms").rename(root / "today")
    (root / "earlier").rename(root / "terms")
    git(root, "init", "-q", day="2026-05-03")
    for day in ("2026-05-03", "2026-06-07"):
        git(root, "add", "-A", "terms", day=day)
        git(root, "commit", "-q", "-m", "x", day=day)
        if (root / "today").exists():
            shutil.rmtree(root / "terms")
            (root / "today").rename(root / "terms")


EXTRA = """\
label: Dry spell
kind: event
stage: trouble
definition: A time without rain.
explanation: Nothing falls.
faq: [{question: It ends, answer: It does.}]
sequence:
  - {term: late, at: someone, state: Waits}
  - {term: early, at: someone, state: Waits again}
examples: [{title: One, given: {a: 1}, formula: a + b, result: 2}]
"""
"""A term with the faults that the fixtures contain only together with names that lead nowhere."""


def sound(folder: Path, case: Path | None) -> Path:
    """Make a glossary of a fixture without the files in which names lead nowhere: they stop every build."""
    if case:
        whole(folder, case)
    else:
        shutil.copytree(FOLDER / "graph", folder / "graph")
        (folder / "terms").mkdir()
        (folder / "terms/dry.yml").write_text(EXTRA, encoding="utf-8")
        for name, kind in (("early", "event\nstage: calm"), ("late", "event\nstage: panic"), ("someone", "actor")):
            term = f"label: {name.capitalize()}\nkind: {kind}\ndefinition: What is {name} in a year.\n"
            (folder / f"terms/{name}.yml").write_text(term, encoding="utf-8")
    while faulty := _at_fault(folder):
        for file in faulty:
            usual = FOLDER / file
            if usual.exists() and usual.read_bytes() != (folder / file).read_bytes():
                shutil.copyfile(usual, folder / file)
            else:
                (folder / file).unlink()
    return folder


def _at_fault(root: Path) -> set[str]:
    """Return the existing files of a glossary in which a check of the foundation finds a fault."""
    files = {d.place.file for d in checks.run(load(root).glossary) if d.check in FOUNDATION}
    return {file for file in files if (root / file).exists()}
