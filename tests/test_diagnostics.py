"""Diagnostics as people and programs see them, compared with `diagnostics/expected.*`."""

from __future__ import annotations

import json as standard_json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from glossgraph import compiler, diagnostics
from glossgraph.diagnostics import Diagnostic, Place, Related, Summary, github, json, text
from glossgraph.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent / "diagnostics"


@pytest.mark.parametrize(("render", "ending"), [(text.render, "txt"), (json.render, "json"), (github.render, "github")])
def test_a_report_is_as_expected(render: Callable[..., str], ending: str) -> None:
    compiled = compiler.compile_glossary(FOLDER)
    located = diagnostics.locate(compiled.diagnostics, FOLDER)
    report = click.unstyle(render(located, compiled.summary))
    assert report == (FOLDER / f"expected.{ending}").read_text(encoding="utf-8")


def hostile() -> Diagnostic:
    words = "a\n::error::forged\x1b[31m%0A::notice::also\u202e"
    place = Place("terms/a,b:c.yml\n::error::x", span=Span(1, 1, 1, 2))
    return Diagnostic("dangling-edge", words, place, words, (Related(words, place),))


def test_no_text_of_a_file_can_form_a_workflow_command(tmp_path: Path) -> None:
    report = github.render(diagnostics.locate([hostile()], tmp_path), Summary(1, 0, 0, 1, 0))
    commands = [line for line in report.splitlines() if line.startswith("::")]
    assert len(commands) == 1
    assert "%250A" in commands[0]
    assert "%0A::notice" not in commands[0]
    assert re.match(r"::error file=[^,:]*,line=1,endLine=1,col=1,endColumn=2,title=[^,:]*::", commands[0])


def test_no_text_of_a_file_can_steer_a_terminal(tmp_path: Path) -> None:
    report = click.unstyle(text.render(diagnostics.locate([hostile()], tmp_path), Summary(1, 0, 0, 1, 0)))
    assert not [c for c in report if not c.isprintable() and c != "\n"]
    assert len([line for line in report.splitlines() if line.startswith("error[")]) == 1


def test_the_underline_stands_below_wide_and_invisible_characters(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("中文\u00a0中文 wrong\n", encoding="utf-8")
    wide = Diagnostic("bad-id", "it is wrong", Place("a.yml", span=Span(1, 7, 1, 12)))
    report = click.unstyle(text.render(diagnostics.locate([wide], tmp_path), Summary(0, 0, 0, 1, 0)))
    # two cells for each wide character, four for the code of the invisible one
    assert "\n  | " + " " * (4 * 2 + 4 + 1) + "^^^^^\n" in report


def test_json_is_json_whatever_a_file_says(tmp_path: Path) -> None:
    report = json.render(diagnostics.locate([hostile()], tmp_path), Summary(1, 0, 0, 1, 0))
    assert standard_json.loads(report)["diagnostics"][0]["message"] == hostile().message


@pytest.mark.parametrize(
    ("word", "proposal"),
    [("margin-cal", "margin-call"), ("Margin Call", "margin-call"), ("margin_call", "margin-call"), ("xyz", "none")],
)
def test_the_nearest_name_is_proposed(word: str, proposal: str) -> None:
    help_ = diagnostics.did_you_mean(word, ["margin-call", "forced-selling"], "none")
    assert help_ in {f"did you mean `{proposal}`?", proposal}
