"""Each folder of `checks/` is a tiny glossary whose comments say what must be found, and nothing else.

`# error[name]:COLUMN message` stands on the line of the problem (the column may be left out);
`# error-at LINE:COLUMN [name] message` stands anywhere in the file. Files that a folder does not have come from
`checks/graph/`.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from glossgraph import checks, compiler, diagnostics

FOLDER = Path(__file__).parent / "checks"

CASES = sorted(path.parent for path in FOLDER.rglob("terms"))

HERE = re.compile(r"# error\[([a-z-]+)\](?::(\d+))? (.*)$")
ELSEWHERE = re.compile(r"# error-at (\d+):(\d+) \[([a-z-]+)\] (.*)$")


def expected(root: Path) -> set[tuple[str, int, int | None, str, str]]:
    found = set()
    for path in sorted(path for path in root.rglob("*.*") if path.is_file()):
        file = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if match := HERE.search(line):
                column = int(match[2]) if match[2] else None
                found.add((file, number, column, match[1], match[3]))
            elif match := ELSEWHERE.search(line):
                found.add((file, int(match[1]), int(match[2]), match[3], match[4]))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_a_tiny_glossary_gives_the_diagnostics_it_expects(case: Path, tmp_path: Path) -> None:
    shutil.copytree(FOLDER / "graph", tmp_path / "graph")
    shutil.copytree(case, tmp_path, dirs_exist_ok=True)
    wanted = expected(case)
    compiled = compiler.compile_glossary(tmp_path)
    located = diagnostics.locate(compiled.diagnostics, tmp_path)
    without_column = {(file, line, name) for file, line, column, name, _ in wanted if column is None}
    found = set()
    for one in located:
        file, name = one.diagnostic.place.file, one.diagnostic.check
        column = None if (file, one.span.line, name) in without_column else one.span.column
        found.add((file, one.span.line, column, name, one.diagnostic.message))
        assert one.diagnostic.help or name == "unreadable-file"
    assert found == wanted
    assert len(located) == len(wanted)


def test_every_check_has_a_fixture_which_it_finds_fault_with() -> None:
    covered = {name for case in CASES for *_, name, _ in expected(case)}
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
    named = set(re.findall(r'(?:Diagnostic|problems_of)\(\s*"([a-z-]+)"', file.read_text(encoding="utf-8")))
    assert named == {checks.name(check)}


def test_every_module_of_the_folder_is_listed(project: Path) -> None:
    modules = {path.stem for path in (project / "build_tools/glossgraph/checks").glob("*.py")} - {"__init__"}
    assert modules == {checks.name(check).replace("-", "_") for check in checks.CHECKS}
