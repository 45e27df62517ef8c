"""Diagnostics as people and programs see them, compared with `diagnostics/expected.*`."""

from __future__ import annotations

import json as standard_json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
import jsonschema
import pytest

import golden
from glossgraph import checks, compiler, diagnostics
from glossgraph.diagnostics import Diagnostic, Place, Related, Severity, Summary, github, json, sarif, text
from glossgraph.diagnostics.group import listing
from glossgraph.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from glossgraph.checked import Checked
    from glossgraph.diagnostics import Located

FOLDER = Path(__file__).parent / "diagnostics"


FORMATS: dict[str, Callable[[Checked], str]] = {
    "txt": lambda checked: click.unstyle(text.render(checked.listing().groups, whole(checked), 0.25)),
    "json": lambda checked: json.render(checked.located(), whole(checked)),
    "github": lambda checked: github.render(checked.listing(few=1).groups, whole(checked)),
    "sarif": lambda checked: sarif.render(checked.located(), manuals(checked.located()), "1.2.3", "glossary/"),
}


def whole(checked: Checked) -> Summary:
    """The summary of a report that lists everything."""
    return replace(checked.summary, tallies=checked.listing().tallies)


def manuals(located: Sequence[Located]) -> dict[str, str]:
    """A manual of two lines for every check that found something."""
    return {problem.diagnostic.check: f"The {problem.diagnostic.check}.\n\nMore on it." for problem in located}


def test_a_report_is_as_expected(update_golden: bool) -> None:
    reports: dict[str, str] = {}
    severities: set[Severity] = set()
    for name, folder in (("report", "glossary"), ("equal", "equal")):
        compiled = compiler.compile_glossary(FOLDER / folder)
        severities |= {diagnostic.severity for diagnostic in compiled.diagnostics}
        reports |= {f"{name}.{ending}": render(compiled) for ending, render in FORMATS.items()}
    assert severities == set(Severity)
    golden.compare(FOLDER / "expected", reports, update=update_golden)


@pytest.mark.parametrize("root", ["tests/diagnostics/glossary", "tests/hostile", "tests/bread"])
def test_sarif_is_as_its_schema_says(root: str, project: Path) -> None:
    compiled = compiler.compile_glossary(project / root, strict=True)
    located = compiled.located()
    all_manuals = {checks.name(check): checks.manual(check) for check in checks.CHECKS}
    log = standard_json.loads(sarif.render(located, all_manuals, "1.2.3"))
    schema = standard_json.loads((project / "tests/data/sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(log, schema)
    (run,) = log["runs"]
    assert len(run["results"]) == len(located)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_no_text_of_a_file_can_form_a_link_in_sarif() -> None:
    forged = Diagnostic("bad-id", "[click](https://evil.example)", Place("a b#c%.yml", span=Span(1, 1, 1, 2)))
    report = sarif.render(diagnostics.locate([forged, hostile()], {}), {"bad-id": "A.", "dangling-edge": "B."}, "1")
    results = standard_json.loads(report)["runs"][0]["results"]
    assert "](" not in results[0]["message"]["text"]
    location = results[0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "a%20b%23c%25.yml"
    assert "\x1b" not in report
    assert "\\u001b" not in report


def hostile() -> Diagnostic:
    words = "a\n::error::forged\x1b[31m%0A::notice::also\u202e"
    place = Place("terms/a,b:c.yml\n::error::x", span=Span(1, 1, 1, 2))
    return Diagnostic("dangling-edge", words, place, words, (Related(words, place),))


def test_no_text_of_a_file_can_form_a_workflow_command() -> None:
    report = github.render(listing([hostile()], {}).groups, Summary(1, 0, 0, 1, 0))
    commands = [line for line in report.splitlines() if line.startswith("::")]
    assert len(commands) == 1
    assert "%250A" in commands[0]
    assert "%0A::notice" not in commands[0]
    assert re.match(r"::error file=[^,:]*,line=1,endLine=1,col=1,endColumn=2,title=[^,:]*::", commands[0])


def test_no_text_of_a_file_can_steer_a_terminal() -> None:
    report = click.unstyle(text.render(listing([hostile()], {}).groups, Summary(1, 0, 0, 1, 0), 0))
    assert not [c for c in report if not c.isprintable() and c != "\n"]
    assert len([line for line in report.splitlines() if line.startswith("error[")]) == 1


def test_the_underline_is_right_below_wide_and_invisible_characters() -> None:
    wide = Diagnostic("bad-id", "it is wrong", Place("a.yml", span=Span(1, 7, 1, 12)))
    report = click.unstyle(
        text.render(listing([wide], {"a.yml": "中文\u00a0中文 wrong\n"}).groups, Summary(0, 0, 0, 1, 0), 0)
    )
    # two cells for each wide character, four for the code of the invisible one
    assert "\n  | " + " " * (4 * 2 + 4 + 1) + "^^^^^\n" in report


def test_json_is_json_whatever_a_file_says() -> None:
    report = json.render(diagnostics.locate([hostile()], {}), Summary(1, 0, 0, 1, 0))
    assert standard_json.loads(report)["diagnostics"][0]["message"] == hostile().message


@pytest.mark.parametrize(
    ("word", "proposal"),
    [("margin-cal", "margin-call"), ("Margin Call", "margin-call"), ("margin_call", "margin-call"), ("xyz", "none")],
)
def test_the_nearest_name_is_proposed(word: str, proposal: str) -> None:
    help_ = diagnostics.did_you_mean(word, ["margin-call", "forced-selling"], "none")
    assert help_ in {f"did you mean `{proposal}`?", proposal}


@pytest.mark.parametrize(
    ("word", "near"),
    [
        # a likeness of 0.70 to `leverage`, the least that counts
        ("deleveraging", "leverage"),
        # one of 0.696 to `margin-call`
        ("margin-ratio", ""),
        # two letters that changed places
        ("ot", "to"),
        ("of", ""),
    ],
)
def test_only_a_name_that_is_near_is_proposed(word: str, near: str) -> None:
    assert diagnostics.nearest(word, ["margin-call", "leverage", "to"]) == near
