"""Each folder of `checks/` is a tiny glossary whose comments state exactly the diagnostics that it must get.

    stage: panick   # error[unknown-stage]:8 no stage is called `panick`
                    # help: did you mean `panic`?

    # warning-at 7:13 [long-definition] the definition has 41 words, and 40 are the most
    # help: keep what sets the term apart, and move the rest into the explanation

The first form is a comment on the line of the problem; the column (`:8`) may be left out. The second names line and
column (`7:13`) and may be anywhere in the file: it is for lines that have several problems or cannot have a comment,
such as those of a block of text. Both exist as `error` and as `warning`. Severity, check, message and help are compared
exactly. A help belongs to the last problem before it. Files that a folder does not have come from `checks/graph/`.
Where there is a folder `earlier/`, git knows its files as those that were in `terms/` before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest

from glossgraph import checks, compiler, diagnostics
from glossgraph.checks import unclosed_loop
from wrong import CASES, FOLDER, name_of, whole

if TYPE_CHECKING:
    from pathlib import Path

ASKING = {
    *("missing-faq", "unexplained-term", "missing-step", "unused-reference", "incomplete-reference"),
    *("nameless-question", "nameless-explanation", "stale-reference"),
    *("empty-stage", "empty-setting", "unreached-term", "dead-end"),
    *("quantity-without-term", "missing-source"),
}
"""Checks that ask for what a tiny glossary does not have: they count only in folders of their own."""

HERE = re.compile(r"# (error|warning)\[([a-z-]+)\](?::(\d+))? (.*)$")
ELSEWHERE = re.compile(r"# (error|warning)-at (\d+):(\d+) \[([a-z-]+)\] (.*)$")
HELP = re.compile(r"# help: (.*)$")


class Expected(NamedTuple):
    """A diagnostic as the comments of a fixture state it; without a column, any column of the line will do."""

    file: str
    line: int
    column: int | None
    severity: str
    name: str
    message: str
    help: str = ""


def expected(root: Path) -> set[Expected]:
    """Return what the comments in all files of a fixture state."""
    files = sorted(path for path in root.rglob("*.*") if path.is_file())
    names = {path: path.relative_to(root).as_posix().replace("earlier/", "terms/") for path in files}
    return {one for path, name in names.items() for one in stated(name, path.read_text("utf-8"))}


def stated(file: str, text: str) -> list[Expected]:
    problems: list[Expected] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if match := HERE.search(line):
            column = int(match[3]) if match[3] else None
            problems.append(Expected(file, number, column, match[1], match[2], match[4]))
        elif match := ELSEWHERE.search(line):
            problems.append(Expected(file, int(match[2]), int(match[3]), match[1], match[4], match[5]))
        elif match := HELP.search(line):
            assert problems, f"{file}:{number} is the help of no problem"
            assert not problems[-1].help, f"{file}:{number} is a second help of one problem"
            problems[-1] = problems[-1]._replace(help=match[1])
    return problems


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_tiny_glossary_gives_the_diagnostics_it_expects(case: Path, tmp_path: Path) -> None:
    wanted = expected(case)
    compiled = compiler.compile_glossary(whole(tmp_path / "glossary", case), strict=True)
    ignored = ASKING - {case.relative_to(FOLDER).parts[0]}
    kept = [diagnostic for diagnostic in compiled.diagnostics if diagnostic.check not in ignored]
    located = diagnostics.locate(kept, compiled.texts)
    without_column = {(problem.file, problem.line, problem.name) for problem in wanted if problem.column is None}
    reported = set()
    for diagnostic, span in ((entry.diagnostic, entry.span) for entry in located):
        file, line, name = diagnostic.place.file, span.line, diagnostic.check
        column = None if (file, line, name) in without_column else span.column
        severity = str(diagnostic.severity)
        reported.add(Expected(file, line, column, severity, name, diagnostic.message, diagnostic.help))
        assert diagnostic.help
    assert reported == wanted
    assert len(located) == len(wanted)


def test_every_check_has_a_fixture_which_it_finds_fault_with() -> None:
    covered = {problem.name for case in CASES for problem in expected(case)}
    assert covered == {checks.name(check) for check in checks.CHECKS}
    assert {case.relative_to(FOLDER).parts[0] for case in CASES} == covered


@pytest.mark.parametrize("check", checks.CHECKS, ids=checks.name)
def test_every_check_has_a_manual_with_a_failing_and_a_fixed_example(check: checks.Check) -> None:
    manual = checks.manual(check)
    heading = manual.partition("\n")[0]
    assert heading.endswith(".")
    assert len(heading) <= 80
    assert "\nFails" in manual
    assert "\nFixed" in manual


@pytest.mark.parametrize("check", checks.CHECKS, ids=checks.name)
def test_a_check_reports_under_its_own_name(check: checks.Check, project: Path) -> None:
    file = project / "build_tools/glossgraph/checks" / f"{checks.name(check).replace('-', '_')}.py"
    passed_on = r"(?:return|yield from) glossary\.problems_of"
    named = set(re.findall(rf'(?:Diagnostic|{passed_on})\(\s*"([a-z-]+)"', file.read_text(encoding="utf-8")))
    assert named == {checks.name(check)}


def test_every_module_of_the_folder_is_listed(project: Path) -> None:
    modules = {path.stem for path in (project / "build_tools/glossgraph/checks").glob("*.py")}
    named = {checks.name(check).replace("-", "_") for check in checks.CHECKS}
    assert modules - {"__init__", "exceptions", "kept", "found", "levels", "models", "of_models", "styles"} == named


def test_a_loop_is_not_asked_for_while_a_stage_on_it_is_unknown(project: Path) -> None:
    glossary = compiler.compile_glossary(project / "examples/incident").glossary
    change = replace(glossary.terms["change"], stage="biuld")
    assert not [*unclosed_loop.check(replace(glossary, terms={**glossary.terms, "change": change}))]
