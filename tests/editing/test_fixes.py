"""What is sure is fixed, and only that: the rest of the file stays as it is, byte for byte."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner

from folders import TESTS
from glossgraph import diagnostics
from glossgraph.cli import main
from glossgraph.diagnostics.near import surely_meant
from glossgraph.editing.fixing import fix

if TYPE_CHECKING:
    from pathlib import Path

CASES: list[dict[str, Any]] = yaml.safe_load((TESTS / "editing/fixes.yml").read_text(encoding="utf-8"))

GRAPH = {
    "graph/relations.yml": "triggers: {label: triggers, inverse: is triggered by, flow: forward}\n",
    "graph/kinds.yml": "event: {label: Event, role: none}\n",
    "graph/references.yml": "references:\n  - {id: town-2009, type: book, title: The town}\n",
    "terms/forced-liquidation.yml": "{label: Forced liquidation, kind: event, definition: A sale.}\n",
    "terms/margin-call.yml": "{label: Margin call, kind: event, definition: A demand.}\n",
    "terms/margin-cells.yml": "{label: Margin cells, kind: event, definition: Cells.}\n",
}


def laid(root: Path, text: str) -> Path:
    """Write a glossary into a folder; return the file of the term of this text."""
    for path, content in {**GRAPH, "terms/a.yml": text}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content.encode())
    return root / "terms/a.yml"


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["what"]))
def test_it_is_fixed(case: dict[str, Any], tmp_path: Path) -> None:
    laid(tmp_path, case["wrong"])
    fixed = fix(tmp_path)
    assert fixed.change.after.get("terms/a.yml", case["wrong"]) == case.get("fixed", case["wrong"])
    assert bool(fixed.problems) == ("fixed" in case)
    assert set(fixed.change.after) <= {"terms/a.yml"}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("forced-liquidaton", "forced-liquidation"),
        ("forced-liqiudation", "forced-liquidation"),
        ("Forced_Liquidation", "forced-liquidation"),
        ("frced-liqidation", "forced-liquidation"),
        ("orced-liquidation", ""),
        ("forced-sale", ""),
        ("town-2008", ""),
        ("twn-2009", "town-2009"),
        ("lon", ""),
        ("long-positon", ""),
        ("x" * 1_000, ""),
    ],
)
def test_only_a_slip_of_typing_is_sure(word: str, meant: str) -> None:
    names = ["forced-liquidation", "forced-selling", "town-2009", "long", "long-position", "long-positions"]
    assert surely_meant(word, names) == meant


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["check", "--root", str(root), "--no-cache", *arguments], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


WRONG = "label: A\r\nkind: evnt\r\ndefinition: One.\r\nedges: {triggers: {nobody: It does.}}\r\n"


def test_a_diff_is_shown_and_nothing_is_written(tmp_path: Path) -> None:
    file = laid(tmp_path, WRONG)
    code, diff, said = run(tmp_path, "--fix", "--diff")
    assert (code, said) == (1, "would fix 1 problem in 1 file\n")
    assert diff.startswith("--- a/terms/a.yml\n+++ b/terms/a.yml\n")
    assert "-kind: evnt\n+kind: event\n" in diff
    assert file.read_bytes() == WRONG.encode()


def test_files_are_written_and_what_is_left_is_reported(tmp_path: Path) -> None:
    file = laid(tmp_path, WRONG)
    code, report, said = run(tmp_path, "--fix")
    assert (code, said) == (1, "fixed 1 problem in 1 file\n")
    assert "unknown-kind" not in report
    assert "no term is called `nobody`" in report
    assert file.read_bytes() == WRONG.replace("evnt", "event").encode()
    assert run(tmp_path, "--fix")[2] == ""
    assert run(tmp_path, "--fix", "--diff")[::2] == (0, "nothing can be fixed for sure\n")


def test_only_what_is_named_is_fixed(tmp_path: Path) -> None:
    laid(tmp_path, WRONG)
    assert fix(tmp_path, only={"dangling-edge"}).problems == 0
    assert fix(tmp_path, within={"terms/margin-call.yml"}).problems == 0
    assert fix(tmp_path, only={"unknown-kind"}, within={"terms"}).problems == 1


def test_a_diff_is_one_of_fixes(tmp_path: Path) -> None:
    laid(tmp_path, WRONG)
    code, _, said = run(tmp_path, "--diff")
    assert code == 2
    assert "give both" in said


def test_a_glossary_without_problems_is_not_touched(project: Path, tmp_path: Path) -> None:
    for name in ("terms", "graph"):
        shutil.copytree(project / "tests/bread" / name, tmp_path / name)
    assert not fix(tmp_path).change.files


def test_a_fix_survives_a_long_help_and_a_draft() -> None:
    place = diagnostics.Place("terms/a.yml", ("kind",))
    cure = diagnostics.Extended(diagnostics.Proposal("evnt", ("event",), "none"), ", before it is reviewed")
    problem = diagnostics.Diagnostic("unknown-kind", "no kind is called `evnt`", place, cure)
    (located,) = diagnostics.locate([problem], {"terms/a.yml": "kind: evnt\n"})
    assert located.diagnostic.fix == diagnostics.Fix(
        "write `event`", diagnostics.Place("terms/a.yml", ("kind",), words="evnt"), "event"
    )
    assert located.diagnostic.help == "did you mean `event`?, before it is reviewed"
