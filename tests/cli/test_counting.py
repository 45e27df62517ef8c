"""What `glossgraph check` counts, and how much of it is listed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from glossgraph import cache, output
from glossgraph.cli import main
from glossgraph.diagnostics import sarif
from tiny import RELATIONS

if TYPE_CHECKING:
    from pathlib import Path

TERM = "label: Term {n}\nkind: thing\ndefinition: Thing {n} of them all.\nstatus: reviewed\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def report(root: Path, *options: str) -> Any:
    return json.loads(run("check", "--root", root, "--format", "json", *options).output)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A glossary of fifty terms without questions; thirty of them have a plural for an alias, and one a bad edge."""
    files = {f"terms/term-{n}.yml": TERM.format(n=n) for n in range(50)}
    files |= {f"terms/term-{n}.yml": TERM.format(n=n) + f"aliases: [term-{n}]\n" for n in range(30)}
    files["terms/term-0.yml"] += "edges: {leads-to: {trem-1: So.}}\n"
    rules = "missing-faq: {level: error, reason: So.}\n  orphan-term: {level: off, reason: So.}"
    about = f"title: Things\ndescription: What there is.\nchecks:\n  {rules}\n"
    output.write(tmp_path, files | {"graph/relations.yml": RELATIONS, "graph/glossary.yml": about})
    return tmp_path


def test_a_table_counts_what_each_check_found(root: Path) -> None:
    done = run("check", "--root", root)
    table = re.findall(r"^(?:error|warning) .*\n", done.output, re.MULTILINE)
    assert table == [
        "error    50  missing-faq       20 listed\n",
        "error    30  repeated-alias    20 listed\n",
        "error     1  dangling-edge\n",
        "warning  50  unexplained-term  20 listed\n",
    ]
    assert done.output.count("error[missing-faq]") == 20
    assert done.output.count("error[repeated-alias]") == 20
    assert done.output.endswith(
        "note: 61 of 131 problems are listed; "
        "`--limit 50` lists all of them, and with `--only CHECK` those of one check\n"
    )
    assert done.exit_code == 1


def test_a_table_is_not_added_to_what_one_sees_at_a_glance(root: Path) -> None:
    assert "error  " not in run("check", "--root", root, "--only", "dangling-edge", "--only", "bad-id").output
    assert "error  " not in run("check", "--root", root, "--only", "missing-faq", "--limit", "50").output
    assert "error  " not in run("check", "--root", root, root / "terms/term-0.yml").output
    whole = run("check", "--root", root, "--limit", "50").output
    assert "error    30  repeated-alias\n" in whole
    assert "are listed" not in whole


def test_with_no_room_only_the_table_is_shown(root: Path) -> None:
    done = run("check", "--root", root, "--limit", "0")
    assert "[" not in done.output
    assert "error    50  missing-faq       0 listed\n" in done.output
    assert done.exit_code == 1


def test_programs_are_told_how_much_there_is(root: Path) -> None:
    whole, part = report(root), report(root, "--limit", "7")
    assert len(whole["diagnostics"]) == whole["summary"]["errors"] + whole["summary"]["warnings"] == 131
    assert whole["summary"]["checks"]["missing-faq"] == {"count": 50, "listed": 50, "errors": 50, "warnings": 0}
    assert part["summary"]["checks"]["missing-faq"] == {"count": 50, "listed": 7, "errors": 50, "warnings": 0}
    assert part["summary"]["checks"]["unexplained-term"] == {"count": 50, "listed": 7, "errors": 0, "warnings": 50}
    assert len(part["diagnostics"]) == 7 + 7 + 1 + 7
    assert {**part["summary"], "checks": None} == {**whole["summary"], "checks": None}


def test_only_some_checks_report(root: Path) -> None:
    found = report(root, "--only", "dangling-edge", "--only", "repeated-alias")
    assert found["summary"]["checks"].keys() == {"dangling-edge", "repeated-alias"}
    assert (found["summary"]["errors"], found["summary"]["warnings"]) == (31, 0)
    done = run("check", "--root", root, "--only", "unexplained-term")
    assert "note: other checks have 81 errors; `glossgraph check` lists them\n" in done.output
    assert done.exit_code == 0
    assert run("check", "--root", root, "--only", "unexplained-term", "--strict").exit_code == 1


def test_what_is_cut_elsewhere_is_listed_of_a_file(root: Path) -> None:
    last = root / "terms/term-9.yml"
    assert "term-9.yml" not in run("check", "--root", root).output
    done = run("check", "--root", root, last, "--only", "repeated-alias")
    assert "error[repeated-alias]: `term-9` repeats the label" in done.output
    assert "1 error, 0 warnings in 1 file" in done.output
    assert "other checks and other files have 80 errors and 50 warnings" in done.output


def test_a_check_that_does_not_exist_is_a_mistake(root: Path) -> None:
    done = run("check", "--root", root, "--only", "mising-faq")
    assert done.exit_code == 2
    assert "no check is called `mising-faq`; did you mean `missing-faq`?" in " ".join(done.output.split())


def test_a_check_of_a_strict_run_is_made_where_it_is_asked_for(root: Path) -> None:
    (root / "terms/term-1.yml").write_text(TERM.format(n=1).replace("Thing 1", "Term 2"), encoding="utf-8")
    assert "unlinked-mention" not in report(root)["summary"]["checks"]
    assert report(root, "--only", "unlinked-mention")["summary"]["checks"]["unlinked-mention"]["count"] == 1


def test_the_numbers_are_the_same_with_a_cache(root: Path) -> None:
    options = [(), ("--limit", "3"), ("--only", "repeated-alias"), (str(root / "terms/term-7.yml"),)]
    for _ in range(2):
        assert [report(root, *each) for each in options] == [report(root, "--no-cache", *each) for each in options]
        # only what reads definitions is looked for again
        term = root / "terms/term-44.yml"
        term.write_text(term.read_text("utf-8").replace("all.", "all.<b>"), encoding="utf-8")
        cache.check(root)


def test_the_number_of_results_is_what_a_service_shows() -> None:
    assert sarif.limit([]) == sarif.limit([sarif.LISTED, 3]) == sarif.limit([50_000] * 5) == sarif.LISTED
    assert sarif.limit([50_000] * 10) == 500
    assert sarif.limit([50_000] * 10 + [10] * 10) == 490


def test_a_log_says_what_it_leaves_out(root: Path) -> None:
    def log(*options: str) -> Any:
        (found,) = json.loads(run("check", "--root", root, "--format", "sarif", *options).output)["runs"]
        return found

    assert len(log()["results"]) == 131
    assert "invocations" not in log()
    (invocation,) = log("--limit", "40")["invocations"]
    notes = [note["message"]["text"] for note in invocation["toolExecutionNotifications"]]
    assert notes == [
        "40 of 50 errors of missing-faq are listed",
        "40 of 50 warnings of unexplained-term are listed",
    ]


def test_the_summary_of_a_job_counts_what_each_check_found(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = root / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(place))
    shown = run("check", "--root", root, "--format", "github").output
    assert "the summary of the job lists all of them\n" in shown
    assert "| error | `repeated-alias` | 30 |\n" in place.read_text("utf-8")
    shown = run("check", "--root", root, "--format", "github", "--limit", "5").output
    assert "the summary of the job lists more of them\n" in shown
    assert "81 errors, 50 warnings\n" in shown
    assert place.read_text("utf-8").endswith("\n115 more problems of these checks are not listed.\n\n")
