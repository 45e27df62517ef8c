"""A vocabulary in each form becomes the files that are beside it, and these pass the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from folders import TESTS
from glossgraph import compiler, importing
from glossgraph.diagnostics import Severity
from glossgraph.importing import report, sources
from glossgraph.importing.place import Place
from golden import compare

if TYPE_CHECKING:
    from pathlib import Path

CASES = sorted(path for path in (TESTS / "importing/sources/cases").iterdir() if path.is_dir())

EXPECTED = "expected"


def source_of(case: Path) -> Path:
    (source,) = (path for path in case.iterdir() if path.name != EXPECTED)
    return source


def files_in(folder: Path) -> dict[str, str]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_vocabulary_becomes_the_files_that_are_expected(case: Path, tmp_path: Path, update_golden: bool) -> None:
    into = tmp_path / "into"
    prepared = importing.prepare(source_of(case), into)
    prepared.write()
    # the table names the folder, which is not the same twice
    table = report.table(prepared).replace(str(into), "into")
    found = {name: text for name, text in files_in(into).items() if name.startswith(("graph/", "terms/"))}
    compare(case / EXPECTED, {**found, "report.txt": f"{table}\n"}, update=update_golden)
    diagnostics = compiler.compile_glossary(into).diagnostics
    assert [d for d in diagnostics if d.severity is Severity.ERROR] == []
    before = files_in(into)
    again = importing.prepare(source_of(case), into)
    assert (again.merged.files, again.merged.kept, again.merged.vanished) == ({}, [], [])
    again.write()
    assert files_in(into) == before


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_form_is_found_out(case: Path) -> None:
    name = case.name.partition("-")[0]
    assert name in sources.name(sources.chosen(Place(source_of(case))))
