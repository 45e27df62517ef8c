"""`glossgraph import`, as a user runs it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from glossgraph.cli import main
from glossgraph.importing import sources

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "term,definition,broader\nTree,A tall plant,\nOak,A tree with acorns,Tree\n"


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "My trees.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path / "My trees.csv"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)], catch_exceptions=False)


def test_a_glossary_is_made_that_passes_the_check(source: Path, tmp_path: Path) -> None:
    result = run(source)
    assert result.exit_code == 0
    assert "2  concepts" in result.output
    assert "glossgraph check" in result.output
    checked = CliRunner().invoke(main, ["check", "--root", str(tmp_path / "my-trees")])
    assert checked.exit_code == 0
    assert "2 terms, 1 edge" in checked.output


def test_a_dry_run_writes_nothing(source: Path, tmp_path: Path) -> None:
    result = run(source, "--dry-run")
    assert result.exit_code == 0
    assert "nothing is written" in result.output
    assert list(tmp_path.iterdir()) == [source]


def test_the_report_is_written_for_programs_too(source: Path, tmp_path: Path) -> None:
    assert run(source, "--report", "report.json").exit_code == 0
    found = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert {"effect": "kept", "what": "concepts", "number": 2, "examples": []} in found["found"]


def test_a_language_can_be_named(source: Path, tmp_path: Path) -> None:
    source.write_text("term@de,term@en\nBaum,tree\n", encoding="utf-8")
    assert run(source, "--into", "de", "--language", "de").exit_code == 0
    assert (tmp_path / "de/terms/baum.yml").exists()


def test_a_language_that_is_none_is_refused(source: Path) -> None:
    result = run(source, "--language", "in English")
    assert result.exit_code == 2
    assert "is not the tag of a language" in result.output


def test_what_is_not_understood_gets_a_list_of_what_is(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    result = run(tmp_path / "picture.png")
    assert result.exit_code == 2
    for module in sources.SOURCES:
        assert sources.name(module) in result.output


def test_the_help_lists_every_form() -> None:
    help_ = run("--help").output
    for module in sources.SOURCES:
        assert f"{sources.name(module)} " in help_


def test_a_folder_of_somebody_else_is_left_alone(source: Path, tmp_path: Path) -> None:
    (tmp_path / "my-trees").mkdir()
    (tmp_path / "my-trees/diary.txt").write_text("Dear diary", encoding="utf-8")
    result = run(source)
    assert result.exit_code == 2
    assert "nothing was imported into it" in result.output
    assert [path.name for path in (tmp_path / "my-trees").iterdir()] == ["diary.txt"]


def test_an_empty_table_is_refused(source: Path, tmp_path: Path) -> None:
    source.write_text("term,definition\n", encoding="utf-8")
    assert run(source).exit_code == 2
    assert list(tmp_path.iterdir()) == [source]
