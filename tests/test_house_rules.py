"""What `checks:` in `graph/glossary.yml` sets, for each check that it can be said of."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from glossgraph import checks, compiler
from glossgraph.cli import main
from glossgraph.diagnostics import Severity
from glossgraph.diagnostics.group import ALL, listing
from glossgraph.load import load
from glossgraph.model import Glossary, HouseRule, Level, Status, Term
from glossgraph.output import write
from tiny import tiny_glossary
from wrong import CASES, FOUNDATION, name_of, whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from glossgraph.diagnostics import Diagnostic

CAN_BE_SET = {checks.name(check) for check in checks.CHECKS if checks.can_be_set(check)}

TITLE = "title: Tiny\ndescription: A small thing.\n"


def ruled(glossary: Glossary, names: Iterable[str], level: Level) -> Glossary:
    """Return a glossary that sets these checks to a level besides what it sets already."""
    rules = {name: HouseRule(level, "It is so on purpose.") for name in names}
    return replace(glossary, about=replace(glossary.about, checks={**glossary.about.checks, **rules}))


def found(glossary: Glossary) -> list[Diagnostic]:
    """Return what a strict run finds."""
    return list(checks.run(glossary, strict=True))


def facts(diagnostics: Iterable[Diagnostic]) -> Counter[str]:
    """Return what diagnostics say, without their severity and help."""
    return Counter(f"{d.check} {d.place} {d.message}" for d in diagnostics)


@pytest.fixture(params=CASES, ids=name_of)
def wrong(request: pytest.FixtureRequest, tmp_path: Path) -> Glossary:
    """A glossary of `checks/`, with what git knows of it."""
    return compiler.compile_glossary(whole(tmp_path / "glossary", request.param), strict=True).glossary


def test_every_check_is_switched_off_by_itself(wrong: Glossary) -> None:
    strictest = ruled(wrong, CAN_BE_SET, Level.ERROR)
    before = found(strictest)
    for name in {diagnostic.check for diagnostic in before} & CAN_BE_SET:
        after = found(ruled(strictest, [name], Level.OFF))
        assert after == [diagnostic for diagnostic in before if diagnostic.check != name]


def test_every_check_weighs_what_the_glossary_says(wrong: Glossary) -> None:
    errors, warnings = (found(ruled(wrong, CAN_BE_SET, level)) for level in (Level.ERROR, Level.WARNING))
    assert facts(errors) == facts(warnings)
    assert {diagnostic.severity for diagnostic in errors if diagnostic.check in CAN_BE_SET} <= {Severity.ERROR}
    assert {diagnostic.severity for diagnostic in warnings if diagnostic.check in CAN_BE_SET} <= {Severity.WARNING}


def test_what_the_others_rely_on_weighs_the_same_in_any_case(wrong: Glossary) -> None:
    before, after = found(wrong), found(ruled(wrong, FOUNDATION, Level.OFF))
    others = FOUNDATION - {"unknown-check"}
    assert [d for d in after if d.check in others] == [d for d in before if d.check in others]
    refused = {d.message.split("`")[1] for d in after if "cannot be set" in d.message}
    assert refused == FOUNDATION


def test_every_check_that_can_be_set_is_tried(tmp_path: Path) -> None:
    roots = [whole(tmp_path / str(number), case) for number, case in enumerate(CASES)]
    tried = {d.check for root in roots for d in compiler.compile_glossary(root, strict=True).diagnostics}
    assert tried >= CAN_BE_SET


@pytest.mark.parametrize("written", ["off", "Off", "OFF", '"off"', "'off'"])
@pytest.mark.parametrize("rule", [" {{level: {}, reason: It is so.}}", "\n    level: {}\n    reason: It is so."])
def test_off_needs_no_quotes(written: str, rule: str, tmp_path: Path) -> None:
    about = f"{TITLE}checks:\n  missing-faq:{rule.format(written)}\n"
    write(tmp_path, tiny_glossary() | {"graph/glossary.yml": about})
    glossary = load(tmp_path).glossary
    assert glossary.problems == ()
    assert glossary.about.checks == {"missing-faq": HouseRule(Level.OFF, "It is so.")}


@pytest.mark.parametrize("written", ["off", "[missing-faq]", ""])
def test_rules_that_are_no_mapping_are_explained(written: str, tmp_path: Path) -> None:
    write(tmp_path, tiny_glossary() | {"graph/glossary.yml": f"{TITLE}checks: {written}".rstrip() + "\n"})
    (problem,) = load(tmp_path).glossary.problems
    assert problem.message.startswith("`checks` must be a mapping, and ")
    line = "missing-faq: {level: off, reason: ...}"
    assert problem.help == f"write the name of a check on a line of its own, such as `{line}`"


UNFINISHED = tiny_glossary() | {"terms/end.yml": "label: End\nkind: thing\ndefinition: What comes last.\n"}
"""A glossary with a draft that has no question."""

WITHOUT_REASON = {
    "graph/relations.yml": UNFINISHED["graph/relations.yml"],
    "terms/begin.yml": UNFINISHED["terms/begin.yml"].replace("It does.", '""') + "status: reviewed\n",
    "terms/end.yml": UNFINISHED["terms/end.yml"],
}

RULES = {
    "none": (UNFINISHED, "", {"missing-faq": "warning"}, 0),
    "off": (UNFINISHED, "  missing-faq: {level: off, reason: So.}", {}, 0),
    "an error in a draft": (UNFINISHED, "  missing-faq: {level: error, reason: So.}", {"missing-faq": "error"}, 1),
    "an error in a finished term": (WITHOUT_REASON, "", {"missing-faq": "warning", "missing-reason": "error"}, 1),
    "a warning in a finished term": (
        WITHOUT_REASON,
        "  missing-reason: {level: warning, reason: So.}",
        {"missing-faq": "warning", "missing-reason": "warning"},
        0,
    ),
    "a mistyped name": (UNFINISHED, "  mising-faq: {level: off, reason: So.}", {"unknown-check": "error"}, 1),
    "a level without a reason": (UNFINISHED, "  missing-faq: off", {"wrong-type": "error"}, 1),
    "a file that cannot be read": (UNFINISHED, "  missing-faq: {level: off", {"unreadable-file": "error"}, 1),
    "another check": (UNFINISHED, "  dead-end: off", {"missing-faq": "warning", "wrong-type": "error"}, 1),
}
"""The files of a glossary, what it has under `checks:`, what is found then, and the exit code of `check`."""


@pytest.mark.parametrize(("files", "rules", "found", "code"), RULES.values(), ids=RULES)
def test_a_command_goes_by_the_rules(
    files: dict[str, str], rules: str, found: dict[str, str], code: int, tmp_path: Path
) -> None:
    about = f"{TITLE}checks:\n{rules}\n" if rules else TITLE
    write(tmp_path / "glossary", files | {"graph/glossary.yml": about})
    diagnostics = compiler.compile_glossary(tmp_path / "glossary").diagnostics
    assert {d.check: str(d.severity) for d in diagnostics if d.check != "unexplained-term"} == found
    root = ["--root", str(tmp_path / "glossary")]
    for command in (["check"], ["export", "-o", str(tmp_path / "exports")], ["pages", "-o", str(tmp_path / "pages")]):
        assert CliRunner().invoke(main, [*command, *root]).exit_code == code, command


@pytest.mark.parametrize(
    ("level", "strict", "found"),
    [
        ("", False, []),
        ("", True, ["warning"]),
        ("warning", False, []),
        ("warning", True, ["warning"]),
        ("error", False, ["error"]),
        ("error", True, ["error"]),
        ("off", True, []),
    ],
)
def test_a_check_of_a_strict_run_is_always_made_where_its_faults_are_errors(
    level: str, found: list[str], tmp_path: Path, *, strict: bool
) -> None:
    rules = f"checks:\n  unlinked-mention: {{level: {level}, reason: So.}}\n" if level else ""
    begin = tiny_glossary()["terms/begin.yml"].replace("What comes first.", "What comes before the end.")
    write(tmp_path, tiny_glossary() | {"graph/glossary.yml": TITLE + rules, "terms/begin.yml": begin})
    diagnostics = compiler.compile_glossary(tmp_path, strict=strict).diagnostics
    assert [str(d.severity) for d in diagnostics if d.check == "unlinked-mention"] == found


def test_what_git_knows_is_asked_for_by_a_strict_run_alone(tmp_path: Path) -> None:
    (case,) = (case for case in CASES if name_of(case) == "lost-address/removed")
    root = whole(tmp_path / "glossary", case)
    write(root, {"graph/glossary.yml": f"{TITLE}checks:\n  lost-address: {{level: error, reason: So.}}\n"})
    for strict, found in ((False, set()), (True, {Severity.ERROR})):
        diagnostics = compiler.compile_glossary(root, strict=strict).diagnostics
        assert {d.severity for d in diagnostics if d.check == "lost-address"} == found


def test_an_exception_to_a_check_that_is_off_is_unused_only_if_it_would_be_anyway(tmp_path: Path) -> None:
    rules = f"{TITLE}checks:\n  missing-faq: {{level: off, reason: So.}}\n"
    allow = "allow: {missing-faq: Nobody asks.}\n"
    files = {path: text + allow for path, text in UNFINISHED.items() if path.startswith("terms")}
    write(tmp_path, UNFINISHED | files | {"graph/glossary.yml": rules})
    diagnostics = compiler.compile_glossary(tmp_path).diagnostics
    # `begin` has a question, `end` has none
    assert [d.place.file for d in diagnostics if d.check == "unused-exception"] == ["terms/begin.yml"]


def test_no_error_is_hidden_behind_many_warnings() -> None:
    drafts = [Term(f"a{n:04}", f"terms/a{n:04}.yml", f"A{n}", "thing", "A thing.") for n in range(30)]
    last = Term("b", "terms/b.yml", "B", "thing", "A thing.", status=Status.REVIEWED)
    glossary = Glossary(terms={term.id: term for term in [*drafts, last]})
    found = [d for d in checks.run(glossary) if d.check == "missing-faq"]
    groups, tallies = listing(found, {}, few=ALL, limit=20)
    shown = [group.first.diagnostic for group in groups]
    assert [d.place.file for d in shown if d.severity is Severity.ERROR] == ["terms/b.yml"]
    assert len(shown) == 21
    assert tallies == (("missing-faq", Severity.ERROR, 1, 1), ("missing-faq", Severity.WARNING, 30, 20))
