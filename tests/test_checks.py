"""Each folder of `checks/` is a tiny glossary whose comments say what must be found, and nothing else.

`# error[name]:COLUMN message` (or `warning`) stands on the line of the problem (the column may be left out);
`# error-at LINE:COLUMN [name] message` stands anywhere in the file. Files that a folder does not have come from
`checks/graph/`.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from glossgraph import checks, compiler, diagnostics

ASKING = {
    *("missing-faq", "unexplained-term", "missing-step", "unused-reference", "incomplete-reference"),
    *("empty-stage", "unreached-term", "dead-end"),
}
"""Checks that ask for what a tiny glossary does not have: they count only in folders of their own."""

FOLDER = Path(__file__).parent / "checks"

CASES = sorted(path.parent for path in FOLDER.rglob("terms"))

HERE = re.compile(r"# (error|warning)\[([a-z-]+)\](?::(\d+))? (.*)$")
ELSEWHERE = re.compile(r"# (error|warning)-at (\d+):(\d+) \[([a-z-]+)\] (.*)$")


class Expected(NamedTuple):
    """A diagnostic as the comments of a fixture state it; without a column, any column of the line will do."""

    file: str
    line: int
    column: int | None
    severity: str
    name: str
    message: str


def expected(root: Path) -> set[Expected]:
    found = set()
    for path in sorted(path for path in root.rglob("*.*") if path.is_file()):
        file = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if match := HERE.search(line):
                column = int(match[3]) if match[3] else None
                found.add(Expected(file, number, column, match[1], match[2], match[4]))
            elif match := ELSEWHERE.search(line):
                found.add(Expected(file, int(match[2]), int(match[3]), match[1], match[4], match[5]))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_a_tiny_glossary_gives_the_diagnostics_it_expects(case: Path, tmp_path: Path) -> None:
    shutil.copytree(FOLDER / "graph", tmp_path / "graph")
    shutil.copytree(case, tmp_path, dirs_exist_ok=True)
    wanted = expected(case)
    compiled = compiler.compile_glossary(tmp_path, strict=True)
    aside = ASKING - {case.relative_to(FOLDER).parts[0]}
    kept = [diagnostic for diagnostic in compiled.diagnostics if diagnostic.check not in aside]
    located = diagnostics.locate(kept, tmp_path)
    without_column = {(each.file, each.line, each.name) for each in wanted if each.column is None}
    found = set()
    for one in located:
        diagnostic = one.diagnostic
        file, name = diagnostic.place.file, diagnostic.check
        column = None if (file, one.span.line, name) in without_column else one.span.column
        found.add(Expected(file, one.span.line, column, str(diagnostic.severity), name, diagnostic.message))
        assert diagnostic.help or name == "unreadable-file"
    assert found == wanted
    assert len(located) == len(wanted)


def test_every_check_has_a_fixture_which_it_finds_fault_with() -> None:
    covered = {each.name for case in CASES for each in expected(case)}
    assert covered == {checks.name(check) for check in checks.CHECKS}
    assert {case.relative_to(FOLDER).parts[0] for case in CASES} == covered


@pytest.mark.parametrize("check", checks.CHECKS, ids=checks.name)
def test_every_check_has_a_manual_with_a_failing_and_a_mended_example(check: checks.Check) -> None:
    manual = checks.manual(check)
    heading = manual.partition("\n")[0]
    assert heading.endswith(".")
    assert len(heading) <= 80
    assert "\nFails" in manual
    assert "\nMended" in manual


@pytest.mark.parametrize("check", checks.CHECKS, ids=checks.name)
def test_a_check_reports_under_its_own_name(check: checks.Check, project: Path) -> None:
    file = project / "build_tools/glossgraph/checks" / f"{checks.name(check).replace('-', '_')}.py"
    passed_on = r"(?:return|yield from) glossary\.problems_of"
    named = set(re.findall(rf'(?:Diagnostic|{passed_on})\(\s*"([a-z-]+)"', file.read_text(encoding="utf-8")))
    assert named == {checks.name(check)}


def test_every_module_of_the_folder_is_listed(project: Path) -> None:
    modules = {path.stem for path in (project / "build_tools/glossgraph/checks").glob("*.py")} - {"__init__"}
    assert modules == {checks.name(check).replace("-", "_") for check in checks.CHECKS}
